/** Why an edit was not taken: a closed set, each with a sentence in the editor's messages. */
export const editReasons = [
  /** Another author changed the same since; both versions are there to choose from. */
  "changed-by-other",
  "unknown-activity",
  "unknown-session",
  "unknown-language",
  "id-taken",
  "too-many-sessions",
  "too-many-activities",
  "too-large",
  "bad-edit",
  "not-allowed",
  "gone",
  "not-saved",
  "too-fast",
] as const;
export type EditReason = (typeof editReasons)[number];
