import { describe, expect, it } from "vitest";
import { piecesOf, type TextSettings } from "@/server/exports/docx/runs";

const arabic: TextSettings = { language: "ar", original: "en", foreign: [], direction: "rtl" };
const english: TextSettings = { language: "en", original: "en", foreign: [], direction: "ltr" };
const LRM = "\u200e";
const RLM = "\u200f";

describe("[R-8] [R-9] a line in pieces", () => {
  const tagged = (line: string, report: TextSettings) =>
    piecesOf(line, report, report.direction).map((p) => `${p.direction} ${p.language} ${p.text}`);

  it("has no isolates: a range and a name keep their order between marks", () => {
    expect(tagged("\u20674 ← \u20664–5\u2069\u2069", arabic)).toEqual([
      "rtl ar 4 ← ",
      `ltr ar ${LRM}4–5${LRM}`,
    ]);
    expect(tagged("الجلسة 1: \u2068Ask first\u2069!", arabic)).toEqual([
      "rtl ar الجلسة 1: ",
      `ltr en ${LRM}Ask first${LRM}`,
      "rtl ar !",
    ]);
    expect(tagged("Chosen: \u2068نعم 1\u2069.", english)).toEqual([
      "ltr en Chosen: ",
      `rtl ar ${RLM}نعم 1${RLM}`,
      "ltr en .",
    ]);
  });

  it("has an isolate of its own direction without marks", () => {
    expect(tagged("«\u2068نعم\u2069»", arabic)).toEqual(["rtl ar «نعم»"]);
  });

  it("is one empty piece where it is empty", () => {
    expect(tagged("", arabic)).toEqual(["rtl ar "]);
  });
});
