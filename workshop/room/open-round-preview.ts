/**
 * A trainer's view of an open round, in which no single person can be told. The newest answers are held back
 * and steps take in several people: two showings, or the last and the full result, differ by MIN_PREVIEW_STEP
 * or more.
 */
import type { AnswerRecord, RoundAnswers } from "@/workshop/room/answers-by-round";

/** The fewest people by which two showings of one round may differ. */
export const MIN_PREVIEW_STEP = 3;
/** The fewest answers in a first showing. */
export const MIN_FIRST_PREVIEW = 5;

export interface PreviewGate {
  /** The answers shown, as they were when they were shown. */
  shown: ReadonlyMap<string, AnswerRecord>;
}

export const closedPreviewGate: PreviewGate = { shown: new Map() };

/**
 * The next gate of an open round; the same object while nothing more may be shown. `present`: people in the
 * room.
 */
export function advancePreview(gate: PreviewGate, answers: RoundAnswers, present: number): PreviewGate {
  const pending = [...answers].filter(([person, kept]) => gate.shown.get(person)?.id !== kept.id);
  const take = pending.slice(0, -MIN_PREVIEW_STEP);
  const total = new Set([...gate.shown.keys(), ...take.map(([person]) => person)]).size;
  const least = gate.shown.size ? 0 : Math.max(MIN_FIRST_PREVIEW, Math.ceil(present / 5));
  if (take.length < MIN_PREVIEW_STEP || total < least) return gate;
  return { shown: new Map([...gate.shown, ...take]) };
}
