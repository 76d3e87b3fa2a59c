/**
 * What somebody answered, said in another language. That forms say it is told by a story in a browser
 * (tests/e2e/languages.test.ts).
 */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { JournalLine } from "@/phone/storage";
import type { TranslatedQuestion } from "@/phone/translate-journal";

const thai: TranslatedQuestion = {
  question: "ข้อไหน?",
  answer: ({ choice }) => (String(choice) === "blue" ? "น้ำเงิน" : undefined),
};
const line: JournalLine = {
  key: "poll#1",
  question: "Which one?",
  answer: "Blue",
  body: { choice: ["blue"] },
  language: "en",
};
const kept = new Map<string, string>();

/** A page in `language` whose server sends `forms`, or that has no network. */
async function pageIn(language: string, forms: unknown = null) {
  vi.resetModules();
  const body = { dataset: { room: "room", language } };
  vi.stubGlobal("document", { body, getElementById: () => null });
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => ({ json: async () => forms ?? Promise.reject(new Error("away")) })),
  );
  return { ...(await import("@/phone/translate-journal")), ...(await import("@/phone/storage")) };
}

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  });
  vi.stubGlobal("indexedDB", undefined);
});

describe("a line of the list, told again (B-77)", () => {
  it("says question and answer, also the one on its way, and keeps what was answered", async () => {
    const { translatedLine } = await pageIn("th");
    const pending = { id: "two", answer: "Blue", body: { choice: ["blue"] } };
    expect(translatedLine({ ...line, pending }, thai, "th")).toEqual({
      ...line,
      question: "ข้อไหน?",
      answer: "น้ำเงิน",
      language: "th",
      pending: { ...pending, answer: "น้ำเงิน" },
    });
  });

  it("keeps the words of an answer that the form does not hold, or of which no body was kept", async () => {
    const { translatedLine } = await pageIn("th");
    const typed = { ...line, answer: "Our own words", body: { support: ["x"] } };
    expect(translatedLine(typed, thai, "th")).toMatchObject({ question: "ข้อไหน?", answer: "Our own words" });
    const { body: _, ...old } = line;
    const pending = { id: "two", answer: "Blue", body: { choice: ["blue"] } };
    expect(translatedLine({ ...old, pending }, thai, "th")).toMatchObject({
      answer: "Blue",
      pending: { answer: "น้ำเงิน" },
    });
  });

  it("stays as it was where its round was taken back, and is not asked for again", async () => {
    const { translatedLine } = await pageIn("th");
    expect(translatedLine(line, null, "th")).toEqual({ ...line, language: "th" });
  });
});

describe("the list, told again (B-77)", () => {
  it("asks nothing of the server while all is in the language of the page", async () => {
    const page = await pageIn("en");
    page.writeJournal([line]);
    expect(await page.translateJournal()).toBe(false);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("asks without saying anything of the answers", async () => {
    const page = await pageIn("th", { language: "th", passed: "", asked: [] });
    page.writeJournal([line]);
    expect(await page.translateJournal()).toBe(true);
    expect(vi.mocked(fetch).mock.calls).toEqual([["asked"]]);
  });

  it("stays as it is without a network, and where the server speaks another language", async () => {
    for (const forms of [null, { language: "ar", passed: "", asked: [] }]) {
      const page = await pageIn("th", forms);
      page.writeJournal([line]);
      await expect(page.translateJournal()).rejects.toThrow();
      expect(page.journal()).toEqual([line]);
    }
  });
});
