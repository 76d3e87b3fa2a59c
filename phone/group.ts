/** The group's part of the page: what stands above the task and below the sheet, and the sheet itself. */
import type { GroupMessage } from "@/workshop/protocol/worksheets";
import { drawClock, setServerNow } from "./clock";
import { enhance } from "./loading";
import { byId } from "./page";
import { morph } from "./morph-view";

export function followGroup(message: GroupMessage): void {
  setServerNow(message.now);
  const drawn = document.createElement("div");
  drawn.innerHTML = message.html;
  for (const part of Array.from(drawn.children) as HTMLElement[]) {
    const place = byId(part.dataset.part ?? "");
    if (place) morph(place, part.innerHTML);
  }
  putSheet(message.sheet, drawn.querySelector("[data-rests]") !== null);
  const code = byId("code");
  if (code) code.textContent = byId("group-line")?.dataset.line ?? code.dataset.code ?? "";
  drawClock();
  enhance();
  document.dispatchEvent(new Event("group"));
}

/** A form with another key is another one; else its texts stay. */
function putSheet(sheet: GroupMessage["sheet"], rests: boolean): void {
  const place = byId("sheet");
  if (!place) return;
  place.hidden = rests;
  if (!sheet) place.textContent = "";
  else if (sheet.html !== null && place.dataset.key !== sheet.key) place.innerHTML = sheet.html;
  place.dataset.key = sheet?.key ?? "";
  const island = place.querySelector<HTMLElement>("plenary-sheet");
  if (island) island.dataset.ends = String(sheet?.endsAt ?? "");
  const seat = byId("group-line")?.dataset.seat !== undefined;
  for (const fields of Array.from(place.querySelectorAll<HTMLFieldSetElement>("[data-for-seat]")))
    fields.hidden = fields.disabled = !seat;
}
