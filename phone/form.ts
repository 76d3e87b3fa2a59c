/** The question's form: reading an answer out of it, and putting one in. */
import { answerKey } from "./phone-state";

export const currentForm = (page = document): HTMLFormElement | null =>
  page.querySelector<HTMLFormElement>("#view form[data-question]");

export const questionRoundOf = (form: HTMLFormElement): { question: string; round: number } => ({
  question: form.dataset.question ?? "",
  round: Number(form.dataset.round),
});

export const keyOf = (form: HTMLFormElement): string => answerKey(questionRoundOf(form));

/** The form's controls. Not `form.elements`: a control with the name "elements" hides that property. */
export type FormControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const controlsOf = (form: HTMLFormElement): FormControl[] =>
  Array.from(
    form.ownerDocument.querySelectorAll<FormControl>("#view input, #view textarea, #view select"),
  ).filter((control) => control.form === form);

export const isTypedIn = (control: FormControl): boolean => /^text|number/.test(control.type);

/** Fields that are no part of the answer. */
export const envelopeFields = ["question", "round", "rev", "written"];

/**
 * The answer in the form: its fields, a list for each name; null while a needed one, or every one, is
 * missing. A form of marks is complete without any: all were taken back.
 */
export function bodyOf(form: HTMLFormElement): Record<string, unknown> | null {
  const body: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (!envelopeFields.includes(name)) body[name] = [...(body[name] ?? []), String(value)];
  }
  const isFilled = (name: string): boolean => body[name]?.some((value) => value.trim()) ?? false;
  const needs = form.dataset.needs?.split(" ") ?? [];
  const { any } = form.dataset;
  if (any && !Object.keys(body).some((name) => name.startsWith(any) && isFilled(name))) return null;
  if (form.dataset.marks !== undefined) return body;
  if (!Object.keys(body).some(isFilled) || !needs.every(isFilled)) return null;
  const single = form.querySelector('[name="choice"][type="radio"]');
  if (single && isFilled("choice") && isFilled("other")) body.choice = [];
  return body;
}

export const hasText = (form: HTMLFormElement): boolean =>
  controlsOf(form).some((control) => /^text/.test(control.type) && control.value.trim());

/** Ticked marks, and those on a card which is not shown now. */
export const marksIn = (form: HTMLFormElement): string[] =>
  new FormData(form).getAll("entries").map(String).filter(Boolean);

/** Puts marks into a form; one that it has no box for is kept beside, so that the answer stays whole. */
export function putMarks(form: HTMLFormElement, marks: readonly string[]): void {
  const beside = form.querySelector("[data-beside]");
  if (!beside) return;
  beside.textContent = "";
  const boxes = new Map(
    controlsOf(form).flatMap((c) =>
      c.type === "checkbox" && c.name === "entries" ? [[c.value, c as HTMLInputElement]] : [],
    ),
  );
  for (const box of boxes.values()) box.checked = marks.includes(box.value);
  for (const mark of marks) {
    if (boxes.has(mark)) continue;
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: "entries", value: mark });
    beside.append(kept);
  }
}

/** Puts the fields of an answer into the form; null clears it. */
export function fill(form: HTMLFormElement, fields: Record<string, unknown> | null): void {
  const chosen = new Map<string, string[]>();
  for (const [name, value] of Object.entries(fields ?? {})) chosen.set(name, [value].flat().map(String));
  putMarks(form, chosen.get("entries") ?? []);
  const used = new Map<string, number>();
  for (const control of controlsOf(form)) {
    const values = chosen.get(control.name);
    if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")) {
      control.checked = values?.includes(control.value) ?? false;
    } else if (
      !envelopeFields.includes(control.name) &&
      control.type !== "submit" &&
      control.name !== "entries"
    ) {
      const index = used.get(control.name) ?? 0;
      used.set(control.name, index + 1);
      if (control !== document.activeElement) control.value = values?.[index] ?? "";
    }
  }
  form.dispatchEvent(new Event("filled"));
}

/** The given answer in words, for the list on this phone. */
export function labelOf(form: HTMLFormElement): string {
  const answerIn = (control: FormControl): string => {
    if (!control.name || control.type === "hidden") return "";
    if (control.type === "checkbox" || control.type === "radio") {
      const checked = (control as HTMLInputElement).checked;
      return checked ? (control.closest("label")?.querySelector("span")?.textContent ?? control.value) : "";
    }
    if (control instanceof HTMLSelectElement)
      return control.value ? (control.selectedOptions[0]?.textContent ?? "") : "";
    return control.value.trim();
  };
  const labels = controlsOf(form).flatMap((control) => {
    const text = answerIn(control);
    // One of several things that are judged in the same way: its name comes first.
    const item =
      control.closest(".sureness")?.querySelector("legend")?.textContent ??
      control.closest<HTMLElement>("[data-item]")?.dataset.item ??
      control.closest(".each")?.firstElementChild?.textContent;
    return text ? (item ? `${item} ${text}` : text) : [];
  });
  return labels.join(" · ");
}

/**
 * Writes one's own answers beside the expert's and the room's.
 * @param storedFields the stored fields of a round
 */
export function showAnswersBesideKey(
  storedFields: (key: string) => Record<string, unknown> | undefined,
): void {
  for (const line of document.querySelectorAll<HTMLElement>("#view [data-own]")) {
    const fields = storedFields(line.closest<HTMLElement>("[data-key]")?.dataset.key ?? "");
    const words = JSON.parse(line.dataset.words!) as Record<string, string>;
    const values = [fields?.[line.dataset.own!]].flat();
    const answer = values.map((id) => words[id as string]).find(Boolean);
    line.hidden = !answer;
    if (answer) line.textContent = line.dataset.text!.replace("{answer}", answer);
  }
}

/** The question's name in the list on this phone: its place, its changes, its round. */
export function questionText(round: number, page = document): string {
  const texts = ["#view .place", "#view .what-if p", "#question"].map(
    (selector) => page.querySelector(selector)?.textContent,
  );
  return texts.filter(Boolean).join(" · ") + (round > 1 ? ` (${round})` : "");
}

/** The form, if its input differs from the rendered one: it was filled in before the script was there. */
export function formFilledEarly(): HTMLFormElement | null {
  const form = currentForm();
  if (!form) return null;
  const copy = form.cloneNode(true) as HTMLFormElement;
  copy.reset();
  const filled = (one: HTMLFormElement) => `${[...new FormData(one)]}`;
  return filled(form) === filled(copy) ? null : form;
}
