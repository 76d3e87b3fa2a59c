import { singleValue, visibleLine } from "@/activities/shared/form-fields";
import type { SheetItem } from "@/model/activity/paper-entry";

/** Characters of one reason. */
export const REASON_LENGTH = 200;

/** A form posts its empty field too: the rules of its kind leave that out. */
export const reasonSchema = singleValue(visibleLine(REASON_LENGTH)).optional();

/** As a sheet of paper asks for it. */
export const reasonItem: SheetItem = { field: "reason", text: null, named: "reason", words: REASON_LENGTH };
