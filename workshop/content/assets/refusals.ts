/** Reasons against a file: a closed set, each with a sentence in the messages of files. */
export const fileReasons = [
  "not-allowed",
  "gone",
  "empty",
  "unknown-type",
  "wrong-type",
  "heic",
  "too-large",
  "too-many-pixels",
  "broken",
  "too-many-files",
  "workshop-full",
  "disk-full",
  "interrupted",
  "busy",
  "took-too-long",
  "newer-version",
  "not-a-workshop",
  "bad-checksum",
  "too-many-slides",
  "unreadable",
  "wrong-language",
  "no-columns",
  "old-office",
  "changed-by-other",
  "name-taken",
] as const;
export type FileReason = (typeof fileReasons)[number];

export type FileResult<T> = { ok: true; value: T } | { ok: false; reason: FileReason };

export const refusedFile = (reason: FileReason): { ok: false; reason: FileReason } => ({ ok: false, reason });
export const acceptedFile = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
