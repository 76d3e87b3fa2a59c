/** Origins of changes in the document. One's own can be undone; those of others and of earlier pages cannot. */
export const MINE = "mine";
export const THEIRS = "theirs";
