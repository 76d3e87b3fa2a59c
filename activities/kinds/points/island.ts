/** Points to share out with a finger: less and more for each thing, and what is left. */
import { make, refill, say } from "@/phone/placing/island";
import { setDimmed, type Row, WeighingIsland } from "@/phone/weighing/island";

interface Line {
  row: HTMLElement;
  text: HTMLElement;
  less: HTMLButtonElement;
  value: HTMLElement;
  more: HTMLButtonElement;
}

class PointsIsland extends WeighingIsland {
  private readonly sum = make("p", { class: "sum" });
  private readonly lines = new Map<string, Line>();

  protected draw(rows: Row[]): void {
    const total = Number(this.dataset.total);
    const left = total - rows.reduce((sum, r) => sum + r.value, 0);
    this.sum.textContent =
      left < 0 ? this.word("over", { count: -left }) : this.word("left", { count: left });
    if (!this.sum.isConnected) this.box.prepend(this.sum);
    for (const { control, text, voice, value } of rows) {
      const line = this.lines.get(control.name) ?? this.line(control.name);
      refill(line.text, make("span", { ...voice }, text));
      line.value.textContent = String(value);
      line.less.setAttribute("aria-label", this.word("less", { item: text }));
      line.more.setAttribute("aria-label", this.word("more", { item: text }));
      setDimmed(line.less, this.closed || value === 0);
      setDimmed(line.more, this.closed || left <= 0);
    }
  }

  private line(name: string): Line {
    const [text, value] = [make("span"), make("b")];
    const less = make("button", { type: "button", onclick: () => this.add(name, -1) }, "−");
    const more = make("button", { type: "button", onclick: () => this.add(name, 1) }, "+");
    const row = make("div", { class: "row" }, text, less, value, more);
    this.box.append(row);
    const line = { row, text, less, value, more };
    this.lines.set(name, line);
    return line;
  }

  private add(name: string, by: 1 | -1): void {
    const rows = this.rows();
    const row = rows.find((r) => r.control.name === name);
    const left = Number(this.dataset.total) - rows.reduce((sum, r) => sum + r.value, 0);
    if (!row || row.value + by < 0 || (by > 0 && left <= 0)) return;
    this.write([[row.control, row.value + by]]);
    say(`${row.text}: ${row.value + by}. ${this.sum.textContent}`);
  }
}

customElements.define("plenary-points", PointsIsland);
