/**
 * Items that each get one of the same choices, in native lists. The lists inside the host stay the only
 * truth: placements are read from them and written to them, as if a person had used them.
 */

/** The language of an authored text, where it is another than the page's, and its direction. */
export interface Voice {
  lang: string | null;
  dir: string;
}

export const voiceOf = (element: HTMLElement | null | undefined): Voice => ({
  lang: element?.lang || null,
  dir: element?.dir || "auto",
});

export interface Item {
  name: string;
  /** In full, and in a word or two. */
  text: string;
  label: string;
  voice: Voice;
  value: string;
  paragraph: boolean;
}

export interface Choice {
  id: string;
  letter: string;
  text: string;
  hint: string;
  voice: Voice;
}

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? "";

export class Placing {
  /** Placements with the values before them, the last at the end. */
  private readonly before: { name: string; value: string }[] = [];

  constructor(private readonly host: HTMLElement) {}

  private selects(): HTMLSelectElement[] {
    return Array.from(this.host.querySelectorAll("select"));
  }

  items(): Item[] {
    return this.selects().map((select) => {
      const label = select.closest("label");
      const text = textOf(label?.querySelector("span"));
      return {
        name: select.name,
        text,
        label: label?.dataset.item?.replace(/:$/, "") ?? text,
        voice: voiceOf(label?.querySelector("span")),
        value: select.value,
        paragraph: label?.dataset.paragraph !== undefined,
      };
    });
  }

  item(name: string | null): Item | undefined {
    return this.items().find((i) => i.name === name);
  }

  choices(): Choice[] {
    return Array.from(this.host.querySelectorAll<HTMLElement>("[data-choice]")).map((li) => ({
      id: li.dataset.choice ?? "",
      letter: textOf(li.querySelector("b")),
      text: textOf(li.querySelector("span")),
      hint: li.dataset.hint ?? "",
      voice: voiceOf(li.querySelector("span")),
    }));
  }

  choice(id: string): Choice | undefined {
    return this.choices().find((c) => c.id === id);
  }

  get closed(): boolean {
    return this.host.closest("fieldset")?.disabled ?? false;
  }

  get canUndo(): boolean {
    return this.before.length > 0;
  }

  /** Gives one item a choice, or takes it away with "". */
  put(name: string, value: string): void {
    const select = this.selects().find((s) => s.name === name);
    if (!select || this.closed || select.value === value) return;
    this.before.push({ name, value: select.value });
    write(select, value);
  }

  /** Takes the last placement back; the name of the item it was about. */
  undo(): string | null {
    const last = this.closed ? undefined : this.before.pop();
    const select = this.selects().find((s) => s.name === last?.name);
    if (!last || !select) return null;
    write(select, last.value);
    return last.name;
  }
}

function write(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
}
