/** What trainers hid, reworded and remarked, as readers of several languages see it. */
import { describe, expect, it } from "vitest";
import type { MadeSentence } from "@/model/debrief/made";
import {
  EVERY_LANGUAGE,
  type ReportEdit,
  remarkFor,
  remarkKey,
  storyKey,
  toldStory,
} from "@/workshop/debrief/report/edits";

const READERS = ["en", "ar", "id", "ko", "th"];
const sentences: MadeSentence[] = [
  { id: "participation", key: "participation", values: { joined: 6 } },
  { id: "turning:paula", key: "turning", activity: "paula", values: { part: 4 } },
];
const edit = (key: string, language: string, changes: Partial<ReportEdit> = {}): ReportEdit => ({
  key,
  language,
  revision: 1,
  text: null,
  hidden: false,
  basis: null,
  by: "Ada",
  at: 1,
  ...changes,
});
const linesOf = (edits: ReportEdit[], language: string) =>
  toldStory(sentences, { sentence: ({ id }) => `made ${id}`, headline: () => undefined }, edits, language);

describe("a sentence that a trainer hid (F-7)", () => {
  const hidden = edit(storyKey("turning:paula"), EVERY_LANGUAGE, { hidden: true, revision: 3 });

  it.each(READERS)("is hidden for who reads in %s, and the other one is not", (language) => {
    expect(linesOf([hidden], language).map((s) => [s.id, s.hidden, s.hiddenRevision])).toEqual([
      ["participation", false, 0],
      ["turning:paula", true, 3],
    ]);
  });

  it.each(READERS)("stays hidden in %s also where it was reworded in one language", (language) => {
    const reworded = edit(storyKey("turning:paula"), "ar", { text: "نص", revision: 5 });
    for (const edits of [
      [hidden, reworded],
      [reworded, hidden],
    ]) {
      const sentence = linesOf(edits, language)[1]!;
      expect([sentence.hidden, sentence.edited]).toEqual([true, language === "ar" ? "نص" : null]);
    }
  });
});

it("a wording is that of its own language and sentence alone (F-7)", () => {
  const edits = [edit(storyKey("participation"), "th", { text: "ข้อความ" })];
  expect(READERS.map((language) => linesOf(edits, language).map((s) => s.edited))).toEqual([
    [null, null],
    [null, null],
    [null, null],
    [null, null],
    ["ข้อความ", null],
  ]);
});

describe("a remark (F-7)", () => {
  const written = [
    edit(remarkKey(null), "en", { text: "Of the whole", at: 1 }),
    edit(remarkKey(null), "ar", { text: "عن الكل", at: 2 }),
    edit(remarkKey("paula"), "th", { text: "เรื่องของพอลลา", at: 3 }),
  ];
  const seen = (edits: ReportEdit[], activity: string | null, authored = "en") =>
    READERS.map((language) => remarkFor(edits, activity, language, authored));

  it("is read in one's own language, else in that of the room, else the one that was written last", () => {
    expect(seen(written, null)).toEqual(["Of the whole", "عن الكل", ...Array(3).fill("Of the whole")]);
    expect(seen(written, null, "ko")).toEqual(["Of the whole", "عن الكل", ...Array(3).fill("عن الكل")]);
    expect(seen(written, "paula")).toEqual(Array(5).fill("เรื่องของพอลลา"));
    expect(seen(written, "another")).toEqual(Array(5).fill(null));
  });

  it("that was taken out in one's own language is gone there, and stays in the others", () => {
    const out = written.map((e) => (e.language === "ar" ? { ...e, text: null } : e));
    expect(seen(out, null)).toEqual(["Of the whole", null, ...Array(3).fill("Of the whole")]);
    // Taken out in all that it was written in, it is nowhere.
    const gone = written.map((e) => ({ ...e, text: null }));
    expect([seen(gone, null), seen(gone, "paula")]).toEqual([Array(5).fill(null), Array(5).fill(null)]);
  });
});
