/** The shared sheet of a group: several phones write in one form at once. */
import { SheetElement } from "@/phone/worksheets/element";
import { sendUnsentSheets } from "@/phone/worksheets/open-sheets";

sendUnsentSheets();
customElements.define("plenary-sheet", SheetElement);
