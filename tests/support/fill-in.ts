/** A person fills in whatever form a phone shows, with a finger and a few words. */
import type { Page } from "playwright";

/** Sample words by script. */
const words = ["نص قصير", "A short text"];

/** Takes the nth choice of each, writes a word in each field, and waits until the phone says it is saved. */
export async function fillIn(phone: Page, nth: number): Promise<void> {
  await phone.locator("form[data-question]").waitFor();
  await phone.evaluate(
    ([n, text]) => {
      const form = document.querySelector<HTMLFormElement>("#view form[data-question]");
      if (!form) throw new Error("no form");
      const mine = <T extends HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(selector: string) =>
        Array.from(document.querySelectorAll<T>(selector)).filter((c) => c.form === form);
      for (const [i, select] of mine<HTMLSelectElement>("#view select").entries()) {
        const choices = select.options.length - 1;
        // Each place of a ranking is given once.
        if (select.name.startsWith("place.")) select.selectedIndex = i < choices ? i + 1 : 0;
        else select.selectedIndex = 1 + (n % choices);
        select.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const controls = mine<HTMLInputElement | HTMLTextAreaElement>("#view input, #view textarea");
      const radios = new Map<string, HTMLInputElement[]>();
      for (const c of controls)
        if (c instanceof HTMLInputElement && c.type === "radio")
          radios.set(c.name, [...(radios.get(c.name) ?? []), c]);
      for (const group of radios.values()) group[n % group.length]?.click();
      const boxes = controls.filter((c) => c.type === "checkbox");
      if (radios.size === 0) boxes[n % Math.max(1, boxes.length)]?.click();
      for (const c of controls) {
        const typed = c instanceof HTMLTextAreaElement || ["text", "number"].includes(c.type);
        if (!typed || (c.name === "other" && radios.size + boxes.length > 0)) continue;
        const number = c.type === "number" || ["numeric", "decimal"].includes(c.inputMode);
        c.value = number ? String(Math.max(1, Number((c as HTMLInputElement).min))) : text;
        c.dispatchEvent(new Event("input", { bubbles: true }));
      }
      // Kinds with their own controls, such as places and points, are filled by a press.
      document.querySelector<HTMLButtonElement>("#view .island button:not(:disabled)")?.click();
    },
    [nth, words[nth % 2] ?? ""] as const,
  );
  await phone.locator('#saved[data-state="saved"]').waitFor();
}
