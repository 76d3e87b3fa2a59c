/** The shared sheet of a group: several phones write in one form at once. */
import { SheetElement, sendKept } from "@/phone/sheet/element";

sendKept();
customElements.define("plenary-sheet", SheetElement);
