/** What Markdown a text is made of, so that a translation which lost a list or a table is noticed. Pure. */

const parts: Record<string, RegExp> = {
  headings: /^#{1,6}\s/gm,
  "entries of lists": /^[ \t]*(?:[-*+]|\d+[.)])\s/gm,
  "rows of tables": /^[ \t]*\|.*\|[ \t]*$/gm,
  quotes: /^[ \t]*>/gm,
};

/** A sentence for each part of which there is another number in the translation. */
export function lostStructure(source: string, text: string): string[] {
  return Object.entries(parts).flatMap(([name, pattern]) => {
    const [before, after] = [source.match(pattern)?.length ?? 0, text.match(pattern)?.length ?? 0];
    return before === after ? [] : [`The original has ${before} ${name}, the translation ${after}.`];
  });
}
