/** Characters that show nothing: fillers, joiners, selectors, the empty braille cell. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a text holds something that can be seen: a letter, a digit, a sign or a picture, not only spaces, joiners and marks of direction. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(UNSEEN, ""));
