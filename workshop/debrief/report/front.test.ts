/** The pictures that open a report. */
import { describe, expect, it } from "vitest";
import type { BarRow, Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import {
  EVERY_LANGUAGE,
  frontKey,
  type ReportEdit,
  type ToldSentence,
} from "@/workshop/debrief/report/edits";
import { frontOf, quotesFrom, strengthOf } from "@/workshop/debrief/report/front";

const row = (count: number, people = 20, more: Partial<BarRow> = {}): BarRow => ({
  label: `${count}`,
  count,
  of: people,
  low: null,
  high: null,
  said: `${count} of ${people}`,
  ...more,
});
const bars = (...rows: BarRow[]): Chart => ({ type: "bars", rows });
const EVEN = bars(row(10), row(10));
const figure = (id: string, chart: Chart | null, more: Partial<FigureModel> = {}): FigureModel => ({
  id,
  title: id,
  question: "What?",
  reading: `About ${id}.`,
  chart,
  tables: [{ caption: "Numbers", head: [], rows: [] }],
  ...more,
});
const part = (activity: string, ...figures: FigureModel[]) => ({
  activity,
  title: `Title ${activity}`,
  figures,
});
const sentence = (id: string, more: Partial<ToldSentence> = {}) =>
  ({ id, made: `made ${id}`, edited: null, activity: null, hidden: false, ...more }) as ToldSentence;
const wish = (id: string, hidden: boolean): ReportEdit => ({
  key: frontKey(id),
  language: EVERY_LANGUAGE,
  revision: 1,
  text: null,
  hidden,
  basis: null,
  by: "Ada",
  at: 1,
});
const idsOf = (...parts: Parameters<typeof frontOf>) => frontOf(...parts).pictures.map((p) => p.figure.id);

const NONE = { quotes: [], plan: null };

describe("the front of a report (F-21)", () => {
  it("shows what the story speaks of beside its sentences, movement first, and all else below", () => {
    const flow: Chart = { type: "flow", columns: [], moves: [] };
    const front = frontOf(
      [
        sentence("people"),
        sentence("divided", { figure: "a-1" }),
        sentence("turning", { figure: "b-1", headline: "The room turned" }),
        sentence("movement", { figure: "b-1" }),
      ],
      [part("a", figure("a-1", EVEN)), part("b", figure("b-1", flow))],
      [],
      NONE,
    );
    expect(front.pictures.map((p) => [p.headline, p.sentences.map((s) => s.id)])).toEqual([
      ["The room turned", ["turning", "movement"]],
      ["Title a", ["divided"]],
    ]);
    expect(front.pictures[0]!.figure.tables).toEqual([]);
    expect(front.rest.map((s) => s.id)).toEqual(["people"]);
  });

  it("adds the strongest answers of each reason in turn, and never those of too few", () => {
    const parts = [
      part("even", figure("even-1", EVEN), figure("even-2", EVEN)),
      part("missed", figure("missed-1", bars(row(2, 20, { key: true }), row(18)))),
      part(
        "moved",
        figure("moved-1", bars(row(15, 20, { before: [{ count: 2, of: 20, said: "" }] }), row(5))),
      ),
      part("few", figure("few-1", bars(row(2, 4), row(2, 4)))),
      part("agreed", figure("agreed-1", bars(row(19), row(1)))),
      part("unasked", figure("unasked-1", EVEN, { question: undefined })),
    ];
    expect(idsOf([], parts, [], NONE)).toEqual(["moved-1", "missed-1", "even-1"]);
  });

  it("follows the trainers, who put figures there and take them off (F-22)", () => {
    const parts = [
      part("even", figure("even-1", EVEN)),
      part("agreed", figure("agreed-1", bars(row(19), row(1)))),
    ];
    expect(idsOf([], parts, [wish("even-1", true), wish("agreed-1", false)], NONE)).toEqual(["agreed-1"]);
    const hidden = sentence("divided", { figure: "even-1", hidden: true });
    expect(idsOf([hidden], parts, [], NONE)).toEqual([]);
  });

  it("draws the chief rows of long figures, and says how many there are", () => {
    const long = bars(...[1, 9, 3, 8, 2, 7, 4, 6].map((count) => row(count, 40)));
    const [picture] = frontOf([], [part("a", figure("a-1", long))], [wish("a-1", false)], NONE).pictures;
    expect(picture!.rows).toEqual({ shown: 5, all: 8 });
    const { chart } = picture!.figure;
    expect(chart?.type === "bars" && chart.rows.map((r) => r.count)).toEqual([9, 8, 7, 6, 4]);
  });

  it("quotes released texts alone, one of each question", () => {
    const text = (words: string) => ({ id: words, text: words });
    const long = "I will ask where the passport is.";
    const source = (id: string, ...texts: string[]) =>
      ({
        id,
        kind: "open",
        activity: null,
        question: "",
        group: null,
        held: null,
        texts: texts.map(text),
      }) as const;
    const releases = {
      text: (_: string, said: string) => (said.includes("not") ? null : said),
      whole: () => null,
    };
    const sources = [source("a", "yes", `not ${long}`, long, `${long} Twice.`), source("b", `not ${long}`)];
    expect(quotesFrom(sources, releases)).toEqual([long]);
  });
});

it("answers of several choices are no division (F-21)", () => {
  expect(strengthOf(bars(row(15), row(14), row(16)))).toBeNull();
});
