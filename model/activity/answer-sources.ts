/** How answers reach the room. A further source is one line here, and its words in `messages/`. */

interface SourceRules {
  /** Counted in the room, so that its answers belong to nobody. */
  counted: boolean;
  /** Everybody in the room saw each answer. */
  open: boolean;
}

const rules = {
  phone: { counted: false, open: false },
  hand: { counted: true, open: true },
  card: { counted: true, open: false },
} as const satisfies Record<string, SourceRules>;

export type AnswerSource = keyof typeof rules;
export const answerSources = Object.keys(rules) as AnswerSource[];

export const countedSources = ["hand", "card"] as const satisfies AnswerSource[];
export type CountedSource = (typeof countedSources)[number];

export const isCounted = (source: AnswerSource | undefined): boolean => rules[source ?? "phone"].counted;
export const isOpenly = (source: AnswerSource): boolean => rules[source].open;

/** People who answered, by source, in the order of `answerSources`. `unshown`: these are in no result. */
export type BySource = { source: AnswerSource; people: number; unshown?: true }[];

interface Sourced {
  body: object;
  source?: AnswerSource;
  withheld?: string;
}

/** Without those who passed; null where all used a phone. */
export function bySourceOf(answers: Iterable<Sourced>): BySource | null {
  const people = new Map<string, number>();
  for (const { body, source = "phone", withheld } of answers)
    if (withheld || !("pass" in body)) {
      const key = withheld ? `${source} unshown` : source;
      people.set(key, (people.get(key) ?? 0) + 1);
    }
  if ([...people.keys()].every((key) => key.startsWith("phone"))) return null;
  return answerSources.flatMap((source) =>
    (["", " unshown"] as const).flatMap((suffix) => {
      const count = people.get(`${source}${suffix}`);
      return count ? [{ source, people: count, ...(suffix && { unshown: true as const }) }] : [];
    }),
  );
}

/** "17 by phone · 9 by hand". @param say words one of them, by the message `bySource` */
export const saidBySource = (
  bySource: BySource,
  say: (values: { source: string; people: number; unshown: string }) => string,
): string =>
  bySource
    .map(({ source, people, unshown }) => say({ source, people, unshown: unshown ? "yes" : "no" }))
    .join(" · ");
