/** The first words of a thing in a list. */
export function headingOf(item: unknown): string {
  const { title, text, term, label, clauses } = (item ?? {}) as Record<string, unknown>;
  const first = [title, text, term, label].find((one) => typeof one === "string" && one);
  if (first) return String(first);
  const [clause] = (Array.isArray(clauses) ? clauses : []) as { text?: string }[];
  return clause?.text ?? "";
}
