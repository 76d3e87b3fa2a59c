/** A sheet shows one step at a time: the way to each, what is complete, and what others do elsewhere. */

/** The current step by sheet, for an element that is drawn again; a reloaded page goes by its address. */
const currentSteps = new Map<string, string>();

export class Steps {
  private readonly parts: HTMLElement[];
  private readonly links: HTMLAnchorElement[];

  /** @param sheet names it @param shown called with the step that has come into view */
  constructor(
    private readonly root: HTMLElement,
    private readonly sheet: string,
    private readonly word: (key: string) => string,
    private readonly shown: (part: HTMLElement) => void,
  ) {
    this.links = Array.from(root.querySelectorAll<HTMLAnchorElement>(".steps a"));
    this.parts = this.links.flatMap((link) => root.querySelector<HTMLElement>(link.hash) ?? []);
    root.dataset.stepped = "";
    root.addEventListener("click", this.pressed);
    this.draw();
  }

  /** Without the island, the page shows the step of its address. */
  stop(): void {
    this.root.removeEventListener("click", this.pressed);
    for (const part of this.parts) part.hidden = false;
    delete this.root.dataset.stepped;
    delete this.root.dataset.further;
  }

  draw(): void {
    const number = this.number();
    this.root.toggleAttribute("data-further", number > 0);
    for (const [i, part] of this.parts.entries()) this.drawStep(this.links[i]!, part, i, i === number);
    this.drawTask();
  }

  private drawStep(link: HTMLAnchorElement, part: HTMLElement, i: number, here: boolean): void {
    const { word } = this;
    part.hidden = !here;
    if (here) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
    const written = !here && part.querySelector(".written-in") !== null;
    link.toggleAttribute("data-written", !here && part.querySelector(".written-in, .warns") !== null);
    const whole = part.hasAttribute("data-whole");
    link.toggleAttribute("data-whole", whole);
    const more = [whole && word("whole"), written && word("writing").replace("{name}", word("somebody"))];
    const remarks = more.filter(Boolean).join(", ");
    link.setAttribute("aria-label", `${i + 1}. ${link.textContent}${remarks && ` (${remarks})`}`);
  }

  /** Of a task with points to choose from, the chosen one alone. */
  private drawTask(): void {
    for (const task of Array.from(this.root.querySelectorAll<HTMLElement>("[data-task-of]"))) {
      const chosen = this.root.querySelector<HTMLInputElement>(
        `input[name="${CSS.escape(task.dataset.taskOf ?? "")}"]:checked`,
      );
      const index = chosen ? (task.dataset.options ?? "").split(" ").indexOf(chosen.value) + 1 : 0;
      if (index > 0) task.dataset.chosen = String(index);
      else delete task.dataset.chosen;
    }
  }

  private number(): number {
    return Math.max(
      0,
      this.parts.findIndex(({ id }) => id === (currentSteps.get(this.sheet) ?? location.hash.slice(1))),
    );
  }

  private readonly pressed = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(".steps a, .step-acts a");
    if (!link) return;
    event.preventDefault();
    this.go(this.root.querySelector<HTMLElement>(link.hash));
  };

  /** Goes to a step: its title is read, and it begins at the top of the screen. */
  private go(part: HTMLElement | null): void {
    if (!part) return;
    currentSteps.set(this.sheet, part.id);
    history.replaceState(history.state, "", `#${part.id}`);
    this.draw();
    this.shown(part);
    const list = this.root.querySelector<HTMLDetailsElement>(".steps");
    if (list) list.open = false;
    part.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }
}
