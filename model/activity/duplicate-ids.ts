/**
 * Checks on authored ids, with a sentence for each that is repeated or unknown, opening with the field. Pure.
 */

export const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** Each value that occurs more than once, named once. */
export function duplicatesOf(values: string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

/** The ids of one list that occur more than once; `what` says what they name: "answer". */
export const duplicateIdProblems = (path: string, what: string, ids: string[]): string[] =>
  duplicatesOf(ids).map((id) => `${path}: the ${what} id "${id}" is used more than once.`);

/** The ids that are not among those known; `what` ends the sentence: "a bin of this sort". */
export function unknownIdProblems(path: string, what: string, ids: string[], available: string[]): string[] {
  return [...new Set(ids)]
    .filter((id) => !available.includes(id))
    .map((id) => `${path}: "${id}" is not ${what}.`);
}
