/**
 * The phone's own script: connects, swaps views in, turns the form into acknowledged commands. The page works
 * without it; everything here only makes it quicker and safer.
 */
import { io } from "socket.io-client";
import type { GroupMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import type { ByeMessage, MineMessage, PhoneMessage, RenewMessage } from "@/workshop/protocol/views";
import { alarm } from "./alarm";
import { sendToBox, paintSupport, setSupports } from "./box";
import { drawBreak, sendBreak, setBreak } from "./break";
import { exposeSocket } from "./bridge";
import { enhance, fetchAhead } from "./loading";
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
  keyOf,
  questionRoundOf,
  questionText,
  isTypedIn,
  formFilledEarly,
} from "./form";
import { drawCommitments, drawJournal } from "./journal";
import { reconnect, markSilent, isReachable, watchConnection } from "./connection";
import {
  forget,
  type QueuedAnswer,
  journal,
  noteAnswer,
  loadQueue,
  settleAnswer,
  queuedAnswers,
  queuedAnswer,
} from "./storage";
import { chooseLanguage, followLanguage } from "./language";
import { drain, type OutboxEvents, post } from "./outbox";
import { answerKey, phoneState } from "./phone-state";
import { byId, closeTabs, newId, room, sentence, watchTabs, word } from "./page";
import { warn } from "./identifying-numbers";
import * as status from "./status";
import { showFragment } from "./morph-view";
import { announceChanges } from "./announce-changes";
import { reloadWhenIdle, cancelReload } from "./reload-on-update";

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

const state = phoneState<PhoneMessage>();
/** The language of the view; that of the page around it follows later. */
let { language } = document.body.dataset;
/** Milliseconds within which to come back after the server closed the connection. */
let reconnectMs = 3000;
/** Timers to save the input, and to decide on the postponed view again. */
const saving = alarm();
const following = alarm();

const outbox: OutboxEvents = {
  stored(item, rev) {
    state.stored.set(answerKey(item), { rev, body: item.body });
    settleAnswer(answerKey(item), item.id, true);
    drawJournal();
    showOwnAnswer();
  },
  refused(item, why) {
    settleAnswer(answerKey(item), item.id, false);
    drawJournal();
    if (isCurrent(item)) status.showAnswerState(why, "refused");
    else status.showBar(why, "✕", () => status.hideBar("moved"));
  },
};

function isCurrent(item: QueuedAnswer): boolean {
  const form = currentForm();
  return form !== null && keyOf(form) === answerKey(item);
}

/** The queued answer, else the stored one. */
function showOwnAnswer(): void {
  const form = currentForm();
  const yours = byId("yours");
  const line = yours && journal().find((l) => l.key === yours.dataset.key);
  if (yours && line?.answer && state.stored.has(line.key))
    yours.textContent = `${word("youAnswered")} ${line.answer}`;
  showAnswersBesideKey((key) => state.stored.get(key)?.body);
  if (!form) return;
  const key = keyOf(form);
  const wait = queuedAnswer(key);
  const stored = state.stored.get(key);
  const send = form.querySelector(".send");
  if (send) send.textContent = word(stored ? "change" : "send");
  const body = (wait ?? stored)?.body;
  const passed = body !== undefined && "pass" in body;
  form.querySelector(".pass")?.toggleAttribute("data-chosen", passed);
  const way = form.querySelector("button.pass, .pass > summary");
  if (passed) way?.setAttribute("aria-current", "true");
  else way?.removeAttribute("aria-current");
  // Newer input is shown as unsaved.
  if (state.isUnsaved()) return;
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
  showPendingView(message);
}

function showView(message: PhoneMessage): void {
  status.hideBar("moved");
  const form = currentForm();
  // A complete answer is saved before its form goes for a while, as when the screens are dimmed.
  const whole = form && state.isUnsaved() && !message.html.includes(`id="${form.id}"`) ? bodyOf(form) : null;
  if (whole) save(whole);
  showFragment(message.html);
  language = message.language;
  drawClock();
  showOwnAnswer();
  paintSupport();
  drawEnd();
  const focused = document.activeElement;
  if (announceChanges() && (!focused || focused.matches("body, #view, .question"))) scrollTo({ top: 0 });
}

/** A room that has ended takes no questions, and there is nothing to take a break from. */
function drawEnd(): void {
  if (!byId("ended")) return;
  for (const id of ["ask", "take-break"]) byId(id)?.closest("details, form")?.remove();
  byId("afterwards")?.removeAttribute("hidden");
}

function discardInput(): void {
  saving.clear();
  state.discard();
  showPendingView();
}

/** @param pressed true: the button was pressed, so that a result is expected */
function save(body: Record<string, unknown> | null, pressed = false): void {
  saving.clear();
  const form = currentForm();
  if (!form) return;
  if (!body) {
    const lacks =
      form.classList.contains("typed") && !hasText(form) ? sentence("empty-answer") : word("incomplete");
    const stands = state.stored.has(keyOf(form));
    status.showAnswerState(stands ? word("stillCounts") : lacks, pressed && !stands ? "refused" : "");
    return;
  }
  const place = questionRoundOf(form);
  const key = answerKey(place);
  const shown = Number(form.querySelector<HTMLInputElement>('[name="rev"]')?.value) - 1;
  const rev = state.save(key, performance.now(), queuedAnswer(key)?.rev, shown);
  const id = newId();
  const item: QueuedAnswer = { type: "answer", id, ...place, rev, body };
  noteAnswer(
    key,
    questionText(place.round),
    { id, answer: "pass" in body ? word("minePass") : labelOf(form), body },
    language,
  );
  drawJournal();
  void post(socket, item, outbox).then(() => showPendingView());
}

/** Follows the room, but not out of input that has no form there, nor out of a text while it is written. */
function showPendingView(view?: PhoneMessage): void {
  const form = currentForm();
  const next = state.decide(
    form && questionRoundOf(form).question,
    form !== null && isTyping(form),
    performance.now(),
    view,
  );
  following.clear();
  if (next === null) return;
  if (typeof next === "object") {
    showView(next.view);
    return;
  }
  if (next !== "hold") following.set(next, showPendingView);
  status.showBar(word("movedOn"), word(next === "hold" ? "letGo" : "follow"), discardInput);
}

/** A control that is typed in has the focus. */
function isTyping(form: HTMLFormElement): boolean {
  const focused = document.activeElement as FormControl | null;
  return focused !== null && controlsOf(form).includes(focused) && isTypedIn(focused);
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
  const typed = isTypedIn(control);
  // The line still tells of the answer before.
  if (!typed) status.showAnswerState(word("sending"), "sending");
  saving.set(state.input(keyOf(form), typed, performance.now()), () => save(bodyOf(form)));
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
    // A phone that is given back keeps no half-written text.
    saving.clear();
    state.discard();
    void forget().then(() => form.submit());
  }
}

function pass(form: HTMLFormElement): void {
  form.querySelector("details.pass")?.removeAttribute("open");
  fill(form, null);
  save({ pass: true });
}

/** Passes without a question where no written text is lost. */
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
    state.stored.set(`${a.question}#${a.round}`, { rev: a.rev, body });
  }
  for (const [key, stored] of state.stored) {
    const wait = queuedAnswer(key);
    if (wait && wait.rev <= stored.rev) Object.assign(wait, { rev: stored.rev + 1 });
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
    else if (message.type === "renew") reloadWhenIdle(() => !state.isUnsaved());
    else if (message.type === "bye") {
      if (message.reason === "removed") location.reload();
      else status.showConnection("restarting");
      reconnectMs = message.within ?? reconnectMs;
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
  if (reason === "io server disconnect") setTimeout(connect, 500 + Math.random() * reconnectMs);
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
  const body = form && state.isUnsaved() ? bodyOf(form) : null;
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
  state.input(keyOf(earlyForm), false, performance.now());
}
void loadQueue().then(() => {
  showOwnAnswer();
  connect();
  if (earlyForm && state.isUnsaved()) save(bodyOf(earlyForm));
});
