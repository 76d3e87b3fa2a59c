/** How answers reach the room. A further source is one line here, and its words in `messages/`. */
import { groupedBy } from "@/model/grouped-by";
import { isPass } from "@/model/activity/pass";

interface SourceRules {
  /** Stored as a number, without people. */
  counted: boolean;
  /** Everybody in the room saw each answer. */
  open: boolean;
}

const rules = {
  phone: { counted: false, open: false },
  shared: { counted: false, open: false },
  paper: { counted: false, open: false },
  hand: { counted: true, open: true },
  card: { counted: true, open: false },
} as const satisfies Record<string, SourceRules>;

export type AnswerSource = keyof typeof rules;
export const answerSources = Object.keys(rules) as AnswerSource[];

export type CountedSource = {
  [S in AnswerSource]: (typeof rules)[S]["counted"] extends true ? S : never;
}[AnswerSource];

export const isCounted = (source: AnswerSource = "phone"): source is CountedSource => rules[source].counted;
export const isOpen = (source: AnswerSource): boolean => rules[source].open;
export const countedSources = answerSources.filter((source) => isCounted(source));
/** Answered without a phone of their own. */
export const isWithoutPhone = (source: AnswerSource = "phone"): boolean => source !== "phone";

/** People who answered, by source, in the order of `answerSources`. `unshown`: these are in no result. */
export type BySource = { source: AnswerSource; people: number; unshown?: true }[];

interface Sourced {
  body: object;
  source?: AnswerSource;
  withheld?: string;
}

/** Without those who passed; null where all used a phone. */
export function bySourceOf(answers: Iterable<Sourced>): BySource | null {
  const counted = [...answers].filter(({ body, withheld }) => withheld || !isPass(body));
  if (!counted.some(({ source }) => source)) return null;
  const people = (source: AnswerSource, unshown: boolean) =>
    counted.filter((a) => (a.source ?? "phone") === source && Boolean(a.withheld) === unshown).length;
  return answerSources
    .flatMap(
      (source): BySource => [
        { source, people: people(source, false) },
        { source, people: people(source, true), unshown: true },
      ],
    )
    .filter((line) => line.people > 0);
}

/**
 * The answers of a round, their sources shuffled among them, so that none tells how it came; the numbers stay, also
 * of passes. Counted answers keep theirs. @param shuffled puts a list in random order
 */
export function withShuffledSources<T extends { body: object; source?: AnswerSource | null }>(
  answers: readonly T[],
  shuffled: <S>(items: readonly S[]) => S[],
): T[] {
  const isStored = ({ source }: T) => !isCounted(source ?? undefined);
  // Where all used their own phone there is nothing to hide.
  if (!answers.some((answer) => answer.source && isStored(answer))) return [...answers];
  const sources = groupedBy(answers.filter(isStored), ({ body }) => isPass(body));
  const left = new Map([...sources].map(([pass, same]) => [pass, shuffled(same.map((a) => a.source))]));
  return answers.map((answer) =>
    isStored(answer) ? { ...answer, source: left.get(isPass(answer.body))!.pop() } : answer,
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
