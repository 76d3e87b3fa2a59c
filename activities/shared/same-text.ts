/**
 * A text as fingerprints compare it: two questions are the same when their authored texts, choices and keys
 * are, in the workshop's own language. Translations, ids, reasons and notes are left out.
 */
export const sameText = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
