/**
 * A text as fingerprints compare it. They tell when two questions are the same question (L-11, L-31): when
 * their authored texts, choices and keys, in the language in which the workshop was written, are the same.
 * Translations are no part of it, so rooms in several languages compare; neither are ids, reasons and notes.
 * Each kind makes its own fingerprint: plain text to be compared with another.
 */
export const sameText = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
