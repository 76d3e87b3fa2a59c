/**
 * The phone's own script: connects, swaps views in, turns the form into acknowledged commands. The page works
 * without it; everything here only makes it quicker and safer.
 */
import { io } from "socket.io-client";
import type { GroupMessage, SheetMessage } from "@/workshop/worksheets/view-schemas";
import type { ByeMessage, MineMessage, PhoneMessage, RenewMessage } from "@/workshop/protocol/views";
import { fetchAhead } from "./ahead";
import { ask, paintSupport, support } from "./box";
import { drawBreak, sayBreak, takeBreak } from "./break";
import { offer } from "./bridge";
import { closeTabs, watchTabs } from "./dock";
import { enhance } from "./enhance";
import { followGroup } from "./group";
import { drawClock, setServerNow, startClock } from "./clock";
import {
  bodyOf,
  type Control,
  controlsOf,
  currentForm,
  fill,
  holdsWords,
  labelOf,
  paintOwn,
  placeOf,
  questionText,
  typed,
  typedEarly,
} from "./form";
import { drawJournal } from "./journal";
import { comeBack, fallSilent, reached, watch } from "./connection";
import { forget, type Item, itemKey, journal, note, recall, settle, waiting, waitingFor } from "./memory";
import { chooseLanguage, followLanguage } from "./language";
import { drain, type OutboxEvents, post } from "./outbox";
import { byId, newId, room, sentence, word } from "./page";
import { warn } from "./real-person";
import { drawCommitments } from "./commitments";
import * as status from "./status";
import { show } from "./swap";
import { tell } from "./tell";
import { renew, stay } from "./version";

const TYPING_MS = 1200;
/** The first tap is saved at once, taps that follow it so soon together. */
const TAP_MS = 250;
/** So long after the last letter a text counts as being written. */
const WRITING_MS = 15_000;
/** Milliseconds over which phones come back whose network is there again. */
const ONLINE_MS = 2_000;

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
/** The language of the view. That of the page around it follows in a moment of its own. */
let spoken = document.body.dataset.language;
let saving: ReturnType<typeof setTimeout> | undefined;
let goingOn: ReturnType<typeof setTimeout> | undefined;
let writtenAt = 0;
let savedAt = -TAP_MS;
/** Milliseconds within which to come back after the server closed the connection. */
let within = 3000;

const outbox: OutboxEvents = {
  stored(item, rev) {
    mine.set(itemKey(item), { rev, body: item.body });
    settle(itemKey(item), item.id, true);
    drawJournal();
    paint();
  },
  refused(item, why) {
    settle(itemKey(item), item.id, false);
    drawJournal();
    if (isCurrent(item)) status.answer(why, "refused");
    else status.bar(why, [{ text: "✕", act: () => status.unbar("moved") }]);
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
  if (!form) return;
  const key = itemKey(placeOf(form));
  const wait = waitingFor(key);
  const stored = mine.get(key);
  const send = form.querySelector(".send");
  if (send) send.textContent = word(stored ? "change" : "send");
  const body = wait?.body ?? stored?.body;
  const passed = body !== undefined && "pass" in body;
  form.querySelector(".pass")?.toggleAttribute("data-chosen", passed);
  const way = form.querySelector("button.pass, .pass > summary");
  if (passed) way?.setAttribute("aria-current", "true");
  else way?.removeAttribute("aria-current");
  // What was touched meanwhile is not saved yet, and says so.
  if (halfFilled) return;
  if (!body) return;
  fill(form, "pass" in body ? null : body);
  if (wait) status.underWay(reached(socket));
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
  spoken = message.language;
  drawClock();
  paint();
  paintSupport();
  drawEnd();
  const at = document.activeElement;
  if (tell() && (!at || at.matches("body, #view, .question"))) scrollTo({ top: 0 });
}

/** A room that has ended takes no questions, and there is nothing to take a break from. */
function drawEnd(): void {
  if (!byId("ended")) return;
  for (const id of ["ask", "take-break"]) byId(id)?.closest("details, form")?.remove();
  byId("afterwards")?.removeAttribute("hidden");
}

function letItGo(): void {
  clearTimeout(saving);
  halfFilled = false;
  if (held) swap(held);
}

/** @param pressed whether somebody asked for it, and waits for what becomes of it */
function save(body: Record<string, unknown> | null, pressed = false): void {
  clearTimeout(saving);
  const form = currentForm();
  if (!form) return;
  if (!body) {
    const lacks =
      form.classList.contains("typed") && !holdsWords(form) ? sentence("empty-answer") : word("incomplete");
    const stands = mine.has(itemKey(placeOf(form)));
    status.answer(stands ? word("stillCounts") : lacks, pressed && !stands ? "refused" : "");
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
  const id = newId();
  const item: Item = { type: "answer", id, ...place, rev, body };
  note(
    key,
    questionText(place.round),
    { id, answer: "pass" in body ? word("minePass") : labelOf(form), body },
    spoken,
  );
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
  const control = event.target as Control;
  if (!form || !controlsOf(form).includes(control)) return;
  if (control.type === "radio" && control.name === "choice") {
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
    if ((event.submitter as HTMLButtonElement | null)?.name === "pass") pass(form);
    else save(bodyOf(form), true);
  } else if (form.dataset.command) {
    event.preventDefault();
    ask(socket, form, event.submitter as HTMLButtonElement);
  } else if (form.action.endsWith("/pause")) {
    event.preventDefault();
    takeBreak(socket, (event.submitter as HTMLButtonElement | null)?.value === "1");
    closeTabs();
  } else if (form.id === "language") {
    const button = event.submitter as HTMLButtonElement | null;
    // Where a browser does not say which, the page comes again.
    if (!button) return;
    event.preventDefault();
    chooseLanguage(form, button).then(
      () => {
        closeTabs();
        respoken();
      },
      () => status.bar(word("offline")),
    );
  } else if (form.action.endsWith("/leave")) {
    event.preventDefault();
    // Nothing half written is kept on a phone that somebody leaves.
    clearTimeout(saving);
    halfFilled = false;
    void forget().then(() => form.submit());
  }
}

function pass(form: HTMLFormElement): void {
  form.querySelector("details.pass")?.removeAttribute("open");
  fill(form, null);
  save({ pass: true });
}

/** Where nothing is written, passing loses nothing and asks nothing. */
function tapped(event: MouseEvent): void {
  const form = currentForm();
  if (!form || holdsWords(form) || !(event.target as Element).closest("details.pass:not([open]) > summary"))
    return;
  event.preventDefault();
  pass(form);
}

/** The words of the page may be new. */
function respoken(): void {
  drawLink();
  drawBreak();
  drawJournal();
}

function learn(message: MineMessage): void {
  support(message.supports);
  for (const a of message.answers) {
    const body: Record<string, unknown> = "pass" in a.body ? { pass: true } : a.fields;
    mine.set(`${a.question}#${a.round}`, { rev: a.rev, body });
  }
  for (const [key, known] of mine) {
    const wait = waitingFor(key);
    if (wait && wait.rev <= known.rev) Object.assign(wait, { rev: known.rev + 1 });
  }
  paint();
  drawCommitments(message.promises);
}

socket.on(
  "view",
  (message: RenewMessage | PhoneMessage | MineMessage | GroupMessage | SheetMessage | ByeMessage) => {
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
const connect = (): void => comeBack(socket);

function drawLink(): void {
  status.connection(reached(socket) ? "connected" : "offline", waiting().length > 0);
  paint();
}

watch(socket, drawLink);
socket.on("connect", () => {
  drawLink();
  sayBreak(socket);
  drain(socket, outbox);
});
socket.on("disconnect", (reason) => {
  stay();
  drawLink();
  if (reason === "io server disconnect") setTimeout(connect, 500 + Math.random() * within);
});
socket.on("connect_error", (error) => {
  drawLink();
  if (error.message === "not-allowed" || error.message === "unknown-room") location.reload();
  else if (!socket.active) setTimeout(connect, 1000 + Math.random() * 4000);
});

for (const wake of ["pageshow", "focus"]) addEventListener(wake, connect);
addEventListener("offline", fallSilent);
// The network of a whole room comes back at once.
addEventListener("online", () => setTimeout(connect, Math.random() * ONLINE_MS));
document.addEventListener("visibilitychange", () => document.hidden || connect());
addEventListener("input", touched);
addEventListener("submit", submitted);
addEventListener("click", tapped);
addEventListener("retold", respoken);
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
watchTabs();
const early = typedEarly();
if (early) {
  halfFilled = true;
  touchedPlace = itemKey(placeOf(early));
}
void recall().then(() => {
  paint();
  connect();
  if (early && halfFilled) save(bodyOf(early));
});
