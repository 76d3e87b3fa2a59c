/** The first words by which something of a list is known; empty where nothing is written yet. */
export function headingOf(item: unknown): string {
  const { title, text, term, label, clauses } = (item ?? {}) as Record<string, unknown>;
  const first = [title, text, term, label].find((one) => typeof one === "string" && one);
  if (first) return String(first);
  const [clause] = (Array.isArray(clauses) ? clauses : []) as { text?: string }[];
  return clause?.text ?? "";
}
