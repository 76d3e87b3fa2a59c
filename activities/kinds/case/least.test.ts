/** A case of which only the text and the question were written (E-67). */
import { describe, expect, it } from "vitest";
import { type Case, caseSchema, partLabel, partRecall, partTitle } from "@/activities/kinds/case/content";
import { caseDebrief } from "@/activities/kinds/case/debrief-data";
import { caseFigures } from "@/activities/kinds/case/figures";
import { caseKind } from "@/activities/kinds/case/kind";
import { halfSentences } from "@/activities/kinds/case/sentences";
import { caseSentences, caseStats } from "@/activities/kinds/case/story-sentences";
import { caseRows } from "@/activities/kinds/case/summary-rows";
import { storyWords } from "@/components/debrief/story-words";
import { debriefWords } from "@/components/debrief/translated-words";
import { caseOf, caseWorkshop, roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { blankDraft, type DraftActivity } from "@/workshop/editor/draft";
import { activityProblems } from "@/workshop/editor/problems";
import { emptyActivity } from "@/workshop/editor/templates";

const blank = blankDraft("mine", "Mine");
const text = "Ana is 22 and looks for work, and an agency offers her a place in a laundry abroad.";

/** A new case, as the editor makes it, with its text and its question written. */
function written(): Case {
  const empty = emptyActivity(blank, "case");
  const [part] = empty.parts as { clauses: object[] }[];
  const whole = {
    ...empty,
    title: "Case",
    question: "Is she a victim?",
    parts: [{ ...part, clauses: [{ ...part!.clauses[0], text }] }],
  };
  expect(activityProblems(whole as DraftActivity, [])).toEqual([]);
  return caseSchema.parse(whole);
}

describe("a case of a text and a question (E-67)", () => {
  const story = written();
  const [part] = story.parts;

  it("lacks nothing else when it is new", () => {
    const paths = activityProblems({ ...emptyActivity(blank, "case"), title: "Case" }, []).map((p) => p.path);
    expect(paths).toEqual([`${story.id}/question`, `${story.id}/parts/${part!.id}/clauses/item-2/text`]);
  });

  it("names its parts by how they begin", () => {
    expect(partTitle(part!)).toBe("Ana is 22 and looks for work, and an agency offers her a…");
    expect(partLabel(part!)).toBe("Ana is 22 and looks…");
    expect(partRecall(part!)).toBe(text);
    expect(partLabel({ ...part!, title: "The offer" })).toBe("The offer");
    const thai = { ...part!, clauses: [{ id: "a", text: "ก".repeat(100) }] };
    expect(partTitle(thai)).toHaveLength(60);
  });

  it("has no key to explain, and takes answers", () => {
    const [step] = caseKind.steps(story);
    const question = { id: step!.question!, activityId: story.id, stepId: step!.id, partId: part!.id };
    expect(step!.title).toBe(partTitle(part!));
    expect(caseKind.key(story, question)).toBeNull();
    expect(caseKind.parse(story, question, { answer: "yes" })).toEqual({ answer: "yes" });
  });

  it("is told in the debrief without an expert", () => {
    const whole = caseWorkshop();
    const story = caseOf(whole);
    const { band: _, wrongTurns: __, ...bare } = story;
    const plain: Case = { ...bare, parts: story.parts.map(({ key: _key, ...rest }) => rest) };
    const paths = ["NNYYYYYY", "NNYYYYYY", "NNYYYYYY", "NNYYYYYY", "NNNNYYYY", "NNNNYYYY"];
    const debrief = caseDebrief(plain, roomOf(roundsFrom(paths), paths.length, whole))!;
    expect(debrief).toMatchObject({ band: null, wrongTurns: null });
    const words = debriefWords();
    const front = storyWords(words, true);
    const said = [
      ...halfSentences(debrief).map(words.say),
      ...caseSentences(debrief).map(front.sentence),
      ...caseStats([debrief]).flatMap((s) => Object.values(front.stat(s))),
      ...caseFigures(debrief, words).flatMap((f) => [f.title, f.reading, f.expert ?? ""]),
    ];
    expect(said.filter((one) => /expert|undefined|null|NaN/i.test(one))).toEqual([]);
    expect(said[0]).toBe("From part 3 on, at least half of those who answered said “Yes” (part 3: 4 of 6).");
    expect(caseRows(debrief, 6).some((row) => row.measure === "wrong-turn")).toBe(false);
  });
});
