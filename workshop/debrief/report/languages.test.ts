import { describe, expect, it } from "vitest";
import { sampleReport } from "@/tests/support/sample-report";
import { quotable, quotableAlone } from "@/model/text/wording";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { languageSplitter, reportLanguagesOf } from "@/workshop/debrief/report/languages";

const foreign = ["Is she trafficked?", "Is she", "Red", "“Now” or later"].map((text) => ({
  text,
  language: "en",
}));
const arabic = languageSplitter({ language: "ar", original: "en", foreign });
const indonesian = languageSplitter({ language: "id", original: "en", foreign });
const linesOf = (stretches: ReturnType<typeof arabic>) => stretches.map((s) => `${s.language}:${s.text}`);

describe("X-48: the language of a text", () => {
  it.each([
    ["أحمر", ["ar:أحمر"]],
    ["12 – 30 %", ["ar:12 – 30 %"]],
    ["UNHCR", ["en:UNHCR"]],
    ["ถามก่อน", ["th:ถามก่อน"]],
    ["المجموعة 1 (Ask first, then act): نعم", ["ar:المجموعة 1 (", "en:Ask first, then act", "ar:): نعم"]],
    ["الجلسة 1: Is she trafficked? نعم", ["ar:الجلسة 1: ", "en:Is she trafficked?", "ar: نعم"]],
    ["قال “Now” or later", ["ar:قال ", "en:“Now” or later"]],
    ["", ["ar:"]],
  ])("in an Arabic report, %s", (text, stretches) => {
    expect(linesOf(arabic(text))).toEqual(stretches);
  });

  it("where letters tell nothing: whole words alone, and the longest text", () => {
    expect(linesOf(indonesian("Soal Is she trafficked? · Red, Reda"))).toEqual([
      "id:Soal ",
      "en:Is she trafficked?",
      "id: · ",
      "en:Red",
      "id:, Reda",
    ]);
  });

  it("is that of the workshop where a translation lacks it, and the reader's where the interface does not speak it", async () => {
    const report = await sampleReport("ar", { workshop: translatedWorkshop });
    const lacking = reportLanguagesOf(report, translatedWorkshop, "ar");
    expect(lacking.original).toBe("en");
    expect(lacking.foreign).toContainEqual({ text: "What do you think?", language: "en" });
    const inThai = { ...report, title: "แบบสำรวจ" };
    expect(reportLanguagesOf({ ...inThai, language: "en" }, translatedWorkshop, "th").foreign).toContainEqual(
      {
        text: "แบบสำรวจ",
        language: "th",
      },
    );
    expect(reportLanguagesOf({ ...report, language: "en" }, translatedWorkshop, "en").foreign).toEqual([]);
  });

  it("is known of what sentences quote: without markup, without its last full stop, and by its beginning", async () => {
    const report = await sampleReport("id");
    const long =
      "Everybody who was asked said that the papers were kept, and that the wages, which had been promised to all of them, were never paid to anybody.";
    const text = `She *asked* for [help](word:help).\n\nHe said “Wait.”\nand left.\n\n${long}`;
    const said = [
      "Paling sering: “She asked for help” (3 dari 9).",
      "“He said “Wait.” and left”",
      `“${quotable(long)}”`,
      `“${quotableAlone(long)}”`,
    ].join(" dan ");
    const languages = reportLanguagesOf({ ...report, title: said }, translatedWorkshop, "id", [
      { text, language: "en" },
    ]);
    const cut = languageSplitter({ ...languages, language: "id" });
    expect(cut(said).flatMap((one) => (one.language === "en" ? one.text : []))).toEqual([
      "She asked for help",
      "He said “Wait.” and left",
      quotable(long).slice(0, -1),
      quotableAlone(long).slice(0, -1),
    ]);
  });

  it("is that in which a trainer wrote a remark", async () => {
    const report = await sampleReport("ar");
    const remark = { text: "A quiet room that spoke more each day.", language: "id" };
    expect(reportLanguagesOf(report, translatedWorkshop, "ar", [remark]).foreign).toContainEqual(remark);
  });
});
