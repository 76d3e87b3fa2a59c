/** The question box on the phone: asking, and supporting questions. */
import type { Socket } from "socket.io-client";
import { isVisible } from "@/model/text/visible-text";
import { sendCommand } from "./connection";
import { byId, newId, word, words } from "./page";

let supports = new Set<string>();

/** Ids of commands without an answer yet, by their content: the same content sent again has the same id. */
const unanswered = new Map<string, string>();

/** Sends a question for the box, or support for one; a typed text stays until it is stored. */
export function sendToBox(socket: Socket, form: HTMLFormElement, button: HTMLButtonElement): void {
  const field = form.querySelector<HTMLTextAreaElement>("textarea");
  const text = field?.value;
  if (field && !isVisible(field.value)) {
    showResult(word("writeFirst"));
    return;
  }
  const post = String(new FormData(form).get("post"));
  const on = button.value === "1";
  const what = field ? { type: "post", text } : { type: "support", post, on };
  const key = JSON.stringify(what);
  const id = unanswered.get(key) ?? newId();
  unanswered.set(key, id);
  if (field) showResult(word("sending"));
  sendCommand(socket, { ...what, id }, (ack) => {
    if (!ack) return showResult(word("boxNotSent"));
    unanswered.delete(key);
    if (!ack.ok) return showResult(words.reasons[ack.reason] ?? "");
    if (!field) return setSupport(post, on);
    if (field.value === text) form.reset();
    showResult(word("boxSent"));
  });
}

function showResult(sentence: string): void {
  const result = byId("asked");
  if (result) result.textContent = sentence;
}

export function setSupports(posts: readonly string[]): void {
  supports = new Set(posts);
  paintSupport();
}

function setSupport(post: string, on: boolean): void {
  supports[on ? "add" : "delete"](post);
  paintSupport();
}

/** Shows which questions this person supports; the button of each offers the other. */
export function paintSupport(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("#box [name=on]")) {
    const on = supports.has(button.form?.querySelector<HTMLInputElement>("[name=post]")?.value ?? "");
    button.setAttribute("aria-pressed", String(on));
    button.value = on ? "0" : "1";
  }
}
