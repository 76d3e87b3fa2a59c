/** Answers differ without their hue on every surface that draws them by style sheets. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { patterns } from "@/components/chart/pen";

const sheets = {
  "stage and console": "components/ui/bars.module.css",
  phone: "components/phone/phone.css",
} as const;

/** "dots" or "stripes 135deg", as the rule of a tone says. */
function patternOf(file: string, tone: string): string | null {
  const css = readFileSync(file, "utf8");
  const rule = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].find(
    ([, selector, body]) =>
      /\.fill|\.track/.test(selector!) && selector!.includes(tone) && /gradient/.test(body!),
  )?.[2];
  if (!rule) return null;
  return rule.includes("radial-gradient") ? "dots" : `stripes ${/gradient\(([^,]+),/.exec(rule)?.[1]}`;
}

it("are dots for no and slanted stripes for not sure, on stage, console and phones, and in charts (R-2)", () => {
  for (const [surface, file] of Object.entries(sheets))
    expect([surface, patternOf(file, "unsure"), patternOf(file, "no")]).toEqual([
      surface,
      "stripes 135deg",
      "dots",
    ]);
  expect(patterns("x")).toMatch(/id="x-no"[^>]*>(?:(?!<\/pattern>).)*<circle/);
  expect(patterns("x")).toMatch(/id="x-unsure"[^>]*rotate\(45\)/);
});
