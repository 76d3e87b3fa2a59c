/**
 * Tells a person's answers in the language of the page. The forms of all opened questions come from the
 * server; only this phone knows the answers, and fills them in.
 */
import type { AskedForms } from "@/workshop/views/asked-forms";
import { bodyOf, currentForm, fill, labelOf, questionText } from "./form";
import { answerKey } from "./phone-state";
import { isForeign, journal, type JournalLine, writeJournal } from "./storage";

/** Milliseconds after which it is tried again, at the earliest. */
const RETRY_INTERVAL_MS = 20_000;
/** Milliseconds over which the phones of a room ask when its network is back. */
const RECONNECT_SPREAD_MS = 2_000;

type AnswerBody = NonNullable<JournalLine["body"]>;

/** A question in the language of the page. */
export interface TranslatedQuestion {
  question: string;
  /** An answer in words; undefined where the form does not hold all of it, such as people's texts. */
  answer(body: AnswerBody): string | undefined;
}

/** The line in another language; what cannot be told in it stays as it is. */
export function translatedLine(
  line: JournalLine,
  telling: TranslatedQuestion | null,
  language: string,
): JournalLine {
  if (!telling) return { ...line, language };
  const translated = <A extends { answer: string | null; body?: AnswerBody }>(entry: A): A =>
    entry.body ? { ...entry, answer: telling.answer(entry.body) || entry.answer } : entry;
  const { pending } = line;
  return {
    ...translated(line),
    question: telling.question,
    language,
    ...(pending && { pending: translated(pending) }),
  };
}

/**
 * Tells again all lines that are not in the language of the page.
 * @returns whether there were any
 * @throws where there is no network, the phone cannot keep them, or the server speaks another language by now
 */
export async function translateJournal(): Promise<boolean> {
  if (!journal().some(isForeign)) return false;
  const { language, passed, asked: questions } = (await (await fetch("asked")).json()) as AskedForms;
  // The person may have left this phone meanwhile.
  if (!journal().some(isForeign)) return false;
  if (language !== document.body.dataset.language) throw new Error("another language");
  const forms = new Map(
    questions.flatMap(({ question, rounds, html }) =>
      rounds.map(
        (round) => [answerKey({ question, round }), () => translatedQuestion(html, round, passed)] as const,
      ),
    ),
  );
  writeJournal(
    journal().map((line) =>
      isForeign(line) ? translatedLine(line, forms.get(line.key)?.() ?? null, language) : line,
    ),
  );
  if (journal().some(isForeign)) throw new Error("storage is full");
  return true;
}

/**
 * Tells the lines now and whenever what is returned is called; where that fails, it tries once more later.
 * @param changed called when lines were told
 */
export function keepJournalTranslated(changed: () => void): () => void {
  let telling = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number) => {
    clearTimeout(again);
    again = setTimeout(tell, ms * (1 + Math.random()));
  };
  function tell(): void {
    if (telling) return;
    telling = true;
    translateJournal().then(
      (any) => {
        telling = false;
        if (any) changed();
      },
      () => {
        telling = false;
        later(RETRY_INTERVAL_MS);
      },
    );
  }
  addEventListener("online", () => later(RECONNECT_SPREAD_MS));
  tell();
  return tell;
}

function translatedQuestion(html: string, round: number, passed: string): TranslatedQuestion | null {
  const page = new DOMParser().parseFromString(`<main id="view">${html}</main>`, "text/html");
  const form = currentForm(page);
  return (
    form && {
      question: questionText(round, page),
      answer(body) {
        if ("pass" in body) return passed;
        fill(form, body);
        const current = bodyOf(form) ?? {};
        const isHeld = ([name, values]: [string, unknown]) =>
          [values].flat().every((value) => [current[name]].flat().includes(value));
        return Object.entries(body).every(isHeld) ? labelOf(form) : undefined;
      },
    }
  );
}
