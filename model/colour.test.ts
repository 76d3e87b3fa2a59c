import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentOnDark, accentOnLight, COLOUR, contrast, GROUNDS, mixed } from "@/model/colour";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("an accent (E-70)", () => {
  it("reckons contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(contrast("#0b6477", "#0b6477")).toBe(1);
    expect(mixed("#000000", "#ffffff", 0.5)).toBe("#808080");
  });

  it("is the colour itself where that can be read", () => {
    expect(accentOnLight("#0b6477").main).toBe("#0b6477");
    expect(accentOnDark("#35b3c9")).toBe("#35b3c9");
  });

  it("can be read, whatever colour an author chooses", () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const { main, deep, wash } = accentOnLight(chosen);
        for (const shade of [main, deep, wash]) expect(shade).toMatch(COLOUR);
        for (const ground of [...GROUNDS.light, wash]) {
          expect(contrast(main, ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(deep, ground)).toBeGreaterThanOrEqual(7);
        }
        expect(contrast("#ffffff", main)).toBeGreaterThanOrEqual(4.5);
        const onDark = accentOnDark(chosen);
        for (const ground of GROUNDS.dark) expect(contrast(onDark, ground)).toBeGreaterThanOrEqual(4.5);
        // Text on it: the ink of filled marks on the dark stage.
        expect(contrast("#0b161d", onDark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("stays as near to the chosen colour as can be", () => {
    const share = 1 / 64;
    fc.assert(
      fc.property(colour, (chosen) => {
        const { main, wash } = accentOnLight(chosen);
        if (main === chosen) return;
        const [before] = [...Array(64).keys()]
          .map((step) => mixed(chosen, "#000000", step * share))
          .filter((_, step, all) => all[step + 1] === main);
        if (before)
          expect(
            Math.min(...[...GROUNDS.light, wash].map((ground) => contrast(before, ground))),
          ).toBeLessThan(4.5);
      }),
    );
  });
});

describe("the grounds that colours are read on", () => {
  it("are those of components/ui/tokens.css", () => {
    const tokens = readFileSync("components/ui/tokens.css", "utf8");
    /** Every value that a token has, in the order of its sheet. */
    const values = (token: string) =>
      [...tokens.matchAll(new RegExp(`--${token}: (#[0-9a-f]{6});`, "g"))].map(([, value]) => value);
    const [paper, raised] = GROUNDS.light;
    const [stage, stageRaised] = GROUNDS.dark;
    expect([values("paper"), values("paper-raised")]).toEqual([[paper], [raised]]);
    // Of a dark stage, and of a light one.
    expect([values("stage"), values("stage-raised")]).toEqual([
      [stage, paper],
      [stageRaised, raised],
    ]);
  });
});
