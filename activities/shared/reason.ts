import { singleValue, visibleLine } from "@/activities/shared/form-fields";

/** Characters of one reason. */
export const REASON_LENGTH = 200;

/** A form posts its empty field too: the rules of its kind leave that out. */
export const reasonSchema = singleValue(visibleLine(REASON_LENGTH)).optional();
