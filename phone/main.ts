/**
 * The phone's own script: connects, swaps views in, turns the form into acknowledged commands. The page works
 * without it; everything here only makes it quicker and safer.
 */
import { io } from "socket.io-client";
import type { GroupMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import type { ByeMessage, MineMessage, PhoneMessage, RenewMessage } from "@/workshop/protocol/views";
import { fetchAhead } from "./prefetch-images";
import { sendToBox, paintSupport, setSupports } from "./box";
import { drawBreak, sendBreak, setBreak } from "./break";
import { exposeSocket } from "./bridge";
import { closeTabs, watchTabs } from "./dock";
import { enhance } from "./load-islands";
import { followGroup } from "./group";
import { drawClock, setServerNow, startClock } from "./clock";
import {
  bodyOf,
  type FormControl,
  controlsOf,
  currentForm,
  fill,
  hasText,
  labelOf,
  showAnswersBesideKey,
  questionRoundOf,
  questionText,
  isTypedIn,
  formFilledEarly,
} from "./form";
import { drawJournal } from "./journal";
import { reconnect, markSilent, isReachable, watchConnection } from "./connection";
import {
  forget,
  type QueuedAnswer,
  answerKey,
  journal,
  noteAnswer,
  loadQueue,
  settleAnswer,
  queuedAnswers,
  queuedAnswer,
} from "./storage";
import { chooseLanguage, followLanguage } from "./language";
import { drain, type OutboxEvents, post } from "./outbox";
import { byId, newId, room, sentence, word } from "./page";
import { warn } from "./identifying-numbers";
import { drawCommitments } from "./commitments";
import * as status from "./status";
import { showFragment } from "./morph-view";
import { announceChanges } from "./announce-changes";
import { reloadWhenIdle, cancelReload } from "./reload-on-update";

const TYPING_DEBOUNCE_MS = 1200;
/** The first tap is saved at once, taps that follow it so soon together. */
const TAP_DEBOUNCE_MS = 250;
/** So long after the last letter a text counts as being written. */
const TYPING_PAUSE_MS = 15_000;
/** Milliseconds over which the phones of a room reconnect when its network is back. */
const RECONNECT_SPREAD_MS = 2_000;

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
const storedAnswers = new Map<string, { rev: number; body: Record<string, unknown> }>();
/** Touched, and not complete enough to be saved. It stays so while the screens are dimmed. */
let hasUnsavedInput = false;
/** The round that was touched last. */
let touchedKey = "";
let pendingView: PhoneMessage | null = null;
/** The language of the view. That of the page around it follows in a moment of its own. */
let viewLanguage = document.body.dataset.language;
let saveTimer: ReturnType<typeof setTimeout> | undefined;
let followTimer: ReturnType<typeof setTimeout> | undefined;
let lastTypedAt = 0;
let lastSavedAt = -TAP_DEBOUNCE_MS;
/** Milliseconds within which to come back after the server closed the connection. */
let reconnectWithinMs = 3000;

const outbox: OutboxEvents = {
  stored(item, rev) {
    storedAnswers.set(answerKey(item), { rev, body: item.body });
    settleAnswer(answerKey(item), item.id, true);
    drawJournal();
    showOwnAnswer();
  },
  refused(item, why) {
    settleAnswer(answerKey(item), item.id, false);
    drawJournal();
    if (isCurrent(item)) status.showAnswerState(why, "refused");
    else status.showBar(why, [{ text: "✕", act: () => status.hideBar("moved") }]);
  },
};

function isCurrent(item: QueuedAnswer): boolean {
  const form = currentForm();
  return form !== null && answerKey(questionRoundOf(form)) === answerKey(item);
}

/** Shows this person's own answer in the form: what waits on the phone, else what is stored. */
function showOwnAnswer(): void {
  const form = currentForm();
  const yours = byId("yours");
  const line = yours && journal().find((l) => l.key === yours.dataset.key);
  if (yours && line?.answer && storedAnswers.has(line.key))
    yours.textContent = `${word("youAnswered")} ${line.answer}`;
  showAnswersBesideKey((key) => storedAnswers.get(key)?.body);
  if (!form) return;
  const key = answerKey(questionRoundOf(form));
  const wait = queuedAnswer(key);
  const stored = storedAnswers.get(key);
  const send = form.querySelector(".send");
  if (send) send.textContent = word(stored ? "change" : "send");
  const body = wait?.body ?? stored?.body;
  const passed = body !== undefined && "pass" in body;
  form.querySelector(".pass")?.toggleAttribute("data-chosen", passed);
  const way = form.querySelector("button.pass, .pass > summary");
  if (passed) way?.setAttribute("aria-current", "true");
  else way?.removeAttribute("aria-current");
  // What was touched meanwhile is not saved yet, and says so.
  if (hasUnsavedInput) return;
  if (!body) return;
  fill(form, "pass" in body ? null : body);
  if (wait) status.showSending(isReachable(socket));
  else status.showAnswerState(word("pass" in body ? "passed" : "saved"), "saved");
}

function onView(message: PhoneMessage): void {
  setServerNow(message.now);
  fetchAhead(message.ahead);
  // Without a network the page keeps its words; the next view tries again.
  followLanguage(message.language).then(onLanguageChange, () => undefined);
  const form = currentForm();
  if (form && hasUnsavedInput && !isSameOpenRound(message)) {
    pendingView = message;
    status.showBar(word("movedOn"), [{ text: word("letGo"), act: discardInput }]);
    return;
  }
  pendingView = message;
  showPendingView();
}

/** The message is about the round that was touched, and it still takes answers. */
const isSameOpenRound = (message: PhoneMessage): boolean =>
  message.phase === "open" &&
  answerKey({ question: message.question ?? "", round: message.round }) === touchedKey;

function showView(message: PhoneMessage): void {
  pendingView = null;
  status.hideBar("moved");
  if (!isSameOpenRound(message)) hasUnsavedInput = false;
  const form = currentForm();
  // A form that goes for a while, as when the screens are dimmed, leaves what is whole in it behind.
  const whole = form && hasUnsavedInput && !message.html.includes(`id="${form.id}"`) ? bodyOf(form) : null;
  if (whole) save(whole);
  showFragment(message.html);
  viewLanguage = message.language;
  drawClock();
  showOwnAnswer();
  paintSupport();
  drawEnd();
  const at = document.activeElement;
  if (announceChanges() && (!at || at.matches("body, #view, .question"))) scrollTo({ top: 0 });
}

/** A room that has ended takes no questions, and there is nothing to take a break from. */
function drawEnd(): void {
  if (!byId("ended")) return;
  for (const id of ["ask", "take-break"]) byId(id)?.closest("details, form")?.remove();
  byId("afterwards")?.removeAttribute("hidden");
}

function discardInput(): void {
  clearTimeout(saveTimer);
  hasUnsavedInput = false;
  if (pendingView) showView(pendingView);
}

/** @param pressed whether somebody asked for it, and waits for what becomes of it */
function save(body: Record<string, unknown> | null, pressed = false): void {
  clearTimeout(saveTimer);
  const form = currentForm();
  if (!form) return;
  if (!body) {
    const lacks =
      form.classList.contains("typed") && !hasText(form) ? sentence("empty-answer") : word("incomplete");
    const stands = storedAnswers.has(answerKey(questionRoundOf(form)));
    status.showAnswerState(stands ? word("stillCounts") : lacks, pressed && !stands ? "refused" : "");
    return;
  }
  hasUnsavedInput = false;
  lastSavedAt = performance.now();
  const place = questionRoundOf(form);
  const key = answerKey(place);
  const rev =
    Math.max(
      storedAnswers.get(key)?.rev ?? 0,
      queuedAnswer(key)?.rev ?? 0,
      Number(form.querySelector<HTMLInputElement>('[name="rev"]')?.value) - 1,
    ) + 1;
  const id = newId();
  const item: QueuedAnswer = { type: "answer", id, ...place, rev, body };
  noteAnswer(
    key,
    questionText(place.round),
    { id, answer: "pass" in body ? word("minePass") : labelOf(form), body },
    viewLanguage,
  );
  drawJournal();
  void post(socket, item, outbox).then(showPendingView);
}

/**
 * Follows the room, but not out of a text that somebody is writing while it can still be saved: that waits for a
 * pause, or for a tap.
 */
function showPendingView(): void {
  clearTimeout(followTimer);
  if (!pendingView || (hasUnsavedInput && currentForm() && !isSameOpenRound(pendingView))) return;
  const rest = lastTypedAt + TYPING_PAUSE_MS - Date.now();
  if (rest <= 0 || !isWriting(pendingView)) {
    showView(pendingView);
    return;
  }
  status.showBar(word("movedOn"), [{ text: word("follow"), act: discardInput }]);
  followTimer = setTimeout(showPendingView, rest);
}

/** A control that is typed in has the focus, and the room has gone on to something else. */
function isWriting(message: PhoneMessage): boolean {
  const form = currentForm();
  const at = document.activeElement;
  if (!form || !at || !controlsOf(form).includes(at as FormControl) || !isTypedIn(at as FormControl))
    return false;
  return message.question !== questionRoundOf(form).question;
}

function onInput(event: Event): void {
  if (event.target instanceof HTMLTextAreaElement && !event.target.closest("plenary-sheet"))
    warn(event.target, word("realPerson"));
  const form = currentForm();
  const control = event.target as FormControl;
  if (!form || !controlsOf(form).includes(control)) return;
  if (control.type === "radio" && control.name === "choice") {
    const other = form.querySelector<HTMLTextAreaElement>('[name="other"]');
    if (other) other.value = "";
  }
  if (control.name === "other" && control.value) {
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="choice"][type="radio"]'))
      radio.checked = false;
  }
  hasUnsavedInput = true;
  touchedKey = answerKey(questionRoundOf(form));
  clearTimeout(saveTimer);
  if (isTypedIn(control)) lastTypedAt = Date.now();
  const wait = isTypedIn(control) ? TYPING_DEBOUNCE_MS : lastSavedAt + TAP_DEBOUNCE_MS - performance.now();
  // What stands there is of the answer before.
  if (!isTypedIn(control)) status.showAnswerState(word("sending"), "sending");
  saveTimer = setTimeout(() => save(bodyOf(form)), wait);
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form === currentForm()) {
    event.preventDefault();
    if ((event.submitter as HTMLButtonElement | null)?.name === "pass") pass(form);
    else save(bodyOf(form), true);
  } else if (form.dataset.command) {
    event.preventDefault();
    sendToBox(socket, form, event.submitter as HTMLButtonElement);
  } else if (form.action.endsWith("/pause")) {
    event.preventDefault();
    setBreak(socket, (event.submitter as HTMLButtonElement | null)?.value === "1");
    closeTabs();
  } else if (form.id === "language") {
    const button = event.submitter as HTMLButtonElement | null;
    // Where a browser does not say which, the page comes again.
    if (!button) return;
    event.preventDefault();
    chooseLanguage(form, button).then(
      () => {
        closeTabs();
        onLanguageChange();
      },
      () => status.showBar(word("offline")),
    );
  } else if (form.action.endsWith("/leave")) {
    event.preventDefault();
    // Nothing half written is kept on a phone that somebody leaves.
    clearTimeout(saveTimer);
    hasUnsavedInput = false;
    void forget().then(() => form.submit());
  }
}

function pass(form: HTMLFormElement): void {
  form.querySelector("details.pass")?.removeAttribute("open");
  fill(form, null);
  save({ pass: true });
}

/** Where nothing is written, passing loses nothing and asks nothing. */
function onClick(event: MouseEvent): void {
  const form = currentForm();
  if (!form || hasText(form) || !(event.target as Element).closest("details.pass:not([open]) > summary"))
    return;
  event.preventDefault();
  pass(form);
}

/** The words of the page may be new. */
function onLanguageChange(): void {
  drawConnection();
  drawBreak();
  drawJournal();
}

function onOwnAnswers(message: MineMessage): void {
  setSupports(message.supports);
  for (const a of message.answers) {
    const body: Record<string, unknown> = "pass" in a.body ? { pass: true } : a.fields;
    storedAnswers.set(`${a.question}#${a.round}`, { rev: a.rev, body });
  }
  for (const [key, known] of storedAnswers) {
    const wait = queuedAnswer(key);
    if (wait && wait.rev <= known.rev) Object.assign(wait, { rev: known.rev + 1 });
  }
  showOwnAnswer();
  drawCommitments(message.promises);
}

socket.on(
  "view",
  (message: RenewMessage | PhoneMessage | MineMessage | GroupMessage | SheetMessage | ByeMessage) => {
    if (message.type === "phone") onView(message);
    else if (message.type === "mine") onOwnAnswers(message);
    else if (message.type === "group") followGroup(message);
    else if (message.type === "renew") reloadWhenIdle(() => !hasUnsavedInput);
    else if (message.type === "bye") {
      if (message.reason === "removed") location.reload();
      else status.showConnection("restarting");
      reconnectWithinMs = message.within ?? reconnectWithinMs;
    }
  },
);
const connect = (): void => reconnect(socket);

function drawConnection(): void {
  status.showConnection(isReachable(socket) ? "connected" : "offline", queuedAnswers().length > 0);
  showOwnAnswer();
}

watchConnection(socket, drawConnection);
socket.on("connect", () => {
  drawConnection();
  sendBreak(socket);
  drain(socket, outbox);
});
socket.on("disconnect", (reason) => {
  cancelReload();
  drawConnection();
  if (reason === "io server disconnect") setTimeout(connect, 500 + Math.random() * reconnectWithinMs);
});
socket.on("connect_error", (error) => {
  drawConnection();
  if (error.message === "not-allowed" || error.message === "unknown-room") location.reload();
  else if (!socket.active) setTimeout(connect, 1000 + Math.random() * 4000);
});

for (const wake of ["pageshow", "focus"]) addEventListener(wake, connect);
addEventListener("offline", markSilent);
// The network of a whole room comes back at once.
addEventListener("online", () => setTimeout(connect, Math.random() * RECONNECT_SPREAD_MS));
document.addEventListener("visibilitychange", () => document.hidden || connect());
addEventListener("input", onInput);
addEventListener("submit", onSubmit);
addEventListener("click", onClick);
addEventListener("retold", onLanguageChange);
addEventListener("pagehide", () => {
  const form = currentForm();
  const body = form && hasUnsavedInput ? bodyOf(form) : null;
  if (body) save(body);
});

declare global {
  interface Window {
    /** Set when the script has taken the page over. */
    plenary?: boolean;
  }
}

window.plenary = true;
exposeSocket(socket);
document.documentElement.classList.add("js");
byId("pulse")?.remove();
status.showConnection("connecting");
startClock();
drawBreak();
drawJournal();
enhance();
watchTabs();
const earlyForm = formFilledEarly();
if (earlyForm) {
  hasUnsavedInput = true;
  touchedKey = answerKey(questionRoundOf(earlyForm));
}
void loadQueue().then(() => {
  showOwnAnswer();
  connect();
  if (earlyForm && hasUnsavedInput) save(bodyOf(earlyForm));
});
