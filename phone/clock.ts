/** Countdowns, drawn by the server's clock. */
import { currentForm } from "./form";
import { byId, clockText, word } from "./page";

let offset = Date.now() - Number(document.body.dataset.now || Date.now());

/** Notes how far this phone's clock is from the server's. */
export const setServerNow = (now: number): void => {
  offset = Date.now() - now;
};

/** Draws every time that stands on the page. */
export function drawClock(): void {
  const now = Date.now() - offset;
  const opens = byId("opens");
  const closes = byId("closes");
  if (opens) {
    const left = Number(opens.dataset.until) - now;
    opens.hidden = left <= 0;
    opens.textContent = word("opensIn", clockText(left));
    const fields = currentForm()?.querySelector("fieldset");
    if (fields && fields.disabled !== left > 0) fields.disabled = left > 0;
  }
  if (closes) {
    const left = Number(closes.dataset.until) - now;
    closes.textContent = word("closesIn", clockText(left));
    closes.classList.toggle("soon", left < 15000);
  }
  const until = document.querySelector<HTMLElement>("p.until");
  if (until) {
    const { at = "", soon = "" } = until.dataset;
    const end = Number(until.dataset.until);
    const time = () => new Date(end).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
    until.textContent = end > now ? at.replace("@", time()) : soon;
  }
}

export function startClock(): void {
  drawClock();
  setInterval(drawClock, 500);
}
