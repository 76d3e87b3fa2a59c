/** A new paragraph starts where the author said so. */
export function paragraphsOf<C extends { paragraph?: boolean }>(clauses: readonly C[]): C[][] {
  const paragraphs: C[][] = [];
  for (const clause of clauses) {
    if (clause.paragraph || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)!.push(clause);
  }
  return paragraphs;
}
