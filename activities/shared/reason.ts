/** Why somebody answers as they do: a short text that a question may ask for with the vote, and that may be left out. */
import { one, seenLine } from "@/activities/shared/form-fields";

/** Characters of one reason. */
export const REASON_LENGTH = 200;

/** A form posts its empty field too: the rules of its kind leave that out. */
export const reasonSchema = one(seenLine(REASON_LENGTH)).optional();
