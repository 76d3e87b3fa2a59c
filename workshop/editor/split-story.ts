/** Characters of a clause that is good to tap on a phone. */
const GOOD_CLAUSE_LENGTH = 110;
const MAX_CLAUSE_LENGTH = 300;

interface StoryClause {
  text: string;
  paragraph?: boolean;
}

/** The pieces of a part with a pasted story behind them; those in which nothing was written go. */
export const withStory = <P extends object>(pieces: readonly P[], story: readonly P[]): P[] => [
  ...pieces.filter((piece) => String((piece as Partial<StoryClause>).text ?? "").trim() !== ""),
  ...story,
];

export function splitStory(story: string, language = "en"): StoryClause[] {
  const sentences = new Intl.Segmenter(language, { granularity: "sentence" });
  return story
    .split(/\n\s*\n/)
    .map((p) => p.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .flatMap((paragraph, p) => {
      const clauses = [...sentences.segment(paragraph)]
        .flatMap(({ segment }) => atCommas(segment.trim()))
        .filter(Boolean);
      return clauses.map((text, i): StoryClause => (p > 0 && i === 0 ? { text, paragraph: true } : { text }));
    });
}

/** A long sentence in pieces that end with a comma, semicolon, colon or dash, in scripts that have them. */
function atCommas(sentence: string): string[] {
  if (sentence.length <= GOOD_CLAUSE_LENGTH) return [sentence];
  const pieces: string[] = [];
  for (const piece of sentence.split(/(?<=[,;:،؛、，；–—])\s*/)) {
    const last = pieces.at(-1);
    if (last !== undefined && (last.length < 30 || last.length + piece.length < GOOD_CLAUSE_LENGTH / 2))
      pieces[pieces.length - 1] = `${last} ${piece}`;
    else pieces.push(piece);
  }
  return pieces
    .flatMap(
      (piece) =>
        piece.match(new RegExp(`.{1,${MAX_CLAUSE_LENGTH}}(\\s|$)|.{1,${MAX_CLAUSE_LENGTH}}`, "gu")) ?? [],
    )
    .map((p) => p.trim());
}
