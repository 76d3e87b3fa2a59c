/**
 * Finds numbers and addresses that may identify a real person, so that a text can be changed before it is
 * sent.
 */

/** Telephone and document numbers, e-mail addresses, case numbers. */
const identifying = [
  /(?:\+?\d[\s().-]?){7,}/,
  /\b[A-Z]{1,2}\d{6,9}\b/,
  /[^\s@]+@[a-zA-Z][^\s@]*/,
  /(?:\bcase|\bkasus|\bperkara|คดี\S*|사건|قضية)\s*(?:n[or]\.?|nomor|number|#|เลขที่)?\s*(?:\d+\/\d{2,4}|\d\d+-\d{4})\b/i,
].map((pattern) => new RegExp(pattern.source, `${pattern.flags}g`));

export const numbersIn = (text: string): string[] =>
  identifying.flatMap((pattern) => (text.match(pattern) ?? []).map((part) => part.trim()));

export const couldIdentify = (text: string): boolean => numbersIn(text).length > 0;

/** Shows `warning` under a field while it is needed; the text can be sent all the same. */
export function warn(field: HTMLTextAreaElement, warning: string): void {
  const next = field.nextElementSibling;
  const shown = next instanceof HTMLElement && next.dataset.warns === "" ? next : null;
  const needed = couldIdentify(field.value);
  if (!needed) shown?.remove();
  if (!needed || shown) return;
  const line = document.createElement("p");
  line.dataset.warns = "";
  line.className = "warns";
  line.setAttribute("role", "status");
  line.textContent = warning;
  field.after(line);
}
