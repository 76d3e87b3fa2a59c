import { describe, expect, it } from "vitest";
import { renderPhone } from "@/server/phone/render";
import { PureRoom } from "@/tests/support/pure-room";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { phoneView } from "@/workshop/views/phone-view";

const room = () => {
  const made = new PureRoom();
  made.state = { ...made.state, workshop: translatedWorkshop };
  return made;
};
const poll = () => room().go("poll").open("poll");
const view = (of: PureRoom, language?: string) => phoneView(of.state, of.board, [], language);
const html = (of: PureRoom, language?: string) => renderPhone(view(of, language), { now: of.now });

describe("a phone's view in a language (B-73)", () => {
  it("is the original where nothing else is asked for", () => {
    expect(view(poll())).toMatchObject({ language: "en", written: { language: "en", original: "en", lacking: [] }, asked: { text: "Which one?" } });
  });

  it("has the same ids and numbers in every language, and other texts", () => {
    const asked = poll();
    asked.answer("p1", "poll", { choice: ["blue"] });
    asked.close("poll").reveal("poll");
    const [thai, english] = [view(asked, "th"), view(asked, "en")];
    expect(thai.asked).toMatchObject({ question: "poll", text: "ข้อไหน?" });
    expect(thai.results?.options).toMatchObject([{ id: "red", text: "แดง", count: 0 }, { id: "blue", text: "น้ำเงิน", count: 1 }, { text: "อื่น ๆ" }]);
    expect(thai.results?.options.map((o) => [o.id, o.count])).toEqual(english.results?.options.map((o) => [o.id, o.count]));
  });

  it("names the texts that the translation lacks, and shows them as they were written", () => {
    expect(view(poll(), "ar")).toMatchObject({ written: { language: "ar", lacking: expect.arrayContaining(["Blue"]) }, asked: { text: "أيّهما؟" } });
    expect(view(poll(), "th").written.lacking).toEqual([]);
  });

  it("is all in the original where there is no translation, and says so", () => {
    expect(view(poll(), "ko")).toMatchObject({ language: "ko", written: { language: "en", original: "en", lacking: [] } });
  });
});

describe("a phone's markup in a language (B-73)", () => {
  it("says which texts are in another language, and in which direction they run", () => {
    const arabic = html(poll(), "ar");
    expect(arabic).toContain('<span dir="ltr" lang="en">Blue</span>');
    expect(arabic).not.toContain('lang="ar"');
    expect(arabic).toContain('class="untranslated"');
    expect(arabic).toContain("الإنجليزية");
  });

  it("says so around a whole slide too", () => {
    const slide = html(room().go("hello"), "ar");
    expect(slide).toMatch(/<div lang="en" dir="ltr"><h1>Hello room<\/h1><\/div>/);
  });

  it("says nothing where everything is translated, or nothing is shown", () => {
    expect(html(poll(), "th")).not.toMatch(/untranslated|lang=/);
    expect(html(room(), "ar")).not.toContain("untranslated");
  });

  it("has English words around texts in a language that the interface does not speak", () => {
    const asked = poll();
    asked.state = { ...asked.state, workshop: { ...translatedWorkshop, translations: { fa: { status: "draft", texts: { "poll/question": "کدام؟" } } } } };
    const persian = html(asked, "fa");
    expect(persian).toContain('<span lang="fa" dir="rtl">کدام؟</span>');
    expect(persian).toContain("Choose one answer.");
  });
});
