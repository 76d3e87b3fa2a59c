/**
 * The phone's state between two events: stored answers, unsaved input, a postponed view. Pure: the script
 * reports events and carries out decisions. Times are milliseconds of the page's clock.
 */

/** The question and round of an answer. */
interface Place {
  question: string;
  round: number;
}

/** The part of a view that decides when it is shown. */
interface View {
  phase: string | null;
  question: string | null;
  round: number;
}

interface StoredAnswer {
  rev: number;
  body: Record<string, unknown>;
}

/**
 * The decision on a view: shown, held while there is input that it has no form for, or postponed by
 * milliseconds while a text is written; null where there is none.
 */
type Decision<V> = { view: V } | "hold" | number | null;

const TYPING_DEBOUNCE_MS = 1200;
/** Milliseconds after a save within which further taps are saved together. */
const TAP_DEBOUNCE_MS = 250;
/** Milliseconds after the last letter for which a text counts as being written. */
const TYPING_PAUSE_MS = 15_000;

export const answerKey = ({ question, round }: Place): string => `${question}#${round}`;

export interface PhoneState<V> {
  /** Answers by question and round, as far as this page has been told. */
  readonly stored: Map<string, StoredAnswer>;
  /** True while there is unsaved input, also while the screens are dimmed. */
  isUnsaved(): boolean;
  /** A control was changed. @returns milliseconds until the form is saved */
  input(key: string, typed: boolean, now: number): number;
  /** The form goes to the server. @param revs what is told of this round elsewhere @returns its revision */
  save(key: string, now: number, ...revs: (number | undefined)[]): number;
  discard(): void;
  /** @param question of the form on the page, null: none @param typing the focus is in one of its texts */
  decide(question: string | null, typing: boolean, now: number, view?: V | null): Decision<V>;
}

export function phoneState<V extends View>(): PhoneState<V> {
  const stored = new Map<string, StoredAnswer>();
  /** The round whose form holds the input. */
  let touched: string | null = null;
  let waiting: V | null = null;
  let typedAt = -TYPING_PAUSE_MS;
  let savedAt = -TAP_DEBOUNCE_MS;

  /** True where a view is about the touched round, and it still takes answers. */
  const takesInput = ({ phase, question, round }: View): boolean =>
    phase === "open" && answerKey({ question: question ?? "", round }) === touched;

  return {
    stored,
    isUnsaved: () => touched !== null,
    input(key, typed, now) {
      touched = key;
      if (!typed) return savedAt + TAP_DEBOUNCE_MS - now;
      typedAt = now;
      return TYPING_DEBOUNCE_MS;
    },
    save(key, now, ...revs) {
      touched = null;
      savedAt = now;
      return Math.max(...[stored.get(key)?.rev, ...revs].map((rev) => rev || 0)) + 1;
    },
    discard() {
      touched = null;
      typedAt = -TYPING_PAUSE_MS;
    },
    decide(question, typing, now, view = waiting) {
      waiting = view;
      if (!view) return null;
      if (touched && question && !takesInput(view)) return "hold";
      const ms = typedAt + TYPING_PAUSE_MS - now;
      if (ms > 0 && question && typing && view.question !== question) return ms;
      waiting = null;
      if (!takesInput(view)) touched = null;
      return { view };
    },
  };
}
