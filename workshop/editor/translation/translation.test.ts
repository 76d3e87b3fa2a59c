import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { edit } from "@/workshop/editor/edit";
import { guarded } from "@/workshop/editor/translation/csv-guard";
import { linesOf, tableOf } from "@/workshop/editor/translation/translation-columns";
import { readTranslation, type SheetLine } from "@/workshop/editor/translation/read-translation";
import { cellsOf, headOf, translationRows } from "@/workshop/editor/translation/translation-rows";
import { guide } from "@/tests/support/guide";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import type { Draft } from "@/workshop/editor/draft";
import { costOf } from "@/tests/support/processor-time";

const draft: Draft = {
  id: "w",
  language: "en",
  title: "Workshop",
  summary: "About {name} and [debt](word:debt).",
  source: "Ours",
  words: [{ id: "debt", term: "debt", meaning: "What one owes." }],
  agendas: [],
  handouts: [],
  translations: { th: { status: "draft", texts: { "workshop:title": "เวิร์กช็อป" } } },
  sessions: [
    {
      id: "one",
      number: 1,
      title: "Session one",
      minutes: 10,
      activities: [
        {
          kind: "slide",
          id: "hello",
          title: "Hello",
          body: "# Hello\n\n- one\n- two\n\nIn 2020 there were 25 million.",
        },
        { kind: "slide", id: "half" },
      ],
    },
  ],
};
const row = (path: string) => translationRows(draft, "th").find((r) => r.path === path)!;
const read = (lines: Partial<SheetLine>[], stale = false, language = "th") =>
  readTranslation(
    draft,
    language,
    lines.map((l, i) => ({
      line: i + 2,
      path: "",
      original: l.path ? (row(l.path)?.original ?? "") : null,
      translation: "",
      ...l,
    })),
    stale,
  );

describe("the sheet for translators", () => {
  it("has every text once, in reading order, with where it stands and who reads it; a half-written activity is no obstacle", () => {
    const rows = translationRows(draft, "th");
    expect(rows.map((r) => r.path)).toEqual([
      "workshop:title",
      "workshop:summary",
      "workshop:source",
      "session:one/title",
      "hello/title",
      "hello/body",
      "word:debt/term",
      "word:debt/meaning",
    ]);
    expect(row("hello/body")).toMatchObject({
      where: "1. Session one / Hello",
      reader: "room",
      most: 8_000,
      translation: "",
    });
    expect(row("workshop:title").translation).toBe("เวิร์กช็อป");
  });

  it("goes out and comes back: every text of any translation survives, also one that a spreadsheet would run", () => {
    const texts = fc.constantFrom(
      "=1+1",
      "-x",
      "+a",
      "@b",
      'a, b "c"',
      "two\nlines",
      "ภาษาไทย",
      "مرحبا",
      "'quoted'",
      "  spaced",
      "'=x",
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 4, maxLength: 4 }), ([title, session, hello, term]) => {
        const values = {
          "workshop:title": title!,
          "session:one/title": session!,
          "hello/title": hello!,
          "word:debt/term": term!,
        };
        const one = Object.fromEntries(
          Object.entries(values).map(([path, text]) => [path, text.replace("\n", " ")]),
        );
        const with_ = { ...draft, translations: { th: { status: "draft" as const, texts: one } } };
        const rows = translationRows(with_, "th");
        const table = [headOf("en", "th"), ...rows.map((r) => cellsOf(r).map(String))];
        const safe = table.map((cells) => cells.map(guarded));
        expect(safe.flat().filter((cell) => /^\s*[=+@-]/.test(cell))).toEqual([]);
        const found = linesOf(tableOf(safe), "csv");
        if (!found.ok) throw new Error("no head");
        expect(found.language).toBe("th");
        const report = readTranslation({ ...draft, translations: {} }, "th", found.lines, false);
        expect(report.lines.filter((l) => l.fate === "refused")).toEqual([]);
        const edited = edit({ ...draft, translations: {} }, report.op!);
        if (!edited.ok) throw new Error(edited.reason);
        expect(edited.workshop.translations.th!.texts).toEqual(
          Object.fromEntries(Object.entries(one).map(([p, t]) => [p, t.trim()])),
        );
      }),
    );
  });

  it("of a workshop with translations comes back without a change", () => {
    const whole = translatedWorkshop as unknown as Draft;
    const language = Object.keys(whole.translations)[0]!;
    const lines = translationRows(whole, language).map((r, i) => ({
      line: i + 2,
      path: r.path,
      original: r.original,
      translation: r.translation,
    }));
    const report = readTranslation(whole, language, lines, false);
    expect(report.op).toBeNull();
    expect(report.lines.every((l) => l.fate === "same" || l.fate === "empty")).toBe(true);
  });
});

describe("a line of a translator's sheet", () => {
  it("that is good is taken as one edit that can be undone", () => {
    const report = read([
      { path: "hello/title", translation: " สวัสดี " },
      { path: "workshop:title", translation: "อีกชื่อ" },
    ]);
    expect(report.lines.map((l) => l.fate)).toEqual(["new", "changed"]);
    const edited = edit(draft, report.op!);
    if (!edited.ok) throw new Error(edited.reason);
    expect(edited.workshop.translations.th!.texts).toEqual({
      "hello/title": "สวัสดี",
      "workshop:title": "อีกชื่อ",
    });
    const back = edit(edited.workshop, edited.inverse);
    expect(back.ok && back.workshop.translations).toEqual(draft.translations);
  });

  it.each([
    ["with an unknown path", { path: "nowhere/title", translation: "x" }, /no text with this path/],
    ["with a prototype's path", { path: "__proto__", translation: "x" }, /no text with this path/],
    [
      "that is too long",
      { path: "hello/title", translation: "x".repeat(301) },
      /301 characters; 300 are allowed/,
    ],
    [
      "that lost a placeholder",
      { path: "workshop:summary", translation: "Über [x](word:debt)." },
      /"\{name\}" of the original is missing/,
    ],
    [
      "that lost a word's link",
      { path: "workshop:summary", translation: "Über {name}." },
      /"\(word:debt\)" of the original is missing/,
    ],
    [
      "that has several lines where one is right",
      { path: "hello/title", translation: "a\nb" },
      /must be one line/,
    ],
  ])("%s is refused, and says why", (_, line, why) => {
    const report = read([line]);
    expect(report.lines[0]).toMatchObject({ fate: "refused", line: 2 });
    expect(report.lines[0]!.sentences[0]).toMatch(why);
    expect(report.op).toBeNull();
  });

  it("that lost its list, its figures or grew out of measure is taken, and looked at", () => {
    const report = read([{ path: "hello/body", translation: `# สวัสดี\n\n- หนึ่ง สอง\n\n${"ยาว ".repeat(60)}` }]);
    expect(report.lines[0]!.fate).toBe("new");
    expect(report.lines[0]!.sentences.join(" ")).toMatch(
      /figures are none.*2 entries of lists, the translation 1.*much longer/s,
    );
  });

  it("whose original has changed meanwhile is taken only when the trainer says so", () => {
    const stale = { path: "hello/title", original: "Hello there", translation: "สวัสดี" };
    expect(read([stale])).toMatchObject({ lines: [{ fate: "stale" }], op: null });
    expect(read([stale], true).op).toMatchObject({
      type: "set-texts",
      set: { "hello/title": { from: null, to: "สวัสดี" } },
    });
    expect(read([{ ...stale, original: " Hello\r\n" }]).lines[0]!.fate).toBe("new");
  });

  it("that is there twice is refused where the texts differ, and taken once where they do not", () => {
    const twice = (b: string) =>
      read([
        { path: "hello/title", translation: "ก" },
        { path: "hello/title", translation: b },
      ]);
    expect(twice("ข").lines.map((l) => l.fate)).toEqual(["refused", "refused"]);
    expect(twice("ก").op).toMatchObject({ set: { "hello/title": { to: "ก" } } });
  });

  it("that is empty leaves what was there, and what is missing is told", () => {
    const report = read([{ path: "workshop:title", translation: "  " }]);
    expect(report.lines[0]!.fate).toBe("empty");
    expect(report.op).toBeNull();
    expect(report.missing).toContain("hello/title");
    expect(report.missing).not.toContain("workshop:title");
  });

  it("can begin a language that the workshop did not have, as a draft", () => {
    const report = read([{ path: "hello/title", translation: "Hallo" }], false, "de");
    const edited = edit(draft, report.op!);
    expect(edited.ok && edited.workshop.translations.de).toEqual({
      status: "draft",
      texts: { "hello/title": "Hallo" },
    });
  });

  it("of a version that somebody edited meanwhile changes nothing unseen", () => {
    const { op } = read([{ path: "workshop:title", translation: "ใหม่" }]);
    const moved = {
      ...draft,
      translations: { th: { status: "draft" as const, texts: { "workshop:title": "คนอื่นแก้" } } },
    };
    expect(edit(moved, op!)).toEqual({ ok: false, reason: "changed-by-other" });
  });
});

describe("the head of a sheet", () => {
  it("is found below a title, whatever the order of the columns", () => {
    const found = linesOf(
      tableOf([
        ["My translation"],
        [],
        ["Translation (id)", "x", "ORIGINAL", "path"],
        ["halo", "", "hello", "a/b"],
        ["", "", "", ""],
      ]),
      "other",
    );
    expect(found).toEqual({
      ok: true,
      language: "id",
      lines: [{ line: 4, path: "a/b", original: "hello", translation: "halo" }],
    });
  });
  it("is missed where there is none", () =>
    expect(
      linesOf(
        tableOf([
          ["a", "b"],
          ["c", "d"],
        ]),
        "csv",
      ),
    ).toEqual({ ok: false }));
});

describe("a sheet as long as there may be", () => {
  const long = { ...(guide as Draft), translations: {} };
  const rows = translationRows(long, "th");
  const line = (path: string, n: number): SheetLine => ({ line: n, path, original: null, translation: "x" });

  it.each([
    ["every text of a large workshop", rows.map((r, n) => line(r.path, n))],
    ["one text 30,000 times", Array.from({ length: 30_000 }, (_, n) => line(rows[0]!.path, n))],
    ["30,000 texts that are not there", Array.from({ length: 30_000 }, (_, n) => line("__proto__", n))],
  ])("is read in a moment: %s (B-135 B-154)", (_what, lines) => {
    const read = () => expect(readTranslation(long, "th", lines, true).lines).toHaveLength(lines.length);
    expect(costOf(read)).toBeLessThan(3_000);
  });
});
