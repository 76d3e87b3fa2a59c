/** The handouts on paper, as their readers find them. */
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { loadDrawings } from "@/server/editor/content/drawings";
import { asDrawing } from "@/server/exports/handouts";
import type { Paper } from "@/server/exports/paper-writer";
import { answerSheets, cardsPaper } from "@/server/exports/answer-papers";
import { type HandoutChoice, handoutsPaper, type PaperRoom, roomPapers } from "@/server/exports/papers";
import { projectRoot } from "@/server/platform/settings/project-root";
import { pdfsOf } from "@/server/workers/typst/compile";
import { handoutTranslator } from "@/messages/language";
import { cardAnswers, markerOf } from "@/model/room/cards/cards";
import { detectCards } from "@/model/room/cards/detect";
import type { LiveDay, LiveSlot } from "@/model/room/agenda";
import { sheetCode, spacedCode } from "@/model/activity/paper-entry";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { readPdf } from "@/tests/support/pdf";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { splitDrawing } from "@/workshop/content/drawing";
import { inLanguage, languagesOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { handoutsOf } from "@/workshop/handouts/handouts";
import { agendaFrom } from "@/workshop/room/agenda/agenda";

const drawings = loadDrawings(path.join(projectRoot, "content", guide.id));
/** Long names, as those of offices are. */
const help = {
  hotline: "Hotline 1577-1366, day and night, in thirteen languages",
  referral: "Referral desk of the ministry, second floor, from nine to five",
};

const read = (
  workshop: Workshop,
  { language = "en", paper = "a4", ...choice }: Partial<HandoutChoice> & { paper?: Paper } = {},
) => {
  const pictures = new Map([...drawings].map(([name, svg]) => [name, splitDrawing(svg, language)]));
  const data = handoutsPaper(workshop, { language, only: null, help: {}, pictures, ...choice }, paper);
  return readPdf(pdfsOf("paper", [data])[0]!);
};

const one = (parts: string[], workshop: Workshop = guide): Workshop => ({
  ...workshop,
  handouts: [{ id: "one", title: "One", parts }],
});

/** Languages whose letters this reader gives as they are: those of others have their words beside them (ActualText). */
const PLAIN = ["en", "id", "ko"];

const squeezed = (text: string): string => text.normalize("NFKC").replace(/[\s\u200b\u2066-\u2069]+/g, "");

/** Points of the letters on each handout of the guide, of which the longest translation may have no fewer. */
const LEAST = [11, 11, 9.5, 11, ...[11, 11, 11, 11, 10], 11, 9, 10, 10, 10, ...[10, 10, 10, 10]];
/** All letters of a card, of which four share the last side. */
const LEAST_ON_CARD = 8;
const ROUNDED = 0.1;
const A4 = [595, 842];
/** In points: the foot of a page is below, and all else above. */
const FOOT = 75;

/** The size of most letters. */
function usualSize(pieces: readonly { text: string; size: number }[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of pieces) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].toSorted(([, a], [, b]) => b - a)[0]![0];
}

describe.each(languagesOf(guide))("the guide's handouts in %s (X-49)", async (language) => {
  const { pages, ...facts } = await read(guide, { language, help });
  const handouts = handoutsOf(inLanguage(guide, language));

  it("are tagged and titled, in their language, with a bookmark each", () => {
    expect(facts).toMatchObject({ size: A4, language, marked: true });
    expect(facts.title).toContain(inLanguage(guide, language).title);
    expect(facts.bookmarks.map(({ title }) => squeezed(title))).toEqual(
      handouts.flatMap(({ title, blocks }) =>
        [title, ...blocks.flatMap((b) => (b.type === "side" ? [b.title] : []))].map(squeezed),
      ),
    );
    const parts = pages.flatMap((page) => page.parts);
    for (const role of ["H1", "H2", "P", "L", "Table", "TH", "TD", "Figure"])
      expect(parts.map((part) => part.role)).toContain(role);
    for (const { role, alt } of parts) if (role === "Figure") expect(alt?.length).toBeGreaterThan(20);
  });

  it("take a side each, the role play one for each role, and the planner and each sheet of a country two, in letters that can be read", () => {
    const sheets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17];
    expect(facts.bookmarks.map(({ page }) => page)).toEqual([...sheets, 19, 19, 19, 19]);
    expect(pages).toHaveLength(LEAST.length + 1);
    for (const [i, { pieces, text }] of pages.entries()) {
      expect(squeezed(text)).toContain("1577-1366");
      if (i === LEAST.length) continue;
      expect(usualSize(pieces), `side ${i + 1}`).toBeGreaterThanOrEqual(LEAST[i]! - ROUNDED);
      for (const piece of pieces) expect(piece.size, piece.text).toBeGreaterThanOrEqual(9 - ROUNDED);
    }
  });

  it("have four cards on their last side, on both papers, in letters of 8 points at least (X-63)", async () => {
    for (const paper of ["a4", "letter"] as const) {
      const { pages: sides, bookmarks, size } = await read(guide, { language, help, cards: true, paper });
      expect(bookmarks.map(({ page }) => page)).toEqual([1, 1, 1, 1]);
      const [{ text, pieces }] = sides as [(typeof sides)[number]];
      expect(squeezed(text).split("1577-1366")).toHaveLength(5);
      for (const piece of pieces)
        expect(piece.size, piece.text).toBeGreaterThanOrEqual(LEAST_ON_CARD - ROUNDED);
      // Nothing stands where the sheet is cut.
      const [width, height] = size as [number, number];
      for (const { y, size: letters } of pieces)
        expect(Math.abs(y + letters / 2 - height / 2)).toBeGreaterThan(12);
      const upper = pieces.filter(({ y }) => y > height / 2).length;
      expect(Math.min(upper, pieces.length - upper)).toBeGreaterThan(20);
      for (const { x } of pieces) expect(Math.abs(x - width / 2)).toBeGreaterThan(12);
    }
  });

  it("leave no heading alone at the foot of a side or column", () => {
    for (const [i, { pieces }] of pages.slice(0, LEAST.length).entries()) {
      const usual = pieces.filter(({ y }) => y > FOOT);
      const body = usualSize(pieces);
      const heads = usual.filter(({ size }) => size > body * 1.05 && size < body * 1.3);
      for (const head of heads)
        expect(
          usual.some(({ x, y, size }) => y < head.y && head.y - y < 4 * size && Math.abs(x - head.x) < 260),
          `page ${i + 1}: ${head.text}`,
        ).toBe(true);
    }
  });

  it("fit Letter with a side each too", async () => {
    const letter = await read(guide, { language, help, paper: "letter" });
    expect(letter.size).toEqual([612, 792]);
    expect(letter.pages).toHaveLength(LEAST.length + 1);
  });
});

it("has drawings in its language, mirrored from right to left, and their words where it lacks them (X-51)", async () => {
  const { pages } = await read(guide, { language: "th", only: "definition" });
  expect(pages[0]!.text).toContain("อะไร");
  const { svg, texts } = splitDrawing(drawings.get("three-elements.svg")!, "ar");
  expect(svg).toContain("matrix(-1");
  expect(svg).not.toMatch(/<text|<style/);
  expect(texts[0]).toMatchObject({ text: "الفعل", bold: true, anchor: "middle" });
  const without = await read(guide, { only: "definition", pictures: new Map() });
  expect(squeezed(without.pages[0]!.text)).toContain(squeezed("Three rings that hold one another."));
});

it("has pictures of pixels with their words (X-51)", async () => {
  const png = Buffer.from("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=", "base64");
  const picture = asDrawing({ mime: "image/webp", width: 1, height: 1 }, png, "en");
  const slide = one(["one-slide"], {
    ...everyKind,
    sessions: everyKind.sessions.map((session) => ({
      ...session,
      activities: session.activities.map((activity) =>
        activity.kind === "slide" ? { ...activity, body: "![A door](door.png)" } : activity,
      ),
    })),
  });
  const { pages } = await read(slide, { pictures: new Map([["door.png", picture]]) });
  expect(pages[0]!.parts).toContainEqual({ role: "Figure", alt: "A door" });
});

it("shows one alone where one is chosen (X-51)", async () => {
  const { pages, title } = await read(guide, { only: "paula" });
  expect(pages).toHaveLength(1);
  expect(title).toBe("Paula's story");
});

it("has a card four times where it is chosen, and as a sheet where it is too long (X-63)", async () => {
  const { pages, title } = await read(guide, { only: "card-signs", help });
  expect(pages).toHaveLength(1);
  expect(title).toBe("Twelve signs");
  expect(squeezed(pages[0]!.text).split("Twelvesigns")).toHaveLength(5);
  const long = slideOf("A sentence of some length. ".repeat(120));
  const handouts = [{ ...long.handouts[0]!, size: "a6" as const }];
  const sheet = await read({ ...long, handouts }, { cards: true });
  for (const { pieces } of sheet.pages) expect(usualSize(pieces)).toBeGreaterThanOrEqual(10);
});

it("has on each side of a role play its role alone (X-63)", async () => {
  const { pages } = await read(guide, { only: "role-play", help });
  const marks = [
    "sits alone in a side room",
    "who you are and why",
    "eleven months",
    "voice of both",
    "Mark on the sheet",
  ];
  for (const [i, { text }] of pages.entries())
    expect(marks.map((mark) => squeezed(text).includes(squeezed(mark)))).toEqual(
      marks.map((_, j) => i === j),
    );
});

it("has on both sides of one that has two the same foot (X-49)", async () => {
  const { pages } = await read(guide, { only: "campaign", help });
  expect(pages.map(({ text }) => /·\s*([12]\/2)/.exec(text)?.[1])).toEqual(["1/2", "2/2"]);
  for (const { text } of pages) expect(squeezed(text)).toContain("Referraldesk");
});

it("keeps what is not translated in the original, and says in which language each text is (X-51)", async () => {
  const { pages, language } = await read(one(["hello", "poll"], translatedWorkshop), { language: "ar" });
  expect(language).toBe("ar");
  expect(pages[0]!.text).toContain("Hello");
});

it("takes as many sides as it needs, with no heading at the end of one (X-49)", async () => {
  const body = Array.from(
    { length: 90 },
    (_, i) => `${i % 9 ? "##" : "####"} Part ${i + 1}\n\n${"A sentence of some length. ".repeat(9)}`,
  );
  const { pages } = await read(slideOf(body.join("\n\n")), { help });
  expect(pages.length).toBeGreaterThan(2);
  for (const { text } of pages) {
    expect(squeezed(text)).toContain("Referraldesk");
    expect(text).not.toMatch(/Part \d+\s*Hotline/);
  }
});

it("breaks lines of Khmer, Burmese, Thai and Urdu inside the margins (X-49)", async () => {
  for (const [language, words] of Object.entries({
    km: "សិទ្ធិមនុស្សជាសកល",
    my: "လူ့အခွင့်အရေး",
    th: "สิทธิมนุษยชนสากล",
    ur: "انسانی حقوق کا عالمی منشور ",
  })) {
    const { pages, widest, ...facts } = await read({ ...slideOf(words.repeat(40)), language }, { language });
    expect(facts.language).toBe(language);
    expect(pages).toHaveLength(1);
    expect(pages[0]!.pieces.length).toBeGreaterThan(4);
    expect(widest, language).toBeLessThanOrEqual(A4[0]! - 33);
  }
});

it("takes nothing that people wrote as markup of the type-setter (X-49)", async () => {
  const hostile = '#panic("ran") $x$ @label #read("/etc/passwd")';
  const { pages, title } = await read(
    { ...slideOf(hostile), title: hostile },
    { help: { hotline: hostile, referral: hostile } },
  );
  expect(title).toContain(hostile);
  expect(squeezed(pages[0]!.text).split(squeezed(hostile)).length).toBeGreaterThan(4);
});

const room: PaperRoom = {
  title: "Jeju, November",
  workshop: guide,
  help,
  agenda: agendaFrom(guide, "four-days"),
  door: { url: "http://192.168.1.20:3000/j/token", address: "192.168.1.20:3000", code: "KXM 4RT" },
};
const sheet = (name: keyof typeof roomPapers, language: string, changed: Partial<PaperRoom> = {}) =>
  readPdf(pdfsOf("paper", [roomPapers[name]({ ...room, ...changed }, language, "a4")])[0]!);

it.each(languagesOf(guide))(
  "has a sheet for names on one page, with the way in and a promise, in %s (X-55)",
  async (language) => {
    const { pages, ...facts } = await sheet("sign-in", language);
    expect(facts).toMatchObject({ language, marked: true, size: A4 });
    expect(pages).toHaveLength(1);
    const [{ text, parts }] = pages as [(typeof pages)[number]];
    const t = handoutTranslator(language);
    for (const words of [room.title, room.door.address, room.door.code, "1577-1366"])
      expect(squeezed(text)).toContain(squeezed(words));
    if (PLAIN.includes(language))
      for (const words of [t("signature"), t("privacy")]) expect(squeezed(text)).toContain(squeezed(words));
    expect(parts).toContainEqual({ role: "Figure", alt: room.door.url });
    expect(parts.filter(({ role }) => role === "TR").length).toBeGreaterThan(15);
  },
);

it.each(languagesOf(guide))(
  "has the run of each day with times, lengths and what is needed, in %s (X-56)",
  async (language) => {
    const { pages, bookmarks } = await sheet("run-sheet", language);
    const translated = inLanguage(guide, language);
    const days = translated.agendas.find(({ id }) => id === "four-days")!.days;
    expect(bookmarks.map(({ title }) => squeezed(title))).toEqual(days.map(({ title }) => squeezed(title)));
    expect(pages[0]!.text).toContain("09:22");
    if (!PLAIN.includes(language)) return;
    const text = squeezed(pages.map((page) => page.text).join(""));
    for (const session of translated.sessions) expect(text).toContain(squeezed(session.title));
    expect(text).toContain(squeezed(handoutTranslator(language)("phones")));
    expect(text).toContain(squeezed(handoutsOf(translated).find(({ id }) => id === "paula")!.title));
  },
);

it("follows what was changed in a room, and has hours from the beginning where there is no agenda (X-56)", async () => {
  const [first, ...days] = room.agenda.days as [LiveDay, ...LiveDay[]];
  const [registration, ...slots] = first.slots as [LiveSlot, ...LiveSlot[]];
  const skipped = { ...registration, skipped: true };
  const agenda = { ...room.agenda, days: [{ ...first, slots: [skipped, ...slots] }, ...days] };
  const { pages } = await sheet("run-sheet", "en", { agenda });
  expect(pages[0]!.text).not.toContain("Registration");
  expect(pages[0]!.text).toMatch(/09:00 · Emerging trends/);
  const whole = await sheet("run-sheet", "en", { agenda: agendaFrom(guide, null) });
  expect(whole.pages[0]!.text).toMatch(/00:00 · Emerging trends/);
  expect(whole.title).toBe("Run sheet: Jeju, November");
});

it.each(languagesOf(guide))(
  "tells on one page how people answer without a phone, in %s (H-22)",
  async (language) => {
    const { pages, ...facts } = await sheet("without-phones", language);
    expect(facts).toMatchObject({ language, marked: true, size: A4 });
    expect(pages).toHaveLength(1);
  },
);

/** As a camera sees it: around a marker its paper. */
async function seen(card: number, quarter: number) {
  const { data, info } = await sharp(Buffer.from(markerOf(card)))
    .resize(140)
    .flatten({ background: "white" })
    .extend({ top: 40, bottom: 40, left: 40, right: 40, background: "white" })
    .rotate(quarter * 90)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return detectCards({ ...info, data }).map(({ reading }) => reading);
}

it.each(languagesOf(guide))(
  "answer cards have their marker alone in front, and behind it the letter that is read on top, in %s (X-62)",
  async (language) => {
    for (const paper of ["a4", "letter"] as const) {
      const { pages, marked, size } = await readPdf(pdfsOf("cards", [cardsPaper(3, language, paper)])[0]!);
      expect(marked).toBe(true);
      expect(pages).toHaveLength(4);
      const [front, back, , last] = pages as [Page, Page, Page, Page];
      expect(front.text.trim()).toBe("");
      expect(front.parts.filter(({ role }) => role === "Figure")).toHaveLength(2);
      if (PLAIN.includes(language)) {
        const t = handoutTranslator(language);
        for (const { text } of [back, last])
          expect(squeezed(text)).toContain(squeezed(t("hint") + t("nameless")));
        expect(back.text).not.toMatch(/\d/);
      }
      // Turned over at the long edge the upper card stays above; a back that is turned to the left is a
      // front that is turned to the right, which is the next letter. So the letters follow each other clockwise.
      const [width, height] = size as [number, number];
      const letters = cardAnswers.map(
        (letter) => back.pieces.find(({ text, y }) => text === letter && y > height / 2)!,
      );
      const [a, b, c, d] = letters as [Piece, Piece, Piece, Piece];
      expect(Math.min(a.y - b.y, b.y - c.y, a.y - d.y, d.y - c.y)).toBeGreaterThan(100);
      expect(b.x).toBeGreaterThan(width * 0.85);
      expect(d.x).toBeLessThan(width * 0.15);
    }
    for (const [quarter, answer] of cardAnswers.entries())
      expect(await seen(7, quarter)).toEqual([{ card: 7, answer }]);
  },
);

type Page = Awaited<ReturnType<typeof read>>["pages"][number];
type Piece = Page["pieces"][number];

const paperIn = (activity: string, language: string, sheets = 2) =>
  pdfsOf("paper", [
    answerSheets({ ...room, id: "room-1" }, { activity, from: 3, sheets }, language, "a4")!,
  ])[0]!;

it.each(languagesOf(guide))(
  "has sheets to be typed in, each with its code and the digits of its options, in %s (H-40, H-44)",
  async (language) => {
    const { pages, ...facts } = await readPdf(paperIn("pre-test", language));
    expect(facts).toMatchObject({ language, marked: true, size: A4 });
    const texts = pages.map((page) => squeezed(page.text));
    for (const sheet of [3, 4]) {
      const code = squeezed(spacedCode(sheetCode("room-1", "pre-test", sheet)));
      expect(texts.filter((text) => text.includes(code))).toHaveLength(pages.length / 2);
    }
    const test = inLanguage(guide, language)
      .sessions.flatMap((s) => s.activities)
      .find(({ id }) => id === "pre-test");
    if (test?.kind !== "quiz" || !PLAIN.includes(language)) return;
    const [first] = texts as [string];
    expect(first).toContain(squeezed(`1. ${test.items[0]!.text}`));
    expect(first).toContain(squeezed(`2 ${(test.items[0]!.options ?? test.options)[1]!.text}`));
    expect(texts.join("")).toContain(squeezed(handoutTranslator(language)("codePlace")));
  },
);

it("tells each part of a case before it is asked (H-40)", async () => {
  const { pages } = await readPdf(paperIn("paula", "en", 1));
  const text = pages.map((page) => page.text).join(" ");
  const story = guide.sessions.flatMap((s) => s.activities).find(({ id }) => id === "paula");
  if (story?.kind !== "case") throw new Error("the guide has no case");
  for (const part of story.parts) expect(squeezed(text)).toContain(squeezed(part.clauses[0]!.text));
  expect(squeezed(text)).toContain(squeezed(`${story.parts.length}. ${story.question}`));
});

function slideOf(body: string): Workshop {
  const [session] = everyKind.sessions;
  const slide = session!.activities.find(({ kind }) => kind === "slide")!;
  const activities = [{ ...slide, id: "long", body, notice: undefined, picture: undefined }] as never;
  return one(["long"], { ...everyKind, sessions: [{ ...session!, activities }] });
}
