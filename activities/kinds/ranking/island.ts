/** A ranking with a finger: tap a thing to give it the next place, move it up or down, or put it back. */
import { make, refill, say } from "@/phone/placing/island";
import { setDimmed, type Row, WeighingIsland } from "@/phone/weighing/island";

class RankingIsland extends WeighingIsland {
  private readonly placed = make("div", {});
  private readonly rest = make("div", {});
  /** The button that should have the focus once all is drawn. */
  private focusOn = "";

  protected draw(rows: Row[]): void {
    if (!this.placed.isConnected) refill(this.box, this.placed, this.rest);
    const top = Number(this.dataset.top);
    const placed = rows.filter((r) => r.value > 0).sort((a, b) => a.value - b.value);
    const rest = rows.filter((r) => r.value === 0);
    refill(this.placed, ...placed.map((r, i) => this.placedRow(r, i, placed)));
    refill(this.rest, ...rest.map((r) => this.restRow(r, placed.length + 1, placed.length >= top)));
    const wanted = this.box.querySelector<HTMLElement>(`[data-key="${this.focusOn}"]`);
    if (this.focusOn) (wanted ?? this.box.querySelector("button"))?.focus();
    this.focusOn = "";
  }

  private button(key: string, sign: string, label: string, off: boolean, act: () => void): HTMLButtonElement {
    const go = () => {
      if (off || this.closed) return;
      this.focusOn = key;
      act();
    };
    const button = make(
      "button",
      { type: "button", "data-key": key, "aria-label": label, onclick: go },
      sign,
    );
    setDimmed(button, off || this.closed);
    return button;
  }

  private placedRow(row: Row, i: number, placed: Row[]): Node {
    const { name } = row.control;
    const swap = (other: number) =>
      this.order(placed.map((r, n) => (n === i ? placed[other]! : n === other ? row : r)));
    return make(
      "div",
      { class: "row" },
      make("b", {}, String(i + 1)),
      make("span", { ...row.voice }, row.text),
      this.button(`${name}-up`, "▲", this.word("up", { item: row.text }), i === 0, () => swap(i - 1)),
      this.button(`${name}-down`, "▼", this.word("down", { item: row.text }), i === placed.length - 1, () =>
        swap(i + 1),
      ),
      this.button(`${name}-give`, "✕", this.word("out", { item: row.text }), false, () =>
        this.order(
          placed.filter((r) => r !== row),
          row,
        ),
      ),
    );
  }

  private restRow(row: Row, next: number, full: boolean): Node {
    const give = () => this.write([[row.control, next]]);
    const button = this.button(
      `${row.control.name}-up`,
      this.word("give", { place: next }),
      this.word("giveOf", { place: next, item: row.text }),
      full,
      () => {
        this.focusOn = this.nextOf(row);
        give();
        say(this.word("given", { place: next, item: row.text }));
      },
    );
    button.hidden = full;
    return make("div", { class: "row" }, make("span", { ...row.voice }, row.text), button);
  }

  /** After giving a place, the finger goes on with the next thing that has none. */
  private nextOf(row: Row): string {
    const rest = this.rows().filter((r) => r.value === 0);
    const index = rest.findIndex((r) => r.control === row.control);
    const next = rest[index + 1] ?? rest[index - 1];
    return `${(next ?? row).control.name}-up`;
  }

  /** Numbers the places again, from the first; `out` has none any more. */
  private order(placed: Row[], out?: Row): void {
    const changes = placed.map((r, i): [Row["control"], number] => [r.control, i + 1]);
    this.write(out ? [...changes, [out.control, 0]] : changes);
    say(placed.map((r, i) => `${i + 1}: ${r.text}`).join(". "));
  }
}

customElements.define("plenary-ranking", RankingIsland);
