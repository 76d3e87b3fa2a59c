/** Origins of changes in the document. One's own can be undone; those of others and of earlier pages cannot. */
export const LOCAL_ORIGIN = "mine";
export const REMOTE_ORIGIN = "theirs";
/** The place of an entry's row, which undo leaves: others may have written in it. */
export const PLACE_ORIGIN = "place";
