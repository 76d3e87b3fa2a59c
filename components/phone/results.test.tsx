import { expect, it } from "vitest";
import { mostOften } from "@/components/phone/results";
import { phoneTranslator } from "@/components/phone/texts";

const t = phoneTranslator("en");
const option = (text: string, count: number) => ({ text, count, percent: count * 10 });

it("results are said in one sentence: the most frequent answer, or those that share the first place (B-190)", () => {
  expect(mostOften([option("Yes", 6), option("No", 4)], t)).toBe("Most often: Yes, 6 people, 60%.");
  expect(mostOften([option("Yes", 5), option("No", 5)], t)).toBe("Most often: Yes · No, 5 people, 50%.");
  expect(mostOften([option("Yes", 0), option("No", 0)], t)).toBeNull();
});
