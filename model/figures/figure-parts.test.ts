import { expect, it } from "vitest";
import { messages } from "@/messages/en";
import { findsNothing } from "@/model/debrief/sentence";
import { emptyFigure, lookOf, MAX_LOOKS, onceSaid, toldFirst } from "@/model/figures/figure-parts";

it("says equal texts once, with how many wrote them (R-33)", () => {
  expect(onceSaid(["Who pays?", "Where?", "who  pays?", "Who pays? "])).toEqual(["Who pays? ×3", "Where?"]);
  expect(onceSaid([])).toEqual([]);
});

it("gives every answer a look of its own, also where some have tones and others none (R-2)", () => {
  const looks = (...tones: ("yes" | "unsure" | "no" | undefined)[]) =>
    tones.map((_, at) =>
      lookOf(
        tones.map((tone) => ({ tone })),
        at,
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
