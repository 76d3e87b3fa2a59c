/** Countdowns, drawn by the server's clock. */
import { currentForm } from "./form";
import { byId, clockText, word } from "./page";
import { announce } from "./status";
import { announceChanges } from "./announce-changes";

/** Seconds before a question closes at which that is announced. */
const ANNOUNCED_SECONDS = [30, 10];

let offset = Date.now() - Number(document.body.dataset.now || Date.now());

/** Milliseconds that were left at the last drawing. */
let lastLeft = 0;

/** Notes how far this phone's clock is from the server's. */
export const setServerNow = (now: number): void => {
  offset = Date.now() - now;
};

/** Draws every time on the page. */
export function drawClock(): void {
  const now = Date.now() - offset;
  const opens = byId("opens");
  const closes = byId("closes");
  if (opens) {
    const left = Number(opens.dataset.until) - now;
    opens.hidden = left <= 0;
    opens.textContent = word("opensIn", clockText(left));
    const fields = currentForm()?.querySelector("fieldset");
    if (fields && fields.disabled !== left > 0) {
      fields.disabled = left > 0;
      announceChanges();
    }
  }
  const left = closes ? Number(closes.dataset.until) - now : 0;
  if (closes) {
    closes.textContent = word("closesIn", clockText(left));
    closes.classList.toggle("soon", left < 15000);
  }
  const passed = ANNOUNCED_SECONDS.filter(
    (seconds) => lastLeft > seconds * 1000 && left <= seconds * 1000,
  ).pop();
  if (passed && left > 0) announce(word("secondsLeft", String(passed)));
  lastLeft = left;
  for (const line of document.querySelectorAll<HTMLElement>("[data-counts]")) drawCounter(line, now);
  const until = document.querySelector<HTMLElement>("p.until");
  if (until) {
    const { at = "", soon = "" } = until.dataset;
    const end = Number(until.dataset.until);
    const time = () =>
      new Date(end).toLocaleTimeString(document.documentElement.lang, {
        hour: "2-digit",
        minute: "2-digit",
        hour12: false,
      });
    until.textContent = end > now ? at.replace("@", time()) : soon;
  }
}

/** Time until a moment, or since; gentle near the end, and silent. */
function drawCounter(line: HTMLElement, now: number): void {
  const { counts, at, seconds, says = "@" } = line.dataset;
  const down = counts === "down";
  const ms = down ? Number(at) - now : Math.max(0, now - Number(at));
  // Past time is rounded down: 0:01 after the first second.
  const text = says.replace("@", clockText(down ? ms : Math.floor(ms / 1000) * 1000));
  if (line.textContent !== text) line.textContent = text;
  line.classList.toggle("late", down ? ms < 60000 : ms > (Number(seconds) - 30) * 1000);
}

export function startClock(): void {
  drawClock();
  setInterval(drawClock, 500);
}
