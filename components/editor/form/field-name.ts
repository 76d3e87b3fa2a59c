/** The texts of a field: those of its kind and place, else those of every field of its name. */
import type { Steps } from "@/workshop/editor/references";

/** The place of a field without numbers: `parts_clauses_text`. */
export const placeOf = (steps: Steps): string => steps.filter((s) => typeof s !== "number").join("_");

/**
 * The key of a field's text under `editor`, the particular one first.
 * @param what "label", "help", "item" (one entry of a list), "add" (the button that adds one)
 */
export function textKey(
  has: (key: string) => boolean,
  owner: string,
  steps: Steps,
  what: string,
): string | null {
  const place = placeOf(steps);
  const keys = [`fields.${owner}.${place}.${what}`, `fields.any.${place.split("_").at(-1)}.${what}`];
  return keys.find(has) ?? null;
}
