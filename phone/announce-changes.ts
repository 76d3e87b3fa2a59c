/** Announces changes of the page to screen readers, once: the room's place, its question, its results. */
import { announce } from "./status";

const textsOf = (selector: string): string[] =>
  Array.from(
    document.querySelectorAll<HTMLElement>(`#view ${selector}`),
    (element) => element.dataset.told || element.textContent || "",
  ).filter(Boolean);

const currentPlace = (): string =>
  [...textsOf(".place").slice(0, 1), ...textsOf("h1").slice(0, 1)].join(". ");
const announcements = (): string[] => textsOf("[data-told]:not(:disabled):not([hidden])");

let place = currentPlace();
let announced = announcements();

/** Call it after each change of the view. @returns whether the room is at another place */
export function announceChanges(): boolean {
  const now = currentPlace();
  const moved = now !== place;
  const stands = announcements();
  const fresh = moved ? [now, ...stands] : stands.filter((text) => !announced.includes(text));
  place = now;
  announced = stands;
  if (fresh.length) announce(fresh.join(" "));
  return moved;
}
