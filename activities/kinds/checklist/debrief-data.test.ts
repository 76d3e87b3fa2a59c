import { describe, expect, it } from "vitest";
import { checklistSchema } from "@/activities/kinds/checklist/content";
import type { Mark } from "@/activities/kinds/checklist/view";
import type { AnswerBody } from "@/activities/kinds";
import { checklistDebrief, largestRises } from "@/activities/kinds/checklist/debrief-data";
import { marksFigure } from "@/activities/kinds/checklist/figures";
import { debriefWords } from "@/components/debrief/translated-words";
import { marksSentence, stairsSentence } from "@/activities/kinds/checklist/sentences";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { workshopSchema } from "@/workshop/content/workshop";

const authored = {
  id: "signs",
  kind: "checklist",
  title: "Signs",
  question: "Which?",
  cumulative: true,
  items: ["a", "b", "c"].map((id) => ({ id, text: `Sign ${id}`, label: `label ${id}` })),
  subjects: [
    { id: "one", title: "One", label: "1", text: "one", key: { a: "present" } },
    { id: "two", title: "Two", label: "2", text: "two", key: { b: "present" } },
  ],
};
const list = checklistSchema.parse(authored);
const letters: Record<string, Mark> = { p: "present", a: "absent", u: "unknown" };

/** "pau": one person's marks of the three items; "-" leaves one out. */
const marked = (marks: string): AnswerBody => ({
  marks: Object.fromEntries([...marks].flatMap((l, i) => (l === "-" ? [] : [["abc"[i]!, letters[l]!]]))),
});
const round = (id: string, all: string[], n = 1): RoundInput => ({
  question: `signs/${id}`,
  round: n,
  answers: all.map((m, i) => ({ person: `p${i}`, body: marked(m) })),
});
const debrief = (rounds: RoundInput[], activity = list) =>
  checklistDebrief(activity, {
    title: "t",
    people: 8,
    rounds,
    ended: true,
    startedAt: null,
    endedAt: null,
    curation: {},
    workshop: workshopSchema.parse({
      id: "w",
      language: "en",
      title: "W",
      summary: "s",
      source: "s",
      sessions: [{ id: "s", number: 1, title: "S", minutes: 1, activities: [authored] }],
    }),
  } as DebriefInput);

const one = ["paa", "paa", "puu", "uau", "a-u", "p--"];
const two = ["upa", "ppu", "upp", "-pu", "aua"];

describe("the debrief of a checklist", () => {
  it("is not there where nothing was asked (D-1)", () => expect(debrief([])).toBeNull());

  it("has three marks for each item and how far people agreed (D-35)", () => {
    const [first] = debrief([round("one", one)])!.subjects;
    expect(first).toMatchObject({ answered: 6, passed: 0, missing: 2, few: false });
    expect(first!.items.map((i) => i.counts)).toEqual([
      [4, 1, 1],
      [0, 3, 1],
      [0, 2, 3],
    ]);
    expect(first!.items.map((i) => [i.agreement.count, i.agreement.of])).toEqual([
      [4, 6],
      [3, 4],
      [3, 5],
    ]);
  });

  it("counts those who took silence for absent (D-36)", () => {
    const [first, second] = debrief([round("one", one), round("two", two)])!.subjects;
    expect(first!.items.map((i) => [i.key, i.overcalled])).toEqual([
      [["present"], null],
      [["unknown"], 3],
      [["unknown"], 2],
    ]);
    // What an earlier subject showed is judged no more.
    expect(second!.items.map((i) => [i.key, i.overcalled])).toEqual([
      [null, null],
      [["present"], null],
      [["unknown"], 2],
    ]);
  });

  it("says what a row without a tick is, only where there is one (D-36)", () => {
    const all = debrief([round("one", one), round("two", two)])!;
    const [first, second] = all.subjects.map((s) => marksFigure(all, s, debriefWords()).howKey);
    expect(first).toBeUndefined();
    expect(second).toMatch(/^A row without a tick is not judged here/);
  });

  it("counts a mark as right if the key accepts it beside another (D-36)", () => {
    const key = { a: ["unknown", "absent"], b: ["unknown", "present"], c: "unknown" };
    const either = checklistSchema.parse({ ...authored, subjects: [{ ...authored.subjects[0], key }] });
    const all = debrief([round("one", ["aaa", "apa", "apa", "uup", "pua"])], either)!;
    const [first] = all.subjects;
    expect(first!.items.map((i) => [i.key, i.overcalled])).toEqual([
      [["unknown", "absent"], null],
      [["unknown", "present"], null],
      [["unknown"], 4],
    ]);
    const model = marksFigure(all, first!, debriefWords());
    expect(model.chart?.type === "heat" && model.chart.rows.map((r) => r.cells.map((c) => c.key))).toEqual([
      [false, true, true],
      [true, false, true],
      [false, false, true],
    ]);
    expect(model.tables[0]!.rows.map((r) => r[5])).toEqual([
      "Not known · Absent",
      "Not known · Present",
      "Not known",
    ]);
  });

  it("adds up what at least half found, beside the key, and says where it rose (D-37)", () => {
    const both = debrief([round("one", one), round("two", two)])!;
    expect(both.stairs.map((s) => [s.found, s.added, s.key])).toEqual([
      [1, ["a"], 1],
      [2, ["b"], 2],
    ]);
    expect(largestRises(both.stairs).map((s) => s.subject)).toEqual(["one", "two"]);
    expect(stairsSentence(both)).toMatchObject({ key: "stairs", values: { found: 2, of: 3, added: 1 } });
  });

  it("keeps quiet where fewer than five answered (D-2)", () => {
    const few = debrief([round("one", one.slice(0, 4))])!;
    expect(few.stairs.map((s) => s.found)).toEqual([null, null]);
    expect(stairsSentence(few).key).toBe("few");
    expect(marksSentence(few.subjects[0]!).key).toBe("marks-few");
  });

  it("counts the last round", () => {
    const again = debrief([round("one", one), round("one", ["ppp", "ppp", "ppp", "ppp", "ppp"], 2)])!;
    expect(again.subjects[0]).toMatchObject({ round: 2, rounds: 2, answered: 5 });
  });
});
