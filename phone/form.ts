/** The question's form: reading an answer out of it, and putting one in. */
import type { AnswerBody } from "@/activities/content";

export const currentForm = (): HTMLFormElement | null =>
  document.querySelector<HTMLFormElement>("#view form[data-question]");

export const placeOf = (form: HTMLFormElement): { question: string; round: number } => ({
  question: form.dataset.question ?? "",
  round: Number(form.dataset.round),
});

/** The form's controls. Not `form.elements`: a control that is itself named "elements" hides that property. */
export const controlsOf = (form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] =>
  Array.from(document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("#view input, #view textarea")).filter(
    (control) => control.form === form,
  );

/** What the form says now; null while nothing is chosen. */
export function bodyOf(form: HTMLFormElement): Record<string, unknown> | null {
  const data = new FormData(form);
  const all = (name: string): string[] => data.getAll(name).map(String);
  const answer = data.get("answer");
  if (answer !== null) {
    const sureness = Number(data.get("sureness"));
    const body: Record<string, unknown> = { answer };
    if (sureness) body.sureness = sureness;
    for (const name of ["elements", "clauses"]) if (data.has(name)) body[name] = all(name);
    return body;
  }
  if (form.querySelector('[name="answer"]')) return null;
  const other = String(data.get("other") ?? "").trim();
  const choice = all("choice");
  if (!other && !choice.length) return null;
  const single = form.querySelector('[name="choice"][type="radio"]');
  if (other && choice.length && single) return { choice: [], other };
  return other ? { choice, other } : { choice };
}

/** Puts an answer into the form; null clears it. */
export function fill(form: HTMLFormElement, body: AnswerBody | Record<string, unknown> | null): void {
  const chosen = new Map<string, string[]>();
  for (const [name, value] of Object.entries(body ?? {})) chosen.set(name, [value].flat().map(String));
  for (const control of controlsOf(form)) {
    if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")) {
      control.checked = chosen.get(control.name)?.includes(control.value) ?? false;
    } else if (control instanceof HTMLTextAreaElement && control !== document.activeElement) {
      control.value = chosen.get(control.name)?.[0] ?? "";
    }
  }
}

/** The chosen answer in words, for the list on this phone. */
export function labelOf(form: HTMLFormElement, body: Record<string, unknown>): string {
  const labels = Array.from(form.querySelectorAll<HTMLInputElement>('[name="answer"]:checked,[name="choice"]:checked')).map(
    (input) => input.parentElement?.querySelector("span")?.textContent ?? input.value,
  );
  if (typeof body.other === "string") labels.push(body.other);
  return labels.join(", ");
}

/** The question as the list on this phone names it: where it stood, what was changed, which round. */
export function questionText(round: number): string {
  const texts = ["#view .place", "#view .what-if p", "#question"].map((at) => document.querySelector(at)?.textContent);
  return texts.filter(Boolean).join(": ") + (round > 1 ? ` (${round})` : "");
}
