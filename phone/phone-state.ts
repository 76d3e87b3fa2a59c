/**
 * What the phone holds between two events: answers that are stored, input that is not saved, a view that waits. It has
 * no page: the script tells it what happened, and does what it decides. Times are milliseconds of the page's clock.
 */

/** Where an answer belongs. */
interface Place {
  question: string;
  round: number;
}

/** What decides when a view is shown. */
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
 * What becomes of the view that waits: it is shown, held while there is input that it has no form for, or postponed by
 * milliseconds while a text is written; null where none waits.
 */
type Decision<V> = { view: V } | "hold" | number | null;

const TYPING_DEBOUNCE_MS = 1200;
/** The first tap is saved at once, taps that follow it so soon together. */
const TAP_DEBOUNCE_MS = 250;
/** So long after the last letter a text counts as being written. */
const TYPING_PAUSE_MS = 15_000;

export const answerKey = ({ question, round }: Place): string => `${question}#${round}`;

export interface PhoneState<V> {
  /** Answers by question and round, as far as this page has been told. */
  readonly stored: Map<string, StoredAnswer>;
  /** Whether there is input that is not saved. It stays so while the screens are dimmed. */
  isUnsaved(): boolean;
  /** A control was changed. @returns milliseconds until the form is saved */
  input(key: string, typed: boolean, now: number): number;
  /** The form goes to the server. @param revs what is told of this round elsewhere @returns its revision */
  save(key: string, now: number, ...revs: (number | undefined)[]): number;
  /** The input is given up. */
  discard(): void;
  /** @param question that of the form on the page, null where there is none @param typing the focus is in one of its texts */
  decide(question: string | null, typing: boolean, now: number, view?: V | null): Decision<V>;
}

export function phoneState<V extends View>(): PhoneState<V> {
  const stored = new Map<string, StoredAnswer>();
  /** The round whose form holds the input. */
  let touched: string | null = null;
  let waiting: V | null = null;
  let typedAt = -TYPING_PAUSE_MS;
  let savedAt = -TAP_DEBOUNCE_MS;

  /** Whether a view is about the round that was touched, and it still takes answers. */
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
