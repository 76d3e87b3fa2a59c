import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { sheetsOf, sheetText } from "@/server/editor/content/translation-file";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { textsOf } from "@/workshop/content/texts";

const all = textsOf(sampleWorkshop);
const sheets = sheetsOf(sampleWorkshop, all, (n) => `0${n}-first.yaml`);
const everything = Object.fromEntries(all.map((t) => [t.path, t.text]));
const opened = (text: string) => text.replace(/^#(?! )/gm, "");

describe("the files of a translator", () => {
  it("hold every text once, in files named as those of the original", () => {
    expect(sheets.map((s) => s.file)).toEqual(["workshop.yaml", "01-first.yaml"]);
    expect(sheets.flatMap((s) => s.texts)).toHaveLength(all.length);
  });

  it("give back exactly what was put in", () => {
    const back = Object.assign({}, ...sheets.map((s) => parse(sheetText(s, everything, () => true))));
    expect(back).toEqual(everything);
  });

  it("show what is missing as comments that become entries without their #", () => {
    const [sheet] = sheets;
    const text = sheetText(sheet!, { "workshop:title": "Contoh" }, () => true);
    expect(parse(text)).toEqual({ "workshop:title": "Contoh" });
    expect(Object.keys(parse(opened(text)))).toEqual(sheet!.texts.map((t) => t.path));
  });

  it("leave out what need not be translated", () => {
    const text = sheetText(sheets[1]!, {}, (t) => t.audience === "room");
    expect(text).not.toContain("PRIVATE-NOTE");
    expect(text).toContain("Hello room");
  });
});
