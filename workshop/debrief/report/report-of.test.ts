import { describe, expect, it } from "vitest";
import { XMLValidator } from "fast-xml-parser";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { kindNames } from "@/activities/kinds";
import { chartSvg } from "@/components/chart/chart-svg";
import { everyKind } from "@/tests/support/every-kind";
import { sampleDebrief, sampleReport, sampleWords } from "@/tests/support/sample-report";
import type { FigureModel } from "@/model/figures/figure";
import { reportOf, withoutWords } from "@/workshop/debrief/report/report-of";

const words = await sampleWords();
const sizes = [0, 1, 2, 19, 300];
const debriefs = sizes.map((people) => ({ people, debrief: sampleDebrief({ people, workshop: everyKind }) }));
const activities = (people: number) =>
  debriefs.find((d) => d.people === people)!.debrief.sessions.flatMap((s) => s.activities);
const charts = (figure: FigureModel) => [
  ...(figure.chart ? [figure.chart] : []),
  ...(figure.more ?? []).map((m) => m.chart),
];

describe("[R-5] figures as plain data", () => {
  it("has at least one for every kind that asks", () => {
    const asked = new Set(activities(19).map((a) => a.kind));
    expect(
      kindNames.filter((k) => !["slide", "media", "break"].includes(k) && !asked.has(k as never)),
    ).toEqual([]);
    for (const a of activities(19)) expect(figuresOf(a, words).length, a.kind).toBeGreaterThan(0);
  });

  it.each(sizes)(
    "in a room of %i, each has an id of its own, a title and a sentence, and every word exists",
    (people) => {
      const figures = activities(people).flatMap((a) => figuresOf(a, words));
      expect(new Set(figures.map((f) => f.id)).size).toBe(figures.length);
      for (const f of figures) {
        expect(f.id).toMatch(/^[\w-]+$/);
        expect([f.title, f.reading].every(Boolean), f.id).toBe(true);
        expect(JSON.stringify(f)).not.toMatch(/NaN|undefined|Infinity|"(?:debrief|report|compare)\./);
      }
    },
  );

  it.each(sizes)(
    "in a room of %i, every chart can be drawn in both directions and at every width",
    (people) => {
      for (const figure of activities(people).flatMap((a) => figuresOf(a, words))) {
        for (const chart of charts(figure)) {
          for (const width of [960, 330]) {
            const { svg } = chartSvg(chart, {
              title: figure.title,
              desc: figure.reading,
              width,
              direction: width === 330 ? "rtl" : "ltr",
              expert: true,
            });
            expect(XMLValidator.validate(svg), figure.id).toBe(true);
            expect(svg, figure.id).not.toMatch(/NaN|Infinity/);
          }
        }
      }
    },
  );

  it("has every number of a bar and a stack in a table", () => {
    for (const figure of activities(19).flatMap((a) => figuresOf(a, words))) {
      const cells = figure.tables.flatMap((t) => t.rows.flat()).join(" ");
      for (const chart of charts(figure)) {
        const counts =
          chart.type === "bars"
            ? chart.rows.map((r) => r.count)
            : chart.type === "columns"
              ? chart.columns.map((c) => c.count)
              : [];
        for (const count of counts.filter((n) => n > 0))
          expect(cells, figure.id).toMatch(new RegExp(`\\b${count}\\b`));
      }
    }
  });
});

describe("[R-6] people's own words", () => {
  it("leave no figure of a report unless the room has seen them", () => {
    const debrief = sampleDebrief({
      people: 30,
      workshop: everyKind,
      phrases: ["WRITTEN one", "WRITTEN two", "WRITTEN three"],
    });
    const figures = debrief.sessions.flatMap((s) => s.activities).flatMap((a) => figuresOf(a, words));
    const has = (value: unknown) => JSON.stringify(value ?? null).includes("WRITTEN");
    expect(figures.filter((f) => has(f.texts)).length).toBeGreaterThan(1);
    expect(figures.filter((f) => has(f.written)).length).toBeGreaterThan(0);
    expect(has(reportOf(debrief, words))).toBe(false);
  });

  it("stay where a group presented them", () => {
    const figure: FigureModel = {
      id: "a-b",
      title: "T",
      reading: "R",
      chart: null,
      tables: [],
      written: [],
      texts: [
        { title: "G", texts: ["x"], released: true },
        { title: "H", texts: ["y"] },
      ],
    };
    expect(withoutWords(figure)).toEqual({
      id: "a-b",
      title: "T",
      reading: "R",
      chart: null,
      tables: [],
      texts: [{ title: "G", texts: ["x"], released: true }],
    });
  });
});

describe("[R-5] a report", () => {
  it("has a chapter for each session and a part for each activity, and what was brought to it", async () => {
    const report = await sampleReport();
    expect(report.chapters).toHaveLength(2);
    expect(report.chapters[0]!.parts[0]!.remark).toContain("ask this again");
    expect(report.quotes).toHaveLength(1);
    expect(report).toMatchObject({ language: "en", direction: "ltr", ended: true });
    expect((await sampleReport("ar")).direction).toBe("rtl");
  });

  it("of an empty room has no chapters, and still its notes", () => {
    const report = reportOf({ ...debriefs[0]!.debrief, sessions: [] }, words);
    expect([report.chapters, report.notes.length > 0]).toEqual([[], true]);
  });

  it("F-18: says what is left out where that is, and else how few are shown", () => {
    const { debrief } = debriefs[0]!;
    expect(reportOf(debrief, words, { fewLeftOut: true }).notes[0]).toMatch(
      /^What fewer than five people answered is left out/,
    );
    expect(reportOf(debrief, words).notes[0]).toMatch(/only counts are shown/);
  });
});
