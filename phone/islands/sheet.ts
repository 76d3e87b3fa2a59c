/** The shared sheet of a group: several phones write in one form at once. */
import { SheetElement } from "@/phone/sheet/element";
import { sendKept } from "@/phone/sheet/open-sheets";

sendKept();
customElements.define("plenary-sheet", SheetElement);
