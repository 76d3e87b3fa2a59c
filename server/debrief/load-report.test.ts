import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { noReleases } from "@/model/debrief/release";
import { reportFrom } from "@/server/debrief/load-report";
import { nineTakers, type Taker, twoTests } from "@/tests/support/two-tests";
import { learningOf } from "@/server/debrief/room-reading";
import { debriefOf } from "@/workshop/debrief/debrief";
import { findings, shortReport } from "@/workshop/debrief/report/short-report";
import type { Report } from "@/workshop/debrief/report/report";

const figuresIn = (report: Report) => report.chapters.flatMap((c) => c.parts).flatMap((p) => p.figures);

function reportOn(takers: Taker[], linked = true): Report {
  const { input: whole } = twoTests(takers, 6);
  const input = { ...whole, ...(!linked && { linked: undefined }) };
  return reportFrom(
    {
      input,
      debrief: debriefOf(input),
      sources: [],
      stored: [],
      releases: noReleases,
      edits: [],
      story: { box: null, learning: learningOf(debriefOf(input)) },
      followUp: { counts: {}, codes: 0, released: [] },
      published: false,
    },
    "en",
    debriefWords(),
    true,
  );
}

describe("a sentence of the front page", () => {
  it.each([
    ["the comparison of people", true, "post-learning"],
    ["the two shares of the room", false, "post-before"],
  ])("leads to the figure that shows it, which is in the short forms: %s (X-47)", (_name, linked, id) => {
    const report = reportOn(nineTakers, linked);
    expect(report.story.at(-1)?.figure).toBe(id);
    const short = shortReport(report);
    const front = short.front.pictures.map((picture) => picture.figure);
    expect([...front, ...figuresIn(short)].map((f) => f.id)).toContain(id);
  });

  it("that finds nothing is in no report, and neither is a figure that finds nothing in a file (R-40)", () => {
    const report = reportOn(nineTakers.slice(0, 4));
    expect(report.story.map((s) => s.id)).toEqual(["participation"]);
    expect(figuresIn(report).some((f) => f.nothing)).toBe(true);
    for (const file of [findings(report), shortReport(report)])
      expect(figuresIn(file).filter((f) => f.nothing)).toEqual([]);
  });
});
