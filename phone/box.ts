/** The question box on the phone: asking, and wanting a question answered too. */
import type { Socket } from "socket.io-client";
import type { Ack } from "@/workshop/protocol/acks";
import { byId, newId, word, words } from "./page";

const ACK_MS = 8000;

/** Questions that this person wants answered too. */
let supports = new Set<string>();

/** Sends a question for the box, or support for one; what was typed stays until it is stored. */
export function ask(socket: Socket, form: HTMLFormElement, button: HTMLButtonElement): void {
  const data = new FormData(form);
  const text = data.get("text");
  const what = text === null ? { post: data.get("post"), on: button.value === "1" } : { text };
  const say = (sentence: string) => {
    const asked = byId("asked");
    if (asked) asked.textContent = sentence;
  };
  form.dataset.id ||= newId();
  const command = { type: form.dataset.command, id: form.dataset.id, ...what };
  socket.timeout(ACK_MS).emit("command", command, (lost: Error | null, ack?: Ack) => {
    if (lost || !ack) return say(word("boxNotSent"));
    delete form.dataset.id;
    if (!ack.ok) return say(words.reasons[ack.reason] ?? "");
    if (text === null) return press(button, button.value === "1");
    form.reset();
    say(word("boxSent"));
  });
}

/** Learns what this person supports, and shows it. */
export function support(posts: readonly string[]): void {
  supports = new Set(posts);
  paintSupport();
}

export function paintSupport(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("#box [name=on]")) {
    press(button, supports.has(button.form?.querySelector<HTMLInputElement>("[name=post]")?.value ?? ""));
  }
}

/** Shows whether this person supports a question; the button then offers the other. */
function press(button: HTMLButtonElement, on: boolean): void {
  button.setAttribute("aria-pressed", String(on));
  button.value = on ? "0" : "1";
}
