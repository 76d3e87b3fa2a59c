/**
 * Fills in what only this phone knows: its own answers, and the code of its commitment. Sends nothing by
 * itself.
 */
import { getLocal, journal, setLocal } from "@/phone/storage";
import { keepJournalTranslated } from "@/phone/translate-journal";

const CODE = "code";
/** The most answers that the form takes. */
const MAX_ANSWERS = 200;

/** Puts in the last answer to each question that was stored. */
function fillOwnAnswers(): void {
  const answers = new Map(
    journal().flatMap((line) => (line.answer ? [[line.key.replace(/#\d+$/, ""), line.answer] as const] : [])),
  );
  for (const place of document.querySelectorAll<HTMLElement>("[data-mine]")) {
    const answer = answers.get(place.dataset.mine ?? "");
    const text = place.querySelector("span");
    if (!answer || !text) continue;
    text.textContent = answer;
    place.hidden = false;
  }
  const field = document.querySelector<HTMLInputElement>("input[name=answers]");
  if (field) field.value = JSON.stringify([...answers].slice(0, MAX_ANSWERS));
}

fillOwnAnswers();
keepJournalTranslated(fillOwnAnswers);

const code = document.getElementById("follow-up-code");
if (code?.textContent) setLocal(CODE, code.textContent);

const kept = getLocal(CODE);
for (const place of document.querySelectorAll<HTMLElement>("[data-code]")) {
  if (!kept) continue;
  const shown = place.querySelector("b");
  const hidden = place.querySelector<HTMLInputElement>("input[name=code]");
  if (shown) shown.textContent = kept;
  if (hidden) hidden.value = kept;
  place.hidden = false;
}

document.querySelector("button[data-print]")?.addEventListener("click", () => print());
for (const only of document.querySelectorAll<HTMLElement>("[data-script]")) only.hidden = false;
