/**
 * The phone in the editor's preview. Shows what the page around its frame gives it, as a real phone does;
 * sends nothing.
 */
import { morph, showFragment } from "@/phone/morph-view";
import { byId, newWords } from "@/phone/page";
import type { PreviewMessage } from "@/workshop/rehearsal/preview";

function take({ origin, source, data }: MessageEvent): void {
  if (origin !== location.origin || source !== parent || data?.type !== "phone-preview") return;
  const { language, direction, islands, accent, logo, view, sheet } = data as PreviewMessage;
  newWords(JSON.stringify({ islands }));
  Object.assign(document.documentElement, { lang: language, dir: direction });
  document.body.removeAttribute("style");
  for (const [name, shade] of Object.entries(accent)) document.body.style.setProperty(name, shade);
  const head = byId("head");
  if (head) {
    morph(head, logo);
    head.hidden = logo === "";
  }
  const place = byId("sheet");
  if (place) morph(place, sheet);
  // A preview shows a sheet as a group shares it, without a save button, and opens no connection.
  for (const shared of document.querySelectorAll<HTMLElement>("plenary-sheet")) shared.dataset.live = "";
  showFragment(view);
}

document.documentElement.classList.add("js");
addEventListener("message", take);
addEventListener("submit", (event) => event.preventDefault(), true);
addEventListener(
  "click",
  (event) => (event.target as Element).closest("a[href]") && event.preventDefault(),
  true,
);
parent.postMessage({ type: "phone-preview-ready" }, location.origin);
