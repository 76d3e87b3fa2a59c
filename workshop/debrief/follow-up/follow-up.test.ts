import { describe, expect, it } from "vitest";
import { followUpChapter, type FollowUpCounts } from "@/workshop/debrief/follow-up/chapter";
import {
  foldFollowUpCode,
  followUpAnswerSchema,
  spokenFollowUp,
  standingOf,
} from "@/workshop/debrief/follow-up/waves";

const issued = new Date("2026-11-27T00:00:00Z");
const after = (days: number) => new Date(issued.getTime() + days * 86_400_000 + 3_600_000);

describe("when somebody is asked (C-18)", () => {
  it.each([
    [0, [], { is: "before", next: 30 }],
    [29, [], { is: "before", next: 30 }],
    [30, [], { is: "asking", wave: 30 }],
    [89, [], { is: "asking", wave: 30 }],
    [40, [30], { is: "answered", next: 90 }],
    [90, [30], { is: "asking", wave: 90 }],
    [95, [], { is: "asking", wave: 90 }],
    [95, [90], { is: "over" }],
    [170, [30, 90], { is: "over" }],
  ] as const)("after %i days, having answered %j", (days, answered, standing) =>
    expect(standingOf(issued, answered, after(days))).toEqual(standing),
  );
});

describe("a personal code", () => {
  it("is read as people write it", () => {
    const code = "23456789BCDFGHJK";
    expect(spokenFollowUp(code)).toBe("2345 6789 BCDF GHJK");
    expect(foldFollowUpCode(" 2345-6789 bcdf ghjk ")).toBe(code);
    expect(foldFollowUpCode("2345 6789 BCDF GH1K")).toBe(code);
    for (const typed of ["", "2345", `${code}2`, "2345 6789 BCDF GHA8"])
      expect(foldFollowUpCode(typed)).toBeNull();
  });
});

describe("what is said of a commitment", () => {
  it("is one of four, with texts that may be left out", () => {
    expect(followUpAnswerSchema.parse({ status: "done", helped: " ", hindered: " a " })).toEqual({
      status: "done",
      helped: null,
      hindered: "a",
    });
    expect(followUpAnswerSchema.safeParse({ status: "great", helped: "", hindered: "" }).success).toBe(false);
    expect(
      followUpAnswerSchema.safeParse({ status: "done", helped: "x".repeat(301), hindered: "" }).success,
    ).toBe(false);
  });
});

describe("the chapter (C-19)", () => {
  const t = (key: string, values?: object) => `${key}${values ? JSON.stringify(values) : ""}`;
  const chapter = (counts: FollowUpCounts["counts"]) =>
    followUpChapter(
      { counts, codes: 19, released: [{ wave: 30, about: "helped", text: "My head of unit" }] },
      t,
    );

  it("is not there while nobody came back, and keeps quiet below five", () => {
    expect(chapter({})).toBeNull();
    const [figure] = chapter({ 30: { done: 3, dropped: 1 } })!.parts[0]!.figures;
    expect(figure).toMatchObject({ reading: "few", chart: null, tables: [] });
    expect(figure!.texts).toBeUndefined();
  });

  it("shows each wave by itself, with counts, shares and intervals", () => {
    const figures = chapter({ 30: { done: 5, partly: 3, "not-yet": 2 }, 90: { done: 2 } })!.parts[0]!.figures;
    expect(figures.map((f) => f.id)).toEqual(["follow-up-30", "follow-up-90"]);
    expect(figures[0]!.reading).toBe('reading{"kept":8,"of":10,"wave":30}');
    expect(figures[0]!.tables[0]!.rows.map((r) => r[1])).toEqual([5, 3, 2, 0]);
    // Wilson's interval of 5 of 10, as R's prop.test(5, 10, correct = FALSE) gives it: 0.2366, 0.7634.
    expect(figures[0]!.chart).toMatchObject({
      type: "bars",
      rows: [{ count: 5, of: 10, low: expect.closeTo(23.66, 2), high: expect.closeTo(76.34, 2) }, {}, {}, {}],
    });
    expect(figures[0]!.texts).toEqual([{ title: "helped", texts: ["My head of unit"] }]);
    expect(figures[1]!.chart).toBeNull();
  });

  it("has under each wave what was written in it, and nothing of another", () => {
    const enough = { done: 5 };
    const released = ([30, 90] as const).flatMap((wave) =>
      (["helped", "hindered"] as const).map((about) => ({ wave, about, text: `${about} after ${wave}` })),
    );
    const whole = followUpChapter({ counts: { 30: enough, 90: enough }, codes: 5, released }, t)!;
    expect(whole.parts[0]!.figures.map(({ texts }) => texts?.flatMap((group) => group.texts))).toEqual([
      ["helped after 30", "hindered after 30"],
      ["helped after 90", "hindered after 90"],
    ]);
  });
});
