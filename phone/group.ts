/** The group's part of the page: what stands above the task and below the sheet, the sheet itself, and its commands. */
import type { Socket } from "socket.io-client";
import { commandFrom } from "@/workshop/groups/form-command";
import type { GroupMessage } from "@/workshop/groups/shown";
import type { Ack } from "@/workshop/protocol/acks";
import { drawClock, setServerNow } from "./clock";
import { enhance } from "./enhance";
import { byId, newId, sentence, word } from "./page";
import * as status from "./status";
import { morph } from "./swap";

const ACK_MS = 8000;

/** Words of the trainer that were put away here. */
const read = new Set<string>();
let nudged = "";

/** Draws what the room says of this person's group. */
export function followGroup(message: GroupMessage): void {
  setServerNow(message.now);
  const drawn = new DOMParser().parseFromString(message.html, "text/html");
  for (const id of ["group", "group-foot"]) {
    const [part, place] = [drawn.querySelector<HTMLElement>(`[data-part="${id}"]`), byId(id)];
    if (part && place) morph(place, part.innerHTML);
  }
  const rests = drawn.querySelector("[data-rests]") !== null;
  putSheet(message.sheet, rests);
  drawHeader();
  drawNudge();
  drawClock();
  enhance();
}

/** The form is another one only when its key is: whatever is written in it stays. */
function putSheet(sheet: GroupMessage["sheet"], rests: boolean): void {
  const place = byId("sheet");
  if (!place) return;
  place.hidden = rests;
  if (sheet && sheet.html !== null && place.dataset.key !== sheet.key) place.innerHTML = sheet.html;
  if (!sheet) place.textContent = "";
  if (sheet) place.dataset.key = sheet.key;
  else delete place.dataset.key;
  const island = place.querySelector<HTMLElement>("plenary-sheet");
  if (island && sheet) island.dataset.ends = sheet.endsAt === null ? "" : String(sheet.endsAt);
  const seat = byId("group-line")?.dataset.seat !== undefined;
  for (const own of Array.from(place.querySelectorAll<HTMLFieldSetElement>("[data-for-seat]"))) own.hidden = own.disabled = !seat;
}

/** The page's head names the group in place of the room. */
function drawHeader(): void {
  const code = byId("code");
  if (code) code.textContent = byId("group-line")?.dataset.line ?? code.dataset.code ?? "";
}

function drawNudge(): void {
  const nudge = byId("nudge");
  const text = nudge?.dataset.text ?? "";
  if (nudge) nudge.hidden = read.has(text);
  if (text && text !== nudged) status.announce(text);
  nudged = text;
}

/** Puts a nudge away. */
export function tapped(event: Event): void {
  const nudge = (event.target as Element).closest?.<HTMLElement>("#nudge button")?.closest<HTMLElement>("#nudge");
  if (!nudge) return;
  read.add(nudge.dataset.text ?? "");
  nudge.hidden = true;
}

/** Sends a form about groups; what was typed stays until it is stored. */
export function command(socket: Socket, form: HTMLFormElement, button: HTMLButtonElement | null): void {
  const fields = Array.from(new FormData(form), ([name, value]) => [name, String(value)] as const);
  if (button?.name) fields.push([button.name, button.value]);
  const said = JSON.stringify(fields);
  if (form.dataset.said !== said) form.dataset.id = newId();
  form.dataset.said = said;
  socket.timeout(ACK_MS).emit("command", commandFrom(fields, form.dataset.id ?? ""), (lost: Error | null, ack?: Ack) => {
    if (lost || !ack) return status.bar(word("groupNotSent"), [{ text: "✕", act: () => status.unbar("moved") }]);
    delete form.dataset.said;
    if (!ack.ok) return status.bar(sentence(ack.reason, ack.values), [{ text: "✕", act: () => status.unbar("moved") }]);
    status.unbar("moved");
    form.reset();
    if (form.dataset.command === "remark") status.announce(word("groupRemarkSent"));
  });
}

/** Writes one cell of the group's presentation the way a page without script does; the room tells all phones of it. */
export async function postOwn(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  fields.append(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: fields }).catch(() => null);
  if (!answer?.ok) status.bar(word("groupNotSent"), [{ text: "✕", act: () => status.unbar("moved") }]);
}

/** Marks of which only so many may be given: the others wait until one is taken back. */
export function countMarks(form: HTMLFormElement): void {
  const most = Number(form.dataset.most);
  if (!most) return;
  const marks = Array.from(document.querySelectorAll<HTMLInputElement>('#view input[type="checkbox"][name="entries"]')).filter((mark) => mark.form === form);
  const left = most - marks.filter((mark) => mark.checked).length;
  for (const mark of marks) mark.disabled = left <= 0 && !mark.checked;
  const line = byId("marks-left");
  if (line) line.textContent = (line.dataset.says ?? "").replace("@", String(Math.max(0, left)));
}
