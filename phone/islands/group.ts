/**
 * The phone's part about groups: sends its forms as commands that are acknowledged, hides a message of the
 * trainer once it was read, and limits the number of dots. Until this script is loaded, the forms are posted
 * by the browser.
 */
import { commandFrom } from "@/workshop/groups/command-from-form";
import type { PlenarySocket } from "@/phone/bridge";
import { byId, newId, word } from "@/phone/page";
import { isVisible } from "@/model/text/visible-text";
import type { Ack } from "@/workshop/protocol/acks";
import { isPassing } from "@/model/reasons";
import * as status from "@/phone/status";

/** So long after the room's own news, which would take its place. */
const TURN_MS = 1_000;

/** Messages of the trainer that were closed on this page. */
const closedNudges = new Set<string>();
let lastNudge = "";

const socket = (): PlenarySocket | undefined => window.plenarySocket;

function showRefusal(sentence: string): void {
  status.showBar(sentence, "✕", () => status.hideBar("moved"));
}

function drawNudge(): void {
  const nudge = byId("nudge");
  const text = nudge?.dataset.text ?? "";
  if (nudge) nudge.hidden = closedNudges.has(text);
  if (text && text !== lastNudge) status.announce(text, nudge?.dataset.language);
  lastNudge = text;
}

const groupLine = (): DOMStringMap => byId("group-line")?.dataset ?? {};
let { phase, onScreen } = groupLine();

/** A call to speak, or its end, is shown at the top and said. */
function followTurn(): void {
  const now = groupLine();
  const turn = now.onScreen;
  if (turn && turn !== onScreen) setTimeout(() => status.announce(turn), TURN_MS);
  if ((turn && !onScreen) || (now.phase === "frozen" && phase === "open")) scrollTo({ top: 0 });
  ({ phase, onScreen } = now);
}

function onClick(event: Event): void {
  const nudge = (event.target as Element)
    .closest<HTMLElement>("#nudge button")
    ?.closest<HTMLElement>("#nudge");
  if (!nudge) return;
  closedNudges.add(nudge.dataset.text ?? "");
  nudge.hidden = true;
}

/** Sends a command, up to three times: a repeated id changes nothing. */
async function sendWithRetries(command: object, attempts = 3): Promise<Ack> {
  const ack = await socket()!.send(command);
  if (ack.ok || attempts === 1 || !isPassing(ack.reason)) return ack;
  await new Promise((go) => setTimeout(go, 1_500));
  return sendWithRetries(command, attempts - 1);
}

/**
 * Sends a form as a command. What was typed stays until it is stored; the same form sent again keeps its id.
 */
async function command(form: HTMLFormElement, fields: (readonly [string, string])[]): Promise<void> {
  const content = JSON.stringify(fields);
  if (form.dataset.said !== content) form.dataset.id = newId();
  form.dataset.said = content;
  const ack = await sendWithRetries(commandFrom(fields, form.dataset.id ?? ""));
  if (ack.ok || !isPassing(ack.reason)) delete form.dataset.said;
  if (!ack.ok) return showRefusal(socket()!.sentence(ack.reason, ack.values));
  status.hideBar("moved");
  form.reset();
  if (form.dataset.sent) status.announce(form.dataset.sent);
}

/**
 * Posts one cell of the group's presentation, as a page without script does. The room tells all phones of it.
 */
async function postCell(form: HTMLFormElement, fields: (readonly [string, string])[]): Promise<void> {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  }).catch(() => null);
  if (!answer?.ok) showRefusal(socket()!.sentence("not-stored"));
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const isCell = form.dataset.own !== undefined;
  const button = event.submitter as HTMLButtonElement | null;
  if (!socket() || (!isCell && form.dataset.group === undefined)) return;
  // Old browsers do not say which button it was: then the form is posted by the browser.
  if (!button && form.querySelector("button[name]")) return;
  event.preventDefault();
  const fields = Array.from(new FormData(form), ([name, value]) => [name, String(value)] as const);
  if (button?.name) fields.push([button.name, button.value]);
  if (fields.some(([name, value]) => name === "text" && !isVisible(value))) showRefusal(word("writeFirst"));
  else void (isCell ? postCell : command)(form, fields);
}

/** Disables the other boxes once all dots are given, and says how many are left. */
function countMarks(): void {
  const form = document.querySelector<HTMLFormElement>("#view form[data-most]");
  if (!form) return;
  const marks = Array.from(
    document.querySelectorAll<HTMLInputElement>('#view input[type="checkbox"][name="entries"]'),
  ).filter((mark) => mark.form === form);
  const left = Number(form.dataset.most) - marks.filter((mark) => mark.checked).length;
  for (const mark of marks) mark.disabled = left <= 0 && !mark.checked;
  const line = byId("marks-left");
  if (line) line.textContent = (line.dataset.says ?? "").replace("@", String(Math.max(0, left)));
}

addEventListener("submit", onSubmit);
addEventListener("click", onClick);
for (const change of ["input", "filled"]) addEventListener(change, countMarks, true);
for (const draw of [drawNudge, followTurn]) document.addEventListener("group", draw);
drawNudge();
countMarks();
