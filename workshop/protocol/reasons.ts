/** Why something was refused: a closed set, each with a sentence in every language of the interface. */
export const reasons = [
  "not-allowed",
  "wrong-room",
  "removed",
  "room-ended",
  "bad-message",
  "too-many",
  "unknown-step",
  "unknown-question",
  "not-here",
  "stale",
  "already-open",
  "not-open",
  "not-open-yet",
  "not-closed",
  "no-revote",
  "no-timer",
  "no-key",
  "test-runs",
  "box-closed",
  "enough-questions",
  "closed",
  "results-seen",
  "nothing-to-undo",
  "finished",
  "unknown-activity",
  "unknown-language",
  "bad-answer",
  "number-range",
  "number-decimals",
  "points-left",
  "points-over",
  "place-twice",
  "place-missing",
  "not-stored",
] as const;

export type Reason = (typeof reasons)[number];

/** True when sending the same thing again later may work. */
export const worthRetrying = (reason: Reason): boolean => reason === "not-stored" || reason === "too-many";
