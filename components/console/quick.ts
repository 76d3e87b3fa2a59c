/** A question on the fly as the activity that it becomes. Pure. */

export const quickKinds = ["yesNo", "poll", "scale", "open"] as const;
export type QuickKind = (typeof quickKinds)[number];

/** Words of the interface that become words of the activity. */
interface QuickWords {
  yes: string;
  no: string;
  low: string;
  high: string;
  /** What is asked about a statement. */
  agree: string;
}

/** Characters of a title in the run sheet. */
const TITLE = 60;
const MINUTES = 3;

/**
 * @param text the question; for a poll, the options follow on lines of their own
 * @returns null while something is missing: the question, or two options of a poll
 */
export function quickActivity(
  kind: QuickKind,
  text: string,
  id: string,
  words: QuickWords,
): Record<string, unknown> | null {
  const [question = "", ...lines] = text
    .split("\n")
    .map((l) => l.trim())
    .filter(Boolean);
  if (!question) return null;
  const base = {
    id,
    title: question.length > TITLE ? `${question.slice(0, TITLE - 1)}…` : question,
    minutes: MINUTES,
    question: question.slice(0, 300),
  };
  switch (kind) {
    case "yesNo":
      return {
        ...base,
        kind: "poll",
        options: [
          { id: "yes", text: words.yes },
          { id: "no", text: words.no },
        ],
      };
    case "poll":
      if (lines.length < 2) return null;
      return {
        ...base,
        kind: "poll",
        options: lines.slice(0, 12).map((line, i) => ({ id: `o${i + 1}`, text: line.slice(0, 300) })),
      };
    case "scale":
      return {
        ...base,
        kind: "scale",
        question: words.agree,
        statements: [{ id: "s1", text: base.question }],
        points: 5,
        low: words.low,
        high: words.high,
      };
    case "open":
      return { ...base, kind: "open", moderated: true };
  }
}
