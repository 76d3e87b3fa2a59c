/** Draws what this person intends to do, again when it changed. */
import type { MineMessage } from "@/workshop/protocol/views";
import { byId, make } from "./page";

export function drawCommitments(commitments: MineMessage["promises"]): void {
  const box = byId("promises");
  const list = box?.querySelector("dl");
  if (!box || !list) return;
  box.hidden = commitments.length === 0;
  list.replaceChildren(
    ...commitments.flatMap(({ question, lines }) =>
      (lines ?? [{ label: question, text: box.dataset.elsewhere ?? "" }]).map(({ label, text }) =>
        make("div", spoken("dt", label), spoken("dd", text)),
      ),
    ),
  );
}

const spoken = (name: string, text: string): HTMLElement => Object.assign(make(name, text), { dir: "auto" });
