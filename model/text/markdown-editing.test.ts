import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changeBetween,
  hasMark,
  type Mark,
  type TextSelection,
  marks,
  withMark,
} from "@/model/text/markdown-editing";

/** A field in which "[" and "]" of the sketch, written as ‹ and ›, stand around the selection; | is a caret. */
function field(sketch: string): TextSelection {
  const caret = sketch.indexOf("|");
  if (caret >= 0) return { text: sketch.replace("|", ""), from: caret, to: caret };
  return { text: sketch.replace(/[‹›]/g, ""), from: sketch.indexOf("‹"), to: sketch.indexOf("›") - 1 };
}
const sketchOf = ({ text, from, to }: TextSelection) =>
  from === to
    ? `${text.slice(0, from)}|${text.slice(from)}`
    : `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`;
const pressed = (sketch: string, mark: Mark) => sketchOf(withMark(field(sketch), mark));

describe("the toolbar of a Markdown field (E-66)", () => {
  it.each([
    ["a ‹word› b", "bold", "a **‹word›** b"],
    ["a **‹word›** b", "bold", "a ‹word› b"],
    ["a ‹**word**› b", "bold", "a ‹word› b"],
    ["a ‹word› b", "italic", "a *‹word›* b"],
    ["a **‹word›** b", "italic", "a ***‹word›*** b"],
    ["a ***‹word›*** b", "bold", "a *‹word›* b"],
    ["a ***‹word›*** b", "italic", "a **‹word›** b"],
    ["a ‹word ›b", "bold", "a **‹word** ›b"],
    ["a wo|rd b", "bold", "a **wo|rd** b"],
    ["a **wo|rd** b", "bold", "a wo|rd b"],
    ["a word| b", "italic", "a *word|* b"],
    ["a | b", "bold", "a **|** b"],
    ["a **|** b", "bold", "a | b"],
    ["السائق ‹نفسه› هنا", "bold", "السائق **‹نفسه›** هنا"],
    ["ผู้|พูด", "bold", "**ผู้|พูด**"],
  ] as const)("%s, %s: %s", (before, mark, after) => expect(pressed(before, mark)).toBe(after));

  it("makes each line of a selection bold, and leaves the signs of a list before it", () => {
    expect(pressed("‹- one\n- two\n\nthree›", "bold")).toBe("‹- **one**\n- **two**\n\n**three›**");
    expect(withMark(withMark(field("‹- one\n- two›"), "bold"), "bold").text).toBe("- one\n- two");
  });

  it.each([
    ["one\n‹two\nthree›\nfour", "list", "one\n\n‹- two\n- three›\n\nfour"],
    ["‹- two\n- three›", "list", "‹two\nthree›"],
    ["‹- two\n- three›", "numbers", "‹1. two\n2. three›"],
    ["‹1. two\n2. three›", "list", "‹- two\n- three›"],
    ["wo|rd", "list", "- wo|rd"],
    ["|", "list", "- |"],
    ["Ti|tle\n\ntext", "heading", "# Ti|tle\n\ntext"],
    ["# Title\n\nNe|xt", "heading", "# Title\n\n## Ne|xt"],
    ["## Ne|xt", "heading", "Ne|xt"],
  ] as const)("%s, %s: %s", (before, mark, after) => expect(pressed(before, mark)).toBe(after));

  it.each([
    ["see ‹this› now", "see [this](‹https://›) now"],
    ["see ‹https://ilo.org› now", "see [|](https://ilo.org) now"],
    ["see | now", "see [|](https://) now"],
    ["see [th|is](https://ilo.org) now", "see ‹this› now"],
  ])("%s, link: %s", (before, after) => expect(pressed(before, "link")).toBe(after));

  it("tells which marks the selection has", () => {
    const had = (sketch: string) => marks.filter((mark) => hasMark(field(sketch), mark));
    expect(had("a **‹word›** b")).toEqual(["bold"]);
    expect(had("- a ***wo|rd*** b")).toEqual(["bold", "italic", "list"]);
    expect(had("## a [wo|rd](https://ilo.org)")).toEqual(["link", "heading"]);
    expect(had("![pic|ture](map.png)")).toEqual([]);
  });

  const anyField = fc
    .tuple(
      fc.string({ unit: fc.constantFrom("a", " ", "\n", "*", "-", "1", ".", "#", "[", "]", "ม") }),
      fc.nat(),
      fc.nat(),
    )
    .map(([text, a, b]): TextSelection => {
      const [x, y] = [a % (text.length + 1), b % (text.length + 1)];
      return { text, from: Math.min(x, y), to: Math.max(x, y) };
    });

  it("never loses a letter, keeps the selection within the text, and tells its change in one place", () => {
    fc.assert(
      fc.property(anyField, fc.constantFrom(...marks), (before, mark) => {
        const after = withMark(before, mark);
        const letters = (text: string) => text.replace(/[^aม]/g, "");
        expect(letters(after.text.replaceAll("https://", ""))).toBe(letters(before.text));
        expect(after.from).toBeGreaterThanOrEqual(0);
        expect(after.to).toBeGreaterThanOrEqual(after.from);
        expect(after.to).toBeLessThanOrEqual(after.text.length);
        const { from, to, into } = changeBetween(before.text, after.text);
        expect(before.text.slice(0, from) + into + before.text.slice(to)).toBe(after.text);
      }),
    );
  });

  it("takes off what it put on", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "م"), minLength: 1 }), (word) => {
        fc.pre(word.trim() !== "");
        for (const mark of ["bold", "italic"] as const) {
          const on = withMark({ text: `x ${word} y`, from: 2, to: 2 + word.length }, mark);
          expect(hasMark(on, mark)).toBe(true);
          expect(withMark(on, mark)).toEqual({ text: `x ${word} y`, from: 2, to: 2 + word.length });
        }
      }),
    );
  });
});
