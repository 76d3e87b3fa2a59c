/**
 * Puts a new view into the page. A control that was touched keeps its value and its focus; a half-filled
 * answer to a question that the room has left stays until it is sent or let go.
 */
import { Idiomorph } from "idiomorph";
import { enhance } from "./loading";
import { controlsOf, currentForm, marksIn, putMarks } from "./form";
import { byId } from "./page";

const view = byId("view");
/** The input of a form that is not shown just now, as when the screens are dimmed. */
let hiddenForm: ReturnType<typeof snapshot> | null = null;

/** Elements that hold what a person gave: native controls and islands. */
const HOLDS_VALUE = /^(?:input|textarea|select)$|-/;

/** Replaces the content of an element; opened details stay open. @param keeps stays as it is */
export function morph(into: Element, html: string, keeps?: Element | null): void {
  const drafts = draftsIn(into);
  Idiomorph.morph(into, html, {
    morphStyle: "innerHTML",
    // A focused control keeps its value; another focused element may change.
    ignoreActiveValue: HOLDS_VALUE.test(document.activeElement?.localName ?? ""),
    callbacks: {
      beforeNodeMorphed: (node: Node) => node !== keeps,
      beforeAttributeUpdated: (name: string, node: Element) =>
        !(name === "open" && node.localName === "details"),
    },
  });
  for (const { id, name, text } of drafts) {
    const field = into.querySelector<HTMLTextAreaElement>(`#${id} textarea[name="${name}"]`);
    if (field && field !== document.activeElement) field.value = text;
  }
}

/** Unsent texts in forms that are no answer: a question for the box, a remark. */
export const draftsIn = (into: ParentNode): { id: string; name: string; text: string }[] =>
  Array.from(
    into.querySelectorAll<HTMLTextAreaElement>("[data-command][id] textarea, [data-group][id] textarea"),
  ).flatMap((field) =>
    field.value === field.defaultValue
      ? []
      : [{ id: field.form?.id ?? "", name: field.name, text: field.value }],
  );

/** Focuses the question, when the focused element is gone. */
export function focusView(): void {
  (view?.querySelector<HTMLElement>(".question") ?? view)?.focus({ preventScroll: true });
}

export function showFragment(html: string): void {
  if (!view) return;
  const before = currentForm();
  const kept = before ? snapshot(before) : hiddenForm;
  const focused = view.contains(document.activeElement);
  // The fragment is the same for all phones, without the state of this person's answer.
  morph(view, html, before && html.includes(`id="${before.id}"`) ? byId("saved") : null);
  if (focused && !view.contains(document.activeElement)) focusView();
  const after = currentForm();
  if (kept && after && after.id === kept.id) kept.restore(after);
  hiddenForm = after ? null : kept;
  enhance();
  // Islands draw what the controls hold now.
  after?.dispatchEvent(new Event("filled"));
}

/** The controls of a form with a key each: the name and, for choices, the value, else a number. */
function keysOf(form: HTMLFormElement): [string, ReturnType<typeof controlsOf>[number]][] {
  const seen = new Map<string, number>();
  return controlsOf(form).map((control) => {
    const choice = control instanceof HTMLInputElement && /radio|checkbox/.test(control.type);
    const nth = seen.get(control.name) ?? 0;
    seen.set(control.name, nth + 1);
    return [`${control.name}=${choice ? control.value : nth}`, control];
  });
}

function snapshot(form: HTMLFormElement) {
  const state = new Map(
    keysOf(form).map(([key, c]) => [
      key,
      { text: c.value, checked: c instanceof HTMLInputElement && c.checked },
    ]),
  );
  const marks = marksIn(form);
  return {
    id: form.id,
    restore(into: HTMLFormElement): void {
      putMarks(into, marks);
      for (const [key, control] of keysOf(into)) {
        const old = state.get(key);
        if (!old || control.type === "hidden") continue;
        if (control instanceof HTMLInputElement && /radio|checkbox/.test(control.type))
          control.checked = old.checked;
        else if (control !== document.activeElement) control.value = old.text;
      }
    },
  };
}
