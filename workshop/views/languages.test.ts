import { describe, expect, it } from "vitest";
import { renderPhone } from "@/server/phone/render";
import { consoleContext, door, presence, PureRoom } from "@/tests/support/pure-room";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { planMessage } from "@/workshop/views/console-messages";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const room = () => {
  const live = new PureRoom();
  live.state = { ...live.state, workshop: translatedWorkshop };
  return live;
};
const poll = () => room().go("poll").open("poll");
const view = (room: PureRoom, language?: string) => phoneView(room.state, room.board, [], language);
const html = (room: PureRoom, language?: string) => renderPhone(view(room, language), { now: room.now });

describe("a phone's view in a language (B-73)", () => {
  it("is the original where nothing else is asked for", () => {
    expect(view(poll())).toMatchObject({
      language: "en",
      written: { language: "en", original: "en", lacking: [] },
      asked: { text: "Which one?" },
    });
  });

  it("has the same ids and numbers in every language, and other texts", () => {
    const asked = poll();
    asked.answer("p1", "poll", { choice: ["blue"] });
    asked.close("poll").reveal("poll");
    const [thai, english] = [view(asked, "th"), view(asked, "en")];
    expect(thai.asked).toMatchObject({ question: "poll", text: "ข้อไหน?" });
    expect(thai.results?.options).toMatchObject([
      { id: "red", text: "แดง", count: 0 },
      { id: "blue", text: "น้ำเงิน", count: 1 },
      { text: "อื่น ๆ" },
    ]);
    expect(thai.results?.options.map((o) => [o.id, o.count])).toEqual(
      english.results?.options.map((o) => [o.id, o.count]),
    );
  });

  it("names the texts that the translation lacks, and shows them as they were written", () => {
    expect(view(poll(), "ar")).toMatchObject({
      written: { language: "ar", lacking: expect.arrayContaining(["Blue"]) },
      asked: { text: "أيّهما؟" },
    });
    expect(view(poll(), "th").written.lacking).toEqual([]);
  });

  it("is all in the original where there is no translation, and says so", () => {
    expect(view(poll(), "ko")).toMatchObject({
      language: "ko",
      written: { language: "en", original: "en", lacking: [] },
    });
  });
});

describe("a phone's markup in a language (B-73)", () => {
  it("says which texts are in another language, and in which direction they run", () => {
    const arabic = html(poll(), "ar");
    expect(arabic).toContain('<span lang="en" dir="ltr">Blue</span>');
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
    asked.state = {
      ...asked.state,
      workshop: {
        ...translatedWorkshop,
        translations: { fa: { status: "draft", texts: { "poll/question": "کدام؟" } } },
      },
    };
    const persian = html(asked, "fa");
    expect(persian).toContain('<span lang="fa" dir="rtl">کدام؟</span>');
    expect(persian).toContain("Choose one answer.");
  });
});

describe("the stage in languages (B-75)", () => {
  const stage = (live: PureRoom) => stageView(live.state, live.board, presence, door);
  const asked = () => poll();

  it("speaks the language of the workshop until a trainer chooses", () => {
    expect(stage(asked())).toMatchObject({ language: "en", second: null, asked: { text: "Which one?" } });
  });

  it("has one language or two: the second is texts beside those of the first, and no number twice", () => {
    const both = stage(asked().do({ type: "show-languages", main: "th", second: "en" }));
    expect(both).toMatchObject({ language: "th", asked: { text: "ข้อไหน?" } });
    expect(both.second).toMatchObject({ language: "en", texts: { "ข้อไหน?": "Which one?", แดง: "Red" } });
    expect(JSON.stringify(both.second)).not.toMatch(/:\d/);
    expect(stage(asked().do({ type: "show-languages", main: "th" })).second).toBeNull();
  });

  it("says nothing twice where the second language lacks a text, and marks what the first lacks", () => {
    expect(
      Object.keys(stage(asked().do({ type: "show-languages", second: "ar" })).second!.texts),
    ).not.toContain("Blue");
    expect(stage(asked().do({ type: "show-languages", main: "ar" })).written.lacking).toContain("Blue");
  });

  it("shows no language that the workshop does not have, and none twice", () => {
    for (const chosen of [{ main: "ko" }, { second: "ko" }]) {
      expect(asked().try({ type: "show-languages", ...chosen })).toMatchObject({
        ok: false,
        reason: "unknown-language",
      });
    }
    expect(asked().try({ type: "show-languages", second: "en" })).toMatchObject({
      ok: true,
      changed: false,
    });
  });

  it("changes nothing when it is asked for what stands, and is not undone", () => {
    const shown = asked().do({ type: "show-languages", main: "th" });
    expect(shown.try({ type: "show-languages", main: "th" })).toMatchObject({
      ok: true,
      changed: false,
    });
    shown.undo();
    expect(shown.state.stageLanguages).toEqual(["th"]);
  });
});

describe("the console in languages (B-76)", () => {
  const desk = (live: PureRoom, read: string[], language?: string) =>
    consoleView(live.state, live.board, { ...consoleContext, read }, language);

  it("shows the workshop in the trainer's language where there is a translation", () => {
    expect(desk(poll(), [], "th").asked?.text).toBe("ข้อไหน?");
    expect(planMessage(room().state, "trainer", "th")).toMatchObject({
      language: "th",
      languages: ["en", "ar", "th"],
      title: "ตัวอย่าง",
    });
    expect(planMessage(room().state, "trainer", "ko")).toMatchObject({
      language: "en",
      title: "Sample workshop",
    });
  });

  it("warns of what languages that are read here lack, in this activity and the next", () => {
    const warned = desk(room().go("hello"), ["en", "th", "ar", "ko"]).untranslated;
    expect(warned).toContainEqual({ activity: "hello", language: "ar", texts: 1 });
    expect(warned).toContainEqual({ activity: "hello", language: "ko", texts: 2 });
    expect(
      warned.filter((w) => w.language === "en" || (w.activity === "hello" && w.language === "th")),
    ).toEqual([]);
    expect([...new Set(warned.map((w) => w.activity))]).toEqual(["hello", "look"]);
  });
});
