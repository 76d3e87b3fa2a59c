/**
 * Puts a new view into the page. A control that was touched keeps its value and its focus; a half-filled answer
 * to a question that the room has left stays until it is sent or let go.
 */
import { Idiomorph } from "idiomorph";
import { controlsOf, currentForm } from "./form";
import { byId } from "./page";

const view = byId("view");
/** What was in a form that is not shown just now, as when the screens are dimmed. */
let away: ReturnType<typeof snapshot> | null = null;

/** Morphs the new content in; what the reader opened stays open. */
export function show(html: string): void {
  if (!view) return;
  const before = currentForm();
  const kept = before ? snapshot(before) : away;
  Idiomorph.morph(view, html, {
    morphStyle: "innerHTML",
    ignoreActiveValue: true,
    callbacks: {
      beforeAttributeUpdated: (name: string, node: Element) => !(name === "open" && node.localName === "details"),
    },
  });
  const after = currentForm();
  if (kept && after && after.id === kept.id) kept.restore(after);
  away = after ? null : kept;
}

function snapshot(form: HTMLFormElement) {
  const state = controlsOf(form).map((control) =>
    control instanceof HTMLTextAreaElement
      ? { name: control.name, value: "", text: control.value, checked: false }
      : control instanceof HTMLInputElement
        ? { name: control.name, value: control.value, text: "", checked: control.checked }
        : null,
  );
  return {
    id: form.id,
    restore(into: HTMLFormElement): void {
      for (const control of controlsOf(into)) {
        if (control instanceof HTMLTextAreaElement) {
          const old = state.find((s) => s?.name === control.name);
          if (old && control !== document.activeElement) control.value = old.text;
        } else if (control instanceof HTMLInputElement && control.type !== "hidden") {
          const old = state.find((s) => s?.name === control.name && s.value === control.value);
          if (old) control.checked = old.checked;
        }
      }
    },
  };
}
