/** What the page says about itself: the connection, the answer, and what has changed. */
import { byId, word } from "./page";

/** The dot and the line in the header. `kept`: answers wait on this phone. */
export function connection(state: "connecting" | "connected" | "offline" | "restarting", kept = false): void {
  document.body.dataset.link = state;
  const status = byId("status");
  if (status) status.textContent = word(state);
  if (state === "offline" && kept) bar(word("offlineKept"));
  if (state === "connected") unbar("offline");
}

/** The line under the question. */
export function answer(text: string, state: "sending" | "saved" | "kept" | "refused" | "" = ""): void {
  const saved = byId("saved");
  if (!saved) return;
  if (saved.textContent !== text) saved.textContent = text;
  saved.dataset.state = state;
}

/** A bar over the page, with buttons where something can be done. */
export function bar(text: string, acts: { text: string; act(): void }[] = []): void {
  const element = byId("bar");
  if (!element) return;
  element.hidden = false;
  element.dataset.about = acts.length ? "moved" : "offline";
  element.textContent = text;
  for (const { text: label, act } of acts) {
    const button = document.createElement("button");
    button.textContent = label;
    button.onclick = act;
    element.append(" ", button);
  }
}

export function unbar(about: "offline" | "moved"): void {
  const element = byId("bar");
  if (element && element.dataset.about === about) element.hidden = true;
}

/** Says a change once to screen readers. */
export function announce(text: string): void {
  const element = byId("announce");
  if (element) element.textContent = text;
}
