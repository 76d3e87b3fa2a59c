/**
 * The phone's own script: connects, swaps views in, turns the form into acknowledged commands. The page works
 * without it; everything here only makes it quicker and safer.
 */
import { io } from "socket.io-client";
import type { GroupMessage, SheetMessage } from "@/workshop/groups/shown";
import type { MineMessage, PhoneMessage, RenewMessage } from "@/workshop/protocol/down";
import { fetchAhead } from "./ahead";
import { ask, paintSupport, support } from "./box";
import { drawBreak, sayBreak, takeBreak } from "./break";
import { offer } from "./bridge";
import { enhance } from "./enhance";
import { followGroup } from "./group";
import { drawClock, setServerNow, startClock } from "./clock";
import {
  bodyOf,
  type Control,
  controlsOf,
  currentForm,
  fill,
  labelOf,
  paintOwn,
  placeOf,
  questionText,
  typed,
  typedEarly,
} from "./form";
import { drawJournal } from "./journal";
import { forget, type Item, itemKey, journal, note, recall, settle, waiting, waitingFor } from "./memory";
import { chooseLanguage, followLanguage } from "./language";
import { drain, type OutboxEvents, post } from "./outbox";
import { byId, newId, room, word } from "./page";
import { warn } from "./real-person";
import { drawPromises } from "./promises";
import * as status from "./status";
import { show } from "./swap";
import { renew, stay } from "./version";

const TYPING_MS = 1200;
/** The first tap is saved at once, taps that follow it so soon together. */
const TAP_MS = 250;
/** So long after the last letter a text counts as being written. */
const WRITING_MS = 15_000;

const socket = io({
  path: "/live",
  transports: ["websocket", "polling"],
  tryAllTransports: true,
  auth: { as: "phone", room, version: Number(document.body.dataset.version) },
  reconnectionDelay: 600,
  reconnectionDelayMax: 12000,
  randomizationFactor: 0.8,
  autoConnect: false,
});

/** Stored answers by question and round, as far as this page knows. */
const mine = new Map<string, { rev: number; body: Record<string, unknown> }>();
/** Touched, and not complete enough to be saved. It stays so while the screens are dimmed. */
let halfFilled = false;
/** The round that was touched last. */
let touchedPlace = "";
let held: PhoneMessage | null = null;
let saving: ReturnType<typeof setTimeout> | undefined;
let goingOn: ReturnType<typeof setTimeout> | undefined;
let writtenAt = 0;
let savedAt = -TAP_MS;
let heading = "";
/** Milliseconds within which to come back after the server closed the connection. */
let within = 3000;

const outbox: OutboxEvents = {
  stored(item, rev) {
    mine.set(itemKey(item), { rev, body: item.body });
    settle(itemKey(item), item.id, true);
    drawJournal();
    // What was touched meanwhile is not saved yet, and says so.
    if (isCurrent(item) && !halfFilled)
      status.answer(word("pass" in item.body ? "passed" : "saved"), "saved");
  },
  refused(item, sentence) {
    settle(itemKey(item), item.id, false);
    drawJournal();
    if (isCurrent(item)) status.answer(sentence, "refused");
    else status.bar(sentence, [{ text: "✕", act: () => status.unbar("moved") }]);
  },
};

function isCurrent(item: Item): boolean {
  const form = currentForm();
  return form !== null && itemKey(placeOf(form)) === itemKey(item);
}

/** Shows this person's own answer in the form: what waits on the phone, else what is stored. */
function paint(): void {
  const form = currentForm();
  const yours = byId("yours");
  const line = yours && journal().find((l) => l.key === yours.dataset.key);
  if (yours && line?.answer && mine.has(line.key)) yours.textContent = `${word("closedMine")} ${line.answer}`;
  paintOwn((key) => mine.get(key)?.body);
  if (!form || halfFilled) return;
  const key = itemKey(placeOf(form));
  const wait = waitingFor(key);
  const stored = mine.get(key);
  const body = wait?.body ?? stored?.body;
  if (!body) return;
  fill(form, "pass" in body ? null : body);
  if (wait) status.answer(word(socket.connected ? "sending" : "kept"), socket.connected ? "sending" : "kept");
  else status.answer(word("pass" in body ? "passed" : "saved"), "saved");
}

function follow(message: PhoneMessage): void {
  setServerNow(message.now);
  fetchAhead(message.ahead);
  // Without a network the page keeps its words; the next view tries again.
  followLanguage(message.language).then(respoken, () => undefined);
  const form = currentForm();
  if (form && halfFilled && !staysOpen(message)) {
    held = message;
    status.bar(word("movedOn"), [{ text: word("letGo"), act: letItGo }]);
    return;
  }
  held = message;
  goOn();
}

/** The message is about the round that was touched, and it still takes answers. */
const staysOpen = (message: PhoneMessage): boolean =>
  message.phase === "open" &&
  itemKey({ question: message.question ?? "", round: message.round }) === touchedPlace;

function swap(message: PhoneMessage): void {
  held = null;
  status.unbar("moved");
  if (!staysOpen(message)) halfFilled = false;
  const form = currentForm();
  // A form that goes for a while, as when the screens are dimmed, leaves what is whole in it behind.
  const whole = form && halfFilled && !message.html.includes(`id="${form.id}"`) ? bodyOf(form) : null;
  if (whole) save(whole);
  show(message.html);
  drawClock();
  paint();
  paintSupport();
  const now = document.querySelector("#view h1")?.textContent ?? "";
  const said = [document.querySelector("#view .place")?.textContent, now].filter(Boolean).join(". ");
  if (said !== heading) {
    if (heading) status.announce(said);
    heading = said;
    if (!document.activeElement || document.activeElement === document.body) scrollTo({ top: 0 });
  }
}

function letItGo(): void {
  clearTimeout(saving);
  halfFilled = false;
  if (held) swap(held);
}

function save(body: Record<string, unknown> | null): void {
  clearTimeout(saving);
  const form = currentForm();
  if (!form) return;
  if (!body) {
    status.answer(word(mine.has(itemKey(placeOf(form))) ? "stillCounts" : "incomplete"));
    return;
  }
  halfFilled = false;
  savedAt = performance.now();
  const place = placeOf(form);
  const key = itemKey(place);
  const rev =
    Math.max(
      mine.get(key)?.rev ?? 0,
      waitingFor(key)?.rev ?? 0,
      Number(form.querySelector<HTMLInputElement>('[name="rev"]')?.value) - 1,
    ) + 1;
  const item: Item = { type: "answer", id: newId(), ...place, rev, body };
  note(key, questionText(place.round), {
    id: item.id,
    answer: "pass" in body ? word("minePass") : labelOf(form),
  });
  drawJournal();
  void post(socket, item, outbox).then(goOn);
}

/**
 * Follows the room, but not out of a text that somebody is writing while it can still be saved: that waits for a
 * pause, or for a tap.
 */
function goOn(): void {
  clearTimeout(goingOn);
  if (!held || (halfFilled && currentForm() && !staysOpen(held))) return;
  const rest = writtenAt + WRITING_MS - Date.now();
  if (rest <= 0 || !isWriting(held)) {
    swap(held);
    return;
  }
  status.bar(word("movedOn"), [{ text: word("follow"), act: letItGo }]);
  goingOn = setTimeout(goOn, rest);
}

/** A control that is typed in has the focus, and the room has gone on to something else. */
function isWriting(message: PhoneMessage): boolean {
  const form = currentForm();
  const at = document.activeElement;
  if (!form || !at || !controlsOf(form).includes(at as Control) || !typed(at as Control)) return false;
  return message.question !== placeOf(form).question;
}

function touched(event: Event): void {
  if (event.target instanceof HTMLTextAreaElement && !event.target.closest("plenary-sheet"))
    warn(event.target, word("realPerson"));
  const form = currentForm();
  const control = event.target;
  if (
    !form ||
    !(
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) ||
    control.form !== form
  )
    return;
  if (control instanceof HTMLInputElement && control.type === "radio" && control.name === "choice") {
    const other = form.querySelector<HTMLTextAreaElement>('[name="other"]');
    if (other) other.value = "";
  }
  if (control.name === "other" && control.value) {
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="choice"][type="radio"]'))
      radio.checked = false;
  }
  halfFilled = true;
  touchedPlace = itemKey(placeOf(form));
  clearTimeout(saving);
  if (typed(control)) writtenAt = Date.now();
  const wait = typed(control) ? TYPING_MS : savedAt + TAP_MS - performance.now();
  // What stands there is of the answer before.
  if (!typed(control)) status.answer(word("sending"), "sending");
  saving = setTimeout(() => save(bodyOf(form)), wait);
}

function submitted(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form === currentForm()) {
    event.preventDefault();
    const pass = (event.submitter as HTMLButtonElement | null)?.name === "pass";
    if (pass) fill(form, null);
    save(pass ? { pass: true } : bodyOf(form));
  } else if (form.dataset.command) {
    event.preventDefault();
    ask(socket, form, event.submitter as HTMLButtonElement);
  } else if (form.action.endsWith("/pause")) {
    event.preventDefault();
    takeBreak(socket, (event.submitter as HTMLButtonElement | null)?.value === "1");
  } else if (form.id === "language") {
    event.preventDefault();
    chooseLanguage(form).then(respoken, () => status.bar(word("offline")));
  } else if (form.action.endsWith("/leave")) {
    event.preventDefault();
    // Nothing half written is kept on a phone that somebody leaves.
    clearTimeout(saving);
    halfFilled = false;
    void forget().then(() => form.submit());
  }
}

/** The words of the page may be new. */
function respoken(): void {
  status.connection(socket.connected ? "connected" : "connecting");
  drawBreak();
  drawJournal();
  paint();
}

function learn(message: MineMessage): void {
  support(message.supports);
  for (const a of message.answers) {
    const body: Record<string, unknown> = "pass" in a.body ? { pass: true } : a.fields;
    mine.set(`${a.question}#${a.round}`, { rev: a.rev, body });
  }
  drawPromises(message.promises);
  for (const [key, known] of mine) {
    const wait = waitingFor(key);
    if (wait && wait.rev <= known.rev) Object.assign(wait, { rev: known.rev + 1 });
  }
  paint();
}

socket.on(
  "view",
  (
    message:
      | RenewMessage
      | PhoneMessage
      | MineMessage
      | GroupMessage
      | SheetMessage
      | { type: "bye"; reason: string; within?: number },
  ) => {
    if (message.type === "phone") follow(message);
    else if (message.type === "mine") learn(message);
    else if (message.type === "group") followGroup(message);
    else if (message.type === "renew") renew(() => !halfFilled);
    else if (message.type === "bye") {
      if (message.reason === "removed") location.reload();
      else status.connection("restarting");
      within = message.within ?? within;
    }
  },
);
socket.on("connect", () => {
  status.connection("connected");
  sayBreak(socket);
  drain(socket, outbox);
});
socket.on("disconnect", (reason) => {
  stay();
  status.connection("offline", waiting().length > 0);
  paint();
  if (reason === "io server disconnect") setTimeout(() => socket.connect(), 500 + Math.random() * within);
});
socket.on("connect_error", (error) => {
  status.connection("offline", waiting().length > 0);
  if (error.message === "not-allowed" || error.message === "unknown-room") location.reload();
  else if (!socket.active) setTimeout(() => socket.connect(), 1000 + Math.random() * 4000);
});

for (const wake of ["online", "pageshow", "focus"])
  addEventListener(wake, () => socket.active || socket.connect());
document.addEventListener("visibilitychange", () => document.hidden || socket.active || socket.connect());
addEventListener("input", touched);
addEventListener("submit", submitted);
addEventListener("pagehide", () => {
  const form = currentForm();
  const body = form && halfFilled ? bodyOf(form) : null;
  if (body) save(body);
});

declare global {
  interface Window {
    /** Set when the script has taken the page over. */
    plenary?: boolean;
  }
}

window.plenary = true;
offer(socket);
document.documentElement.classList.add("js");
byId("pulse")?.remove();
status.connection("connecting");
startClock();
drawBreak();
drawJournal();
enhance();
const early = typedEarly();
if (early) {
  halfFilled = true;
  touchedPlace = itemKey(placeOf(early));
}
void recall().then(() => {
  paint();
  socket.connect();
  if (early && halfFilled) save(bodyOf(early));
});
