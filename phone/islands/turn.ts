/**
 * A phone that goes round (H-30 to H-32): puts each screen in place of the one before, so that neither history nor
 * form leads back to an answer, and sends answers until the server has them. What waits is kept hidden on the phone
 * and deleted once it is sent.
 */
import { bodyOf, envelopeFields } from "@/phone/form";
import { newId, room } from "@/phone/page";

/** An answer that waits: the fields of its form. */
interface Waiting {
  once: string;
  fields: string;
}

const KEY = `plenary turns ${room}`;
const POLL_MS = 4_000;
/** Milliseconds after which an answer counts as waiting. */
const PATIENCE_MS = 4_000;

envelopeFields.push("once", "language", "word", "again");
const turn = (): HTMLElement => document.getElementById("turn") as HTMLElement;
/** Pages of the round that is asked, by language, so that turns go on without a network. */
const pages = new Map<string, string>();
let late = 0;
let sending = false;
/** The last turn went well. */
let thanks = false;

let waiting: Waiting[] = [];
try {
  waiting = JSON.parse(localStorage.getItem(KEY) ?? "[]") as Waiting[];
} catch {
  // Storage is blocked: answers wait as long as the page lives.
}

function keep(): void {
  try {
    if (waiting.length > 0) localStorage.setItem(KEY, JSON.stringify(waiting));
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** Shows a page that the server made. @returns false where it is none of a turn */
function show(html: string): boolean {
  const page = new DOMParser().parseFromString(html, "text/html");
  const next = page.getElementById("turn");
  if (!next) return false;
  document.title = page.title;
  for (const name of ["lang", "dir"])
    document.documentElement.setAttribute(name, page.documentElement.getAttribute(name) ?? "");
  document.body.className = page.body.className;
  document.body.setAttribute("style", page.body.getAttribute("style") ?? "");
  turn().replaceWith(next);
  const heading = next.querySelector<HTMLElement>("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
  return true;
}

/** The screen between two people, as it was shown last. */
let handOn = "";
const noteHandOn = (): void => {
  if (!("asked" in turn().dataset)) handOn = document.documentElement.outerHTML;
};

function state(): void {
  const { dataset } = turn();
  const line = document.getElementById("turn-state");
  if (!line) return;
  const parts = [
    thanks && dataset.thanks,
    waiting.length > 0 && dataset.waiting?.replace("{count}", String(waiting.length)),
    late > 0 && dataset.late?.replace("{count}", String(late)),
  ];
  line.textContent = parts.filter(Boolean).join(" ");
}

async function ask(path: string, body?: string): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  try {
    return await fetch(path, {
      signal: stop.signal,
      ...(body !== undefined && { method: "POST", body, headers }),
    });
  } finally {
    clearTimeout(timer);
  }
}

/** True where sending it later again may help. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

async function drain(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (let first = waiting[0]; first; first = waiting[0]) {
      const answer = await ask("answer", first.fields);
      if (isPassing(answer.status)) break;
      // Nobody is here to be asked about a word that was used.
      if (!answer.ok) late++;
      waiting = waiting.slice(1);
      keep();
    }
  } catch {
    // Still no network.
  } finally {
    sending = false;
    state();
  }
}

async function begin(language: string): Promise<void> {
  thanks = false;
  const page = pages.get(language) ?? pages.values().next().value;
  const html = await ask("./", `language=${encodeURIComponent(language)}`).then(
    (answer) => (answer.ok ? answer.text() : page),
    () => page,
  );
  if (html && show(html)) {
    const once = turn().querySelector<HTMLInputElement>("[name=once]");
    if (once) once.value = newId();
  }
}

async function give(form: HTMLFormElement, passed: boolean): Promise<void> {
  const saved = document.getElementById("saved");
  if (!passed && saved && !bodyOf(form)) {
    saved.textContent = turn().dataset.incomplete ?? "";
    saved.dataset.state = "refused";
    return;
  }
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  if (passed) fields.set("pass", "1");
  const item = { once: fields.get("once") ?? "", fields: fields.toString() };
  waiting.push(item);
  keep();
  const answer = sending || waiting.length > 1 ? null : await ask("answer", item.fields).catch(() => null);
  const refused = answer && !answer.ok && !isPassing(answer.status);
  if (answer && (answer.ok || refused)) {
    waiting = waiting.filter((one) => one !== item);
    keep();
  }
  if (refused && show(await answer.text())) return;
  if (refused) late++;
  thanks = answer?.ok === true;
  show(handOn);
  state();
  void drain();
}

/** Follows the room between two turns, and fetches the question for the next. */
async function follow(): Promise<void> {
  if ("asked" in turn().dataset) return;
  try {
    const answer = await ask("./");
    const html = await answer.text();
    if ("asked" in turn().dataset) return;
    if (answer.status === 410) return end();
    const seen = new DOMParser().parseFromString(html, "text/html").getElementById("turn")?.dataset.seen;
    if (seen !== undefined && seen !== turn().dataset.seen) {
      show(html);
      noteHandOn();
      await fetchAhead();
    }
    if (waiting.length > 0) await drain();
    else state();
  } catch {
    state();
  }
}

/** The phone is shared no more: nothing of an answer stays on it. */
function end(): void {
  late += waiting.length;
  const isTold = waiting.length === 0;
  waiting = [];
  keep();
  if (isTold) location.reload();
  else state();
}

async function leave(form: HTMLFormElement): Promise<void> {
  await drain();
  // Answers that wait for the network are sent first.
  if (waiting.length === 0) form.submit();
}

async function fetchAhead(): Promise<void> {
  pages.clear();
  for (const button of turn().querySelectorAll<HTMLButtonElement>("button[name=language]")) {
    const answer = await ask("./", `language=${encodeURIComponent(button.value)}`).catch(() => null);
    if (answer?.ok && !answer.redirected) pages.set(button.value, await answer.text());
  }
}

addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement | null;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const done = form.action.endsWith("/leave")
    ? leave(form)
    : form.action.endsWith("/answer")
      ? give(form, button?.name === "pass")
      : begin(button?.value ?? "");
  void done.finally(() => delete form.dataset.busy);
});

// A page from the browser's memory would show an earlier turn.
addEventListener("pageshow", ({ persisted }) => persisted && location.replace("./"));
addEventListener("online", () => void drain());
if ("asked" in turn().dataset) location.replace("./");
noteHandOn();
setInterval(() => void follow(), POLL_MS);
void drain();
void fetchAhead();
