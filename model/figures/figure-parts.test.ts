import { expect, it } from "vitest";
import { messages } from "@/messages/load";
import { findsNothing } from "@/model/debrief/sentence";
import { debriefWords } from "@/components/debrief/translated-words";
import type { Chart } from "@/model/figures/chart";
import {
  emptyFigure,
  explained,
  headsSaid,
  lookOf,
  MAX_LOOKS,
  onceSaid,
  toldFirst,
} from "@/model/figures/figure-parts";

const words = debriefWords();
const whisker = "The thin line is the 95 % interval (Wilson).";
const bar = { label: "A", count: 1, of: 5, low: 4, high: 62, said: "1 of 5" };
const withChart = (chart: Chart, more: Chart[] = []) =>
  explained(
    {
      ...emptyFigure("a-b", "T", "R"),
      how: "How.",
      howDrawn: "Drawn.",
      chart,
      more: more.map((one) => ({ caption: "", chart: one })),
    },
    words,
  );

it("says of each mark what it is, once, and only where it is drawn (D-20)", () => {
  const bars: Chart = { type: "bars", rows: [bar] };
  expect(withChart(bars, [bars]).how).toBe(`How. Drawn. ${whisker}`);
  expect(withChart({ ...bars, band: true }).how).toBe("How. Drawn.");
  expect(withChart({ type: "bars", rows: [{ ...bar, low: null, high: null }] }).how).toBe("How. Drawn.");
  const columns: Chart = { type: "columns", columns: [], middle: { from: 0, at: 1, to: 2 } };
  expect(withChart(columns).how).toMatch(/^How\. Drawn\. The dot is the median/);
  const heat: Chart = {
    type: "heat",
    columns: ["a"],
    rows: [{ label: "A", cells: [{ said: "1", level: 1, key: true }] }],
  };
  expect(withChart(heat)).toMatchObject({
    how: "How. Drawn.",
    howKey: "A tick marks what an expert accepts.",
  });
  expect(withChart(bars)).not.toHaveProperty("howKey");
  expect(withChart(bars)).not.toHaveProperty("howDrawn");
});

it("keeps a number and its word on one line (D-4)", () => {
  expect(headsSaid({ answered: 19, passed: 1, missing: 3, present: 23 }, words)).toBe(
    "19\u00a0answered · 1\u00a0passed · 3\u00a0gave\u00a0nothing · 23\u00a0present",
  );
});

it("says equal texts once, with how many wrote them (D-16)", () => {
  expect(onceSaid(["Who pays?", "Where?", "who  pays?", "Who pays? "])).toEqual(["Who pays? ×3", "Where?"]);
  expect(onceSaid([])).toEqual([]);
});

it("gives every answer a look of its own, also where some have tones and others none (R-2)", () => {
  const looks = (...tones: ("yes" | "unsure" | "no" | undefined)[]) =>
    tones.map((_, index) =>
      lookOf(
        tones.map((tone) => ({ tone })),
        index,
      ),
    );
  expect(looks(undefined, undefined)).toEqual(["plain", "no"]);
  expect(looks("yes", undefined)).toEqual(["yes", "no"]);
  expect(looks("yes", "unsure", "no")).toEqual(["yes", "unsure", "no"]);
  for (const tones of [
    ["yes", undefined],
    [undefined, "no"],
    ["yes", "no"],
    [undefined, "yes"],
  ] as const) {
    const all = looks(...tones, ...Array.from({ length: MAX_LOOKS - tones.length }, () => undefined));
    expect(new Set(all.map((look) => (look === "plain" ? "yes" : look)))).toHaveProperty("size", all.length);
  }
});

it("tells the first figure that finds something, and finds nothing only where all of them do not (R-40)", () => {
  const nothing = emptyFigure("a-sure", "How sure", "Nobody said so.");
  const found = { ...nothing, id: "a-bars", reading: "Most said yes.", nothing: undefined };
  expect(toldFirst([nothing, found])).toEqual({ sentence: "Most said yes.", nothing: false });
  expect(toldFirst([nothing])).toEqual({ sentence: "Nobody said so.", nothing: true });
  expect(toldFirst([])).toEqual({ sentence: "", nothing: false });
});

it("knows the sentences that find nothing by their keys, and only beside others that do not (R-40)", () => {
  const keys = Object.keys(messages.debrief.sentences);
  const silent = keys.filter((key) => findsNothing({ key }));
  for (const key of keys.filter((one) => /^few|-few$|-none$|-still$|-even$|-nothing$/.test(one)))
    expect(silent.includes(key) || key.startsWith("tipping"), key).toBe(true);
  expect(findsNothing({ key: "strip" }, { key: "flow-still" })).toBe(false);
  expect(findsNothing({ key: "strip-none" }, { key: "flow-still" })).toBe(true);
});
