/** The page's lines about the connection, the answer and changes. */
import { byId, make, word } from "./page";

/** Writes into a line that screen readers follow: the same text written again would be read out again. */
function setLine(id: string, text: string): HTMLElement | null {
  const line = byId(id);
  if (line && line.textContent !== text) line.textContent = text;
  return line;
}

/** The dot and the line in the header. `kept`: answers wait on this phone. */
export function showConnection(
  state: "connecting" | "connected" | "offline" | "restarting",
  kept = false,
): void {
  document.body.dataset.link = state;
  setLine("status", word(state));
  if (state === "offline" && kept && !byId("saved")) showBar(word("offlineKept"));
  if (state === "connected") hideBar("offline");
}

export function showAnswerState(
  text: string,
  state: "sending" | "saved" | "kept" | "refused" | "" = "",
): void {
  const saved = setLine("saved", text);
  if (!saved) return;
  saved.dataset.state = state;
  if (state === "refused") saved.scrollIntoView({ block: "nearest" });
}

export const showSending = (reached: boolean): void =>
  showAnswerState(word(reached ? "sending" : "kept"), reached ? "sending" : "kept");

/** A bar over the page, with a button where something can be done. */
export function showBar(text: string, label?: string, act?: () => void): void {
  const element = byId("bar");
  if (!element) return;
  element.hidden = false;
  element.dataset.about = act ? "moved" : "offline";
  element.textContent = text;
  if (label && act) element.append(" ", Object.assign(make("button", label), { onclick: act }));
}

export function hideBar(about: "offline" | "moved"): void {
  const element = byId("bar");
  if (element && element.dataset.about === about) element.hidden = true;
}

export function announce(text: string, language?: string): void {
  const element = byId("announce");
  if (!element) return;
  if (language) element.lang = language;
  else element.removeAttribute("lang");
  element.textContent = text;
}
