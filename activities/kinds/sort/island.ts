/** Tap a card, tap a bin: one card at a time in full, with every bin under it, and all others in reach below. */
import { make, PlacingIsland, refill, say, walk } from "@/phone/placing/island";
import type { Item } from "@/phone/placing/model";

class SortIsland extends PlacingIsland {
  /** The card in hand. */
  private hand: string | null = null;
  private readonly left = make("p", { class: "muted" });
  private readonly text = make("p", { class: "text", dir: "auto" });
  private readonly card = make("section", { class: "card" }, this.left, this.text);
  private readonly bins = make("div", { class: "bins", role: "group", onkeydown: walk });
  private readonly undo = make("button", { type: "button", onclick: () => this.takeBack() });
  private readonly out = make("button", {
    type: "button",
    onclick: () => this.hand && this.put(this.hand, ""),
  });
  private readonly rest = make("div", { class: "rest" });

  protected readonly css = `
.card{border:1.5px solid var(--sea);border-radius:14px;background:var(--raised);padding:.75rem .875rem;
margin-block:.5rem .75rem;scroll-margin-block:.5rem}
.text{font-size:1.125rem;line-height:1.5;margin-block-start:.25rem}
.bins{display:grid;gap:.5rem}.bins button{display:flex;align-items:center;gap:min(.625rem,10px);min-height:3rem}
.bins span{min-inline-size:0;flex:1}.bins i{font-style:normal;font-variant-numeric:tabular-nums;color:var(--soft)}
@media(max-height:40rem){.text{font-size:1rem;line-height:1.4}}
.acts{margin-block:.75rem}.rest section{margin-block-start:1rem}.rest h2{margin-block-end:.375rem}
`;

  protected frame(): Node[] {
    return [this.card, this.bins, make("div", { class: "acts group" }, this.undo, this.out), this.rest];
  }

  protected state(): unknown {
    return this.hand;
  }

  protected draw(): void {
    const { placing } = this;
    const items = placing.items();
    const open = items.filter((i) => !i.value);
    if (!items.some((i) => i.name === this.hand)) this.hand = open[0]?.name ?? null;
    const hand = items.find((i) => i.name === this.hand);
    this.left.textContent = this.word("left", { count: open.length });
    const text = hand
      ? make("span", { ...hand.voice }, hand.text)
      : document.createTextNode(this.word("done"));
    refill(this.text, text);
    this.drawBins(items, hand);
    this.undo.textContent = this.word("undo");
    this.undo.hidden = !placing.canUndo;
    this.out.textContent = this.word("out");
    this.out.hidden = !hand?.value;
    refill(
      this.rest,
      this.heap(this.word("toPlace"), open),
      ...placing.choices().map((c) =>
        this.heap(
          this.word("inBin", { bin: c.text }),
          items.filter((i) => i.value === c.id),
        ),
      ),
    );
  }

  /** The buttons stay the same elements, so that the focus stays where it is. */
  private drawBins(items: Item[], hand: Item | undefined): void {
    const choices = this.placing.choices();
    this.bins.setAttribute("aria-label", this.word("bins"));
    while (this.bins.children.length > choices.length) this.bins.lastChild?.remove();
    choices.forEach((choice, i) => {
      const button =
        (this.bins.children[i] as HTMLButtonElement | undefined) ??
        this.bins.appendChild(make("button", { type: "button" }));
      const inside = items.filter((item) => item.value === choice.id).length;
      const words = make(
        "span",
        { ...choice.voice },
        choice.text,
        ...(choice.hint ? [make("small", {}, choice.hint)] : []),
      );
      refill(
        button,
        make("b", { class: "letter", "aria-hidden": "true" }, choice.letter),
        words,
        make("i", {}, inside ? String(inside) : ""),
      );
      button.setAttribute("aria-pressed", String(hand?.value === choice.id));
      button.setAttribute("aria-disabled", String(!hand || this.placing.closed));
      button.onclick = () => this.hand && this.put(this.hand, choice.id);
    });
  }

  private heap(title: string, items: Item[]): Node {
    if (!items.length) return make("section", { hidden: true });
    const cards = items.map((i) =>
      make(
        "button",
        { type: "button", "aria-pressed": String(i.name === this.hand), onclick: () => this.take(i.name) },
        make("span", { ...i.voice }, i.label),
      ),
    );
    return make(
      "section",
      {},
      make("h2", { dir: "auto" }, `${title} (${items.length})`),
      make("div", { class: "group", role: "group", "aria-label": title, onkeydown: walk }, ...cards),
    );
  }

  private take(name: string): void {
    this.hand = name;
    this.refresh();
    this.card.scrollIntoView({ block: "nearest" });
    say(this.placing.item(name)?.text ?? "");
    this.focusBin(this.placing.item(name)?.value ?? "");
  }

  private put(name: string, bin: string): void {
    if (this.placing.closed) return;
    const before = this.placing.items();
    const card = before.find((i) => i.name === name);
    const index = before.findIndex((i) => i.name === name);
    this.placing.put(name, bin);
    const open = this.placing.items().filter((i) => !i.value);
    // The next card that has no bin, from here on and then from the start.
    if (bin)
      this.hand =
        (open.find((i) => before.findIndex((b) => b.name === i.name) > index) ?? open[0])?.name ?? null;
    this.refresh();
    const next = this.placing.item(this.hand)?.text ?? this.word("done");
    const said = bin
      ? this.word("said", { card: card?.label ?? "", bin: this.placing.choice(bin)?.text ?? "" })
      : this.word("undone", { card: card?.label ?? "" });
    say(`${said} ${this.word("left", { count: open.length })} ${bin ? next : ""}`);
    if (!bin) this.focusBin("");
    this.card.scrollIntoView({ block: "nearest" });
  }

  private takeBack(): void {
    const name = this.placing.undo();
    if (!name) return;
    this.hand = name;
    this.refresh();
    say(this.word("undone", { card: this.placing.item(name)?.label ?? "" }));
    if (this.undo.hidden) this.focusBin("");
    this.card.scrollIntoView({ block: "nearest" });
  }

  private focusBin(id: string): void {
    const index = Math.max(
      0,
      this.placing.choices().findIndex((c) => c.id === id),
    );
    (this.bins.children[index] as HTMLElement | undefined)?.focus({ preventScroll: true });
  }
}

customElements.define("plenary-sort", SortIsland);
