/** Text in XML files: what XML cannot hold is left out, and markup is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Removes signs that XML 1.0 cannot hold: control characters go, half a surrogate pair becomes "\ufffd". */
export const allowedInXml = (text: string): string =>
  text.replace(/[\ud800-\udfff]/gu, "\ufffd").replace(FORBIDDEN, "");

/** The same, with what XML reads as markup written out. */
export const xmlText = (text: string): string =>
  allowedInXml(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
