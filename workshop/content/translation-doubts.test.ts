import { describe, expect, it } from "vitest";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { doubtsAbout } from "@/workshop/content/translation-doubts";
import { workshopSchema } from "@/workshop/content/workshop";

const workshop = workshopSchema.parse({
  ...sampleWorkshop,
  summary: "In 2014, 15,000 people in 10 countries were asked.",
});
const doubts = (text: string) => doubtsAbout(workshop, { "workshop:summary": text }).map((d) => d.sentence);

describe("doubts about a translation", () => {
  it("has none where the figures are the same in other digits, order and separators", () => {
    expect(doubts("عام ٢٠١٤ سُئل ١٥٬٠٠٠ شخص في ١٠ بلدان.")).toEqual([]);
    expect(doubts("Di 10 negara, 15.000 orang ditanya pada 2014.")).toEqual([]);
  });

  it("names figures that differ", () => {
    expect(doubts("Di 10 negara, 1.500 orang ditanya pada 2014.")).toEqual([
      "the figures are 10 1500 2014, in the original 10 15000 2014.",
    ]);
  });

  it("names a text that nobody translated", () => {
    expect(doubts(workshop.summary)).toEqual(["this is still the original text."]);
  });
});
