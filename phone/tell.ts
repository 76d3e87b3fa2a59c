/** Tells screen readers what is new on the page, once: where the room is, how its question stands, what is shown of it. */
import { announce } from "./status";

const textsOf = (selector: string): string[] =>
  Array.from(
    document.querySelectorAll<HTMLElement>(`#view ${selector}`),
    (element) => element.dataset.told || element.textContent || "",
  ).filter(Boolean);

/** Where the room is, in words. */
const placeNow = (): string => [...textsOf(".place").slice(0, 1), ...textsOf("h1").slice(0, 1)].join(". ");
/** What stands on the page and is told when it comes. */
const standing = (): string[] => textsOf("[data-told]:not(:disabled):not([hidden])");

let place = placeNow();
let told = standing();

/** Call it after each change of the view. Returns whether the room is at another place. */
export function tell(): boolean {
  const now = placeNow();
  const moved = now !== place;
  const stands = standing();
  const fresh = moved ? [now, ...stands] : stands.filter((text) => !told.includes(text));
  place = now;
  told = stands;
  if (fresh.length) announce(fresh.join(" "));
  return moved;
}
