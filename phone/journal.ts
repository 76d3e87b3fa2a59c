/** The lists of this person's answers, from this phone's notes, and of their intentions, from the server. */
import type { MineMessage } from "@/workshop/protocol/views";
import { enhance } from "./loading";
import { journal } from "./storage";
import { byId, make, word } from "./page";

export function drawJournal(): void {
  const list = byId("journal");
  const lines = journal();
  if (!list) return;
  // The island says them in the language of the page.
  list.dataset.island = lines.some((l) => l.language !== document.body.dataset.language) ? "journal" : "";
  enhance();
  const items = lines.map(({ question, answer, pending }) => {
    const answers = [answer, pending && `${pending.answer} (${word("sending")})`];
    return make("li", question, " ", make("b", answers.filter(Boolean).join(" → ")));
  });
  list.replaceChildren(...(items.length ? items : [make("li", word("mineNone"))]));
}

/** Draws what this person intends to do, again when it changed. */
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
