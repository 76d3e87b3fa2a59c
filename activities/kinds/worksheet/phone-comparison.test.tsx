import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PhoneComparison } from "@/activities/kinds/worksheet/phone-comparison";
import { phoneTranslator } from "@/components/phone/texts";
import {
  board,
  campaign,
  comparisons,
  difference,
  inArabic,
  map,
  services,
} from "@/tests/support/worksheets/shown-samples";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";

const read = (comparison: Comparison | null, language = "en"): string =>
  renderToStaticMarkup(<PhoneComparison comparison={comparison} t={phoneTranslator(language)} />)
    .replace(/<[^>]+>/g, " ")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/\s+/g, " ");

describe("the groups side by side on the phone", () => {
  it("says the same of a board as the stage", () => {
    expect(read(board)).toMatch(
      /before any interview Group 1 · 3 groups · Who: Ministry of Justice · By: 2027-03-01/,
    );
    expect(read(board)).toMatch(/Joint Nobody wrote anything here/);
    expect(read(board)).toMatch(/Left this empty: Harbour/);
  });

  it("flags a confirmed slip and nothing that is only asked", () => {
    expect(read(difference).match(/A basic need that is only on this list/g)).toHaveLength(1);
  });

  it("names for each step who does it", () => {
    expect(read(map)).toMatch(
      /Identify the person 2 agencies claim it Police: 3 groups Immigration: 1 group/,
    );
    expect(read(map)).toMatch(/Pay for the interpreter Nobody owns it/);
  });

  it("names who offers a service, and where nobody does", () => {
    expect(read(services)).toMatch(/Family tracing Identification nobody/);
    expect(read(services)).toMatch(/14 dots/);
  });

  it("has plans with what fits and what is asked", () => {
    expect(read(campaign)).toMatch(
      /Group 1 · Young people.*Monitoring and impact empty.*A message for a barrier.*Who among them listens/,
    );
    expect(read(campaign)).toMatch(/Market No group chose this/);
  });

  it("says so where there is nothing yet", () => {
    expect(read(null)).toMatch(/nothing to compare yet/);
  });

  it.each(comparisons)("$type is whole in Arabic", (comparison) => {
    const text = read(inArabic(comparison), "ar");
    expect(text).toMatch(/[\u0600-\u06ff]{3}/);
    expect(text).not.toMatch(/\d groups?\b|Nobody|Who:|nobody (?!asks)/);
  });
});
