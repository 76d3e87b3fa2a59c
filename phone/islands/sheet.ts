/** The shared sheet of a group: several phones write in one form at once. */
import { SheetElement } from "@/phone/sheet/element";
import { sendUnsentSheets } from "@/phone/sheet/open-sheets";

sendUnsentSheets();
customElements.define("plenary-sheet", SheetElement);
