/** Tap a piece of the text, tap a label: the labels open under the piece that is in hand. */
import { make, PlacingIsland, refill, say, walk } from "@/phone/placing/island";
import type { Choice, Item } from "@/phone/placing/model";

class MarkingIsland extends PlacingIsland {
  /** The piece whose labels are open. */
  private hand: string | null = null;
  /** The piece that the tab key leads to. */
  private at: string | null = null;
  private readonly legend = make("ul", { class: "legend" });
  private readonly text = make("div", { class: "story", role: "group", onkeydown: walk });
  private readonly undo = make("button", { type: "button", onclick: () => this.takeBack() });

  protected readonly css = `
.legend{list-style:none;padding:0;display:grid;gap:.375rem;margin-block-end:.75rem}
.legend li{display:grid;grid-template-columns:auto 1fr;gap:.625rem;align-items:center}
.story{font:1.1875rem/1.7 Georgia,"Noto Serif",serif;margin-block-end:1rem}
:host(:lang(ar)) .story,:host(:lang(th)) .story{font-family:inherit;line-height:1.9}
.p{margin-block-end:.75rem}
.clause{cursor:pointer;border-radius:4px;padding-block:.25rem;
text-decoration:underline dotted 1px var(--strong);text-underline-offset:.28em;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
.clause[data-marked]{background:#fbe3a1;text-decoration:underline solid 2px #7a5c00}
.clause[aria-expanded=true]{background:var(--wash);box-shadow:0 0 0 3px var(--wash);
text-decoration:underline solid 2px var(--sea)}
.clause .letter{inline-size:1.5rem;block-size:1.5rem;margin-inline-start:.25rem;
font:700 .875rem/1 system-ui,sans-serif;background:#7a5c00}
.palette{display:flex;flex-wrap:wrap;gap:.5rem;font:1rem/1.3 system-ui,sans-serif;
border:1.5px solid var(--sea);border-radius:14px;background:var(--raised);padding:.625rem;
margin-block:.375rem .625rem}
.palette button{display:flex;align-items:center;gap:.5rem}
`;

  protected frame(): Node[] {
    return [this.text, this.legend, make("div", { class: "group" }, this.undo)];
  }

  protected state(): unknown {
    return [this.hand, this.at];
  }

  protected draw(): void {
    const { placing } = this;
    const [items, choices] = [placing.items(), placing.choices()];
    if (!items.some((i) => i.name === this.hand)) this.hand = null;
    if (!items.some((i) => i.name === this.at)) this.at = items[0]?.name ?? null;
    const focused = (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset.name;
    refill(
      this.legend,
      ...choices.map((c) =>
        make("li", {}, mark(c), make("span", { ...c.voice }, c.text, make("small", {}, c.hint))),
      ),
    );
    this.text.setAttribute("aria-label", this.word("text"));
    this.text.dir = items[0]?.voice.dir ?? "auto";
    const paragraphs: Node[][] = [];
    for (const item of items) {
      if (item.paragraph || !paragraphs.length) paragraphs.push([]);
      paragraphs[paragraphs.length - 1]!.push(
        this.clause(
          item,
          choices.find((c) => c.id === item.value),
        ),
        document.createTextNode(" "),
      );
      if (item.name === this.hand) paragraphs[paragraphs.length - 1]!.push(this.palette(item, choices));
    }
    refill(this.text, ...paragraphs.map((nodes) => make("div", { class: "p" }, ...nodes)));
    this.undo.textContent = this.word("undo");
    this.undo.hidden = !placing.canUndo;
    if (focused) this.focusOn(focused);
  }

  private clause(item: Item, choice: Choice | undefined): Node {
    const open = item.name === this.hand;
    const press = () => this.open(open ? null : item.name, item.name);
    return make(
      "span",
      {
        class: "clause",
        role: "button",
        tabindex: item.name === this.at ? "0" : "-1",
        ...item.voice,
        "data-name": item.name,
        "data-marked": choice ? true : null,
        "aria-expanded": String(open),
        onclick: press,
        onfocus: () => {
          this.at = item.name;
        },
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          press();
        },
      },
      item.text,
      ...(choice ? [mark(choice), make("span", { class: "sr" }, ` (${choice.text})`)] : []),
    );
  }

  private palette(item: Item, choices: Choice[]): Node {
    const labels = choices.map((c) =>
      make(
        "button",
        {
          type: "button",
          "aria-pressed": String(c.id === item.value),
          "aria-disabled": String(this.placing.closed),
          onclick: () => this.put(item.name, c),
        },
        mark(c),
        make("span", { ...c.voice }, c.text),
      ),
    );
    const none = make(
      "button",
      { type: "button", onclick: () => this.put(item.name, null) },
      this.word("none"),
    );
    const keys = (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === "Escape") this.open(null, item.name);
      else walk(event);
    };
    return make(
      "div",
      { class: "palette", role: "group", "aria-label": this.word("labels"), onkeydown: keys },
      ...labels,
      ...(item.value ? [none] : []),
    );
  }

  private open(name: string | null, from: string): void {
    this.hand = name;
    this.at = from;
    this.refresh();
    if (name) {
      const palette = this.box.querySelector<HTMLElement>(".palette");
      palette?.scrollIntoView({ block: "nearest" });
      (
        palette?.querySelector<HTMLElement>("[aria-pressed=true]") ??
        palette?.querySelector<HTMLElement>("button")
      )?.focus({ preventScroll: true });
    } else this.focusOn(from);
  }

  private put(name: string, choice: Choice | null): void {
    if (this.placing.closed) return;
    this.placing.put(name, choice?.id ?? "");
    const item = this.placing.item(name);
    this.open(null, name);
    say(this.word("said", { clause: item?.text ?? "", label: choice?.text ?? this.word("none") }));
  }

  private takeBack(): void {
    const name = this.placing.undo();
    if (!name) return;
    this.open(null, name);
    say(this.word("undone", { card: this.placing.item(name)?.text ?? "" }));
  }

  private focusOn(name: string): void {
    this.box
      .querySelector<HTMLElement>(`.clause[data-name="${CSS.escape(name)}"]`)
      ?.focus({ preventScroll: true });
  }
}

const mark = (choice: Choice): Node => make("b", { class: "letter", "aria-hidden": "true" }, choice.letter);

customElements.define("plenary-marking", MarkingIsland);
