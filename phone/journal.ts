/** The list of what this person answered, as this phone knows it. */
import { journal } from "./memory";
import { byId, word } from "./page";

export function drawJournal(): void {
  const list = byId("journal");
  const lines = journal();
  if (!list) return;
  if (!lines.length) {
    const none = document.createElement("li");
    none.textContent = word("mineNone");
    list.replaceChildren(none);
    return;
  }
  list.replaceChildren(
    ...lines.map((line) => {
      const li = document.createElement("li");
      const answer = document.createElement("b");
      answer.textContent = [line.answer, line.pending && `${line.pending.answer} (${word("sending")})`]
        .filter(Boolean)
        .join(" → ");
      li.append(line.question, " ", answer);
      return li;
    }),
  );
}
