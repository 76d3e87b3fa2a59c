/** Keeps "my answers on this phone" in the language of the page. Without a network it tries again. */
import { byId } from "@/phone/page";
import { retell } from "@/phone/retell";

/** Milliseconds until it is tried again, and within which phones of a room do. */
const AGAIN_MS = 20_000;

let telling = false;
let again: ReturnType<typeof setTimeout> | undefined;

function tell(): void {
  if (telling) return;
  telling = true;
  clearTimeout(again);
  retell().then(
    (changed) => {
      telling = false;
      if (changed) dispatchEvent(new Event("retold"));
    },
    () => {
      telling = false;
      again = setTimeout(tell, AGAIN_MS * (1 + Math.random()));
    },
  );
}

// The list is marked whenever it is drawn.
const list = byId("journal");
if (list) new MutationObserver(tell).observe(list, { attributeFilter: ["data-island"] });
addEventListener("online", () => setTimeout(tell, Math.random() * 2_000));
tell();
