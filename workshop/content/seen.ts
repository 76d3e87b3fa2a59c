/** Whether a text holds something that can be seen: a letter, a digit, a sign or a picture, not only spaces, joiners and marks of direction. */
export const isSeen = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
