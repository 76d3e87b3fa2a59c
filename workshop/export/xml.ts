/** Text for XML 1.0: signs that it cannot hold are left out. */
export const xmlText = (text: string): string =>
  text
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => ("\t\n\r".includes(sign) || sign > "\u007e" ? sign.replace(/[\ufffe\uffff]/, "") : ""))
    .replace(/[&<>"]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&quot;"));
