/** The list of what this person answered, as this phone knows it. */
import { enhance } from "./load-islands";
import { journal } from "./storage";
import { byId, make, word } from "./page";

export function drawJournal(): void {
  const list = byId("journal");
  const lines = journal();
  if (!list) return;
  // The island says them in the language of the page.
  list.dataset.island = lines.some((l) => l.language !== document.body.dataset.language) ? "journal" : "";
  enhance();
  const said = lines.map(({ question, answer, pending }) => {
    const given = [answer, pending && `${pending.answer} (${word("sending")})`];
    return make("li", question, " ", make("b", given.filter(Boolean).join(" → ")));
  });
  list.replaceChildren(...(said.length ? said : [make("li", word("mineNone"))]));
}
