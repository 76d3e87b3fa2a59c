/** What looks like a real person's number or address should stay out of a text before it leaves the phone. */

/** A telephone or document number, or an e-mail address. */
const identifying = /(?:\+?\d[\s().-]?){7,}|\b[A-Z]{1,2}\d{6,9}\b|[^\s@]+@[^\s@]+\.[a-z]{2,}/;

/** Whether a text holds something that could identify somebody. */
export const couldIdentify = (text: string): boolean => identifying.test(text);

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
