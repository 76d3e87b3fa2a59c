import { describe, expect, it } from "vitest";
import { drawnParts, MAX_PARTS } from "@/server/workers/drawn-parts";

const svg = (inside: string) =>
  `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;

describe("the parts of a drawing", () => {
  it("are counted as often as they are shown", () => {
    expect(
      drawnParts(svg('<defs><g id="a"><rect/><rect/></g></defs><use xlink:href="#a"/><use href="#a"/>')),
    ).toBe(1 + 4 + 2 * (1 + 3));
  });

  it("are counted through masks and paints too, and once where something shows itself", () => {
    expect(
      drawnParts(
        svg('<mask id="m"><rect/></mask><rect mask="url(#m)"/><g id="self"><use href="#self"/></g>'),
      ),
    ).toBe(1 + 2 + 3 + 2);
  });

  it("are too many where references are put into references, and few where ten thousand points are drawn", () => {
    const nested = Array.from(
      { length: 12 },
      (_, i) => `<g id="g${i + 1}">${`<use xlink:href="#g${i}"/>`.repeat(10)}</g>`,
    ).join("");
    expect(
      drawnParts(svg(`<defs><g id="g0"><rect/></g>${nested}</defs><use xlink:href="#g12"/>`)),
    ).toBeGreaterThan(1e12);
    expect(
      drawnParts(svg(`<defs><path id="dot"/></defs>${'<use xlink:href="#dot" x="1"/>'.repeat(10_000)}`)),
    ).toBeLessThan(MAX_PARTS);
  });

  it("are not counted where nothing is shown again: the text is not even read", () =>
    expect(drawnParts("<svg><rect></svg>")).toBe(0));
});
