/** A filled example of one kind, to start from instead of an empty form. */
import type { DraftActivity } from "@/workshop/authoring/draft";

/** The activity without its id, which is made from the title when it is added. */
export type Template = Omit<DraftActivity, "id"> & { title: string };

/** Ids for options that are written as a plain list of texts. */
export const listed = (prefix: string, texts: readonly string[]): { id: string; text: string }[] =>
  texts.map((text, i) => ({ id: `${prefix}${i + 1}`, text }));
