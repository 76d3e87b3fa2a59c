/** A translation over the original: texts that it lacks are the original's. */
export function over(original: unknown, translation: unknown): unknown {
  if (
    typeof original !== "object" ||
    original === null ||
    typeof translation !== "object" ||
    translation === null
  )
    return translation ?? original;
  const keys = Object.entries(original).map(([key, text]) => [
    key,
    over(text, (translation as Record<string, unknown>)[key]),
  ]);
  return Object.fromEntries(keys);
}
