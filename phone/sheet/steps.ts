/** A sheet of several sections shows one at a time: the way to each, how far one is, and what others do elsewhere. */
import { make } from "@/phone/placing/island";

/** The step at which this page is, by its sheet: an element that is drawn again goes on there. */
const at = new Map<string, string>();

export class Steps {
  private readonly back: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly sections: HTMLElement[];
  private readonly links: HTMLAnchorElement[];

  /** @param sheet names it @param shown called with the section that has come into view */
  constructor(
    private readonly root: HTMLElement,
    private readonly sheet: string,
    private readonly word: (key: string) => string,
    private readonly shown: (section: HTMLElement) => void,
  ) {
    this.links = Array.from(root.querySelectorAll<HTMLAnchorElement>(".steps a"));
    this.sections = this.links.flatMap((link) => root.querySelector<HTMLElement>(link.hash) ?? []);
    const step = (by: number) => () => this.go(this.sections[this.number() + by]);
    const back = { type: "button", class: "icon", "aria-label": word("back"), onclick: step(-1) };
    this.back = make("button", back, "‹");
    this.next = make("button", { type: "button", class: "step-next", onclick: step(1) }, word("next"));
    if (this.sections.length < 2) return;
    const bar = root.querySelector(".sheet-bar");
    bar?.insertBefore(this.back, bar.firstChild);
    bar?.appendChild(this.next);
    root.addEventListener("click", this.pressed);
    this.draw();
  }

  /** All sections are in the page again. */
  stop(): void {
    this.root.removeEventListener("click", this.pressed);
    for (const button of [this.back, this.next]) button.parentNode?.removeChild(button);
    for (const section of this.sections) section.hidden = false;
  }

  draw(): void {
    const { sections, links, word } = this;
    if (sections.length < 2) return;
    const number = this.number();
    const total = String(sections.length);
    for (const [i, section] of sections.entries()) {
      const link = links[i]!;
      const elsewhere = i !== number;
      const written = elsewhere && section.querySelector(".written-in") !== null;
      section.hidden = elsewhere;
      if (elsewhere) link.removeAttribute("aria-current");
      else link.setAttribute("aria-current", "step");
      link.toggleAttribute(
        "data-written",
        elsewhere && section.querySelector(".written-in, .warns") !== null,
      );
      const whole = section.hasAttribute("data-whole");
      link.toggleAttribute("data-whole", whole);
      const more = [whole && word("whole"), written && word("writing").replace("{name}", word("somebody"))];
      const said = more.filter(Boolean).join(", ");
      link.setAttribute("aria-label", `${i + 1}. ${link.textContent}${said && ` (${said})`}`);
    }
    const line = this.root.querySelector("[data-step-line]");
    const text = word("step")
      .replace("{number}", String(number + 1))
      .replace("{total}", total);
    if (line && line.textContent !== text) line.textContent = text;
    this.back.hidden = number === 0;
    this.next.hidden = number === sections.length - 1;
  }

  private number(): number {
    return Math.max(
      0,
      this.sections.findIndex(({ id }) => id === at.get(this.sheet)),
    );
  }

  private readonly pressed = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(".steps a");
    if (!link) return;
    event.preventDefault();
    this.go(this.sections[this.links.indexOf(link)]);
  };

  /** Goes to a section: its title is read, and it begins at the top of the screen. */
  private go(section: HTMLElement | undefined): void {
    if (!section) return;
    at.set(this.sheet, section.id);
    this.draw();
    this.shown(section);
    this.root.querySelector(".steps")?.scrollIntoView({ block: "start" });
    section.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }
}
