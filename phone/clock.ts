/** Countdowns, drawn by the server's clock. */
import { currentForm } from "./form";
import { byId, clockText, word } from "./page";

let offset = Date.now() - Number(document.body.dataset.now || Date.now());

/** Notes how far this phone's clock is from the server's. */
export const setServerNow = (now: number): void => {
  offset = Date.now() - now;
};

function draw(): void {
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
}

export function startClock(): void {
  draw();
  setInterval(draw, 500);
}
