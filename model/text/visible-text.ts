/** Characters that show nothing: fillers, joiners, selectors, the empty braille cell. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** True where a text has a letter, digit, sign or picture, not only spaces, joiners and direction marks. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(UNSEEN, ""));
