import { z } from "zod";

/** Whether a text holds something that can be seen: a letter, a digit, a sign or a picture, not only spaces, joiners and marks of direction. */
export const isSeen = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** A text as it is posted, empty where nothing of it can be seen. @param most characters */
export const seenLine = (most: number) => z.string().trim().max(most).transform((text) => (isSeen(text) ? text : ""));
