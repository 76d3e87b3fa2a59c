/** Draws what this person intends to do, again when it changed. */
import type { MineMessage } from "@/workshop/protocol/views";
import { byId } from "./page";

export function drawCommitments(commitments: MineMessage["promises"]): void {
  const box = byId("promises");
  const list = box?.querySelector("dl");
  if (!box || !list) return;
  box.hidden = commitments.length === 0;
  list.replaceChildren(
    ...commitments.flatMap(({ question, lines }) =>
      (lines ?? [{ label: question, text: box.dataset.elsewhere ?? "" }]).map(({ label, text }) => {
        const row = document.createElement("div");
        for (const [name, said] of [
          ["dt", label],
          ["dd", text],
        ] as const) {
          const element = document.createElement(name);
          element.dir = "auto";
          element.textContent = said;
          row.append(element);
        }
        return row;
      }),
    ),
  );
}
