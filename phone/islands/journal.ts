/** Keeps "my answers on this phone" in the language of the page. */
import { byId } from "@/phone/page";
import { keepJournalTranslated } from "@/phone/translate-journal";

const tell = keepJournalTranslated(() => dispatchEvent(new Event("retold")));
const list = byId("journal");
// The list is marked with its island whenever it is drawn.
if (list) new MutationObserver(tell).observe(list, { attributeFilter: ["data-island"] });
