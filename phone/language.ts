/**
 * Reading in another language: the page's own words come from the server, the view over the connection.
 * Half-written texts, queued answers and lists stay as they are.
 */
import { byId, newWords } from "./page";
import { morph } from "./morph-view";

/** Parts of the page that are the same for all readers of a language. */
const FRAME = ["header", "#afterwards", "footer", "#break"];

const current = (): string => document.body.dataset.language ?? "";

/** Puts the page's words into the language in which the server speaks to this person now. */
export async function followLanguage(language?: string): Promise<void> {
  if (language === undefined || language === current()) return;
  await speak(fetch("./"));
}

/** Asks for the language of a button in the menu. */
export async function chooseLanguage(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const body = new URLSearchParams({ [button.name]: button.value });
  await speak(fetch(form.action, { method: "POST", body }));
}

/** @throws where the page did not come. */
async function speak(response: Promise<Response>): Promise<void> {
  const answer = await response;
  if (!answer.ok) throw new Error("no page");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const words = page.getElementById("words")?.textContent;
  if (!words) throw new Error("no page");
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  document.body.dataset.language = page.body.dataset.language;
  newWords(words);
  const resting = byId("break")?.hidden;
  for (const part of FRAME) {
    const [here, there] = [document.querySelector(`body > ${part}`), page.querySelector(`body > ${part}`)];
    if (!here || !there) continue;
    morph(here, there.innerHTML);
  }
  const rest = byId("break");
  if (rest && resting !== undefined) rest.hidden = resting;
}
