/** How answers reach the room. A further source is one line here, and its words in `messages/`. */
import { groupedBy } from "@/model/grouped-by";
import { isPass } from "@/model/activity/pass";

interface SourceRules {
  /** Stored as a number, without people. */
  counted: boolean;
  /** Everybody in the room saw each answer. */
  open: boolean;
  /** Given on a phone of their own. */
  ownPhone?: true;
}

const rules = {
  phone: { counted: false, open: false, ownPhone: true },
  table: { counted: false, open: false, ownPhone: true },
  shared: { counted: false, open: false },
  paper: { counted: false, open: false },
  hand: { counted: true, open: true },
  card: { counted: true, open: false },
  spoken: { counted: true, open: false },
} as const satisfies Record<string, SourceRules>;

export type AnswerSource = keyof typeof rules;
export const answerSources = Object.keys(rules) as AnswerSource[];

type CountedSource = {
  [S in AnswerSource]: (typeof rules)[S]["counted"] extends true ? S : never;
}[AnswerSource];

export const isCounted = (source: AnswerSource = "phone"): source is CountedSource => rules[source].counted;
export const isOpen = (source: AnswerSource): boolean => rules[source].open;
/** Sources that trainers and helpers count. */
export const talliedSources = ["hand", "card"] as const satisfies CountedSource[];
export type TalliedSource = (typeof talliedSources)[number];
/** Answered without a phone of their own. */
export const isWithoutPhone = (source: AnswerSource = "phone"): boolean => !("ownPhone" in rules[source]);

/** Tables of a round, apart from people. */
export interface TablesShown {
  /** Their ballot counts. */
  counted: number;
  tables: number;
  /** Everybody at a table. */
  people: number;
  /** Counted tables by option; none where several things were asked, or too few people answered. */
  choices: { text: string; tables: number }[];
}

/** People who answered, by source, in the order of `answerSources`. `unshown`: these are in no result. */
export type BySource = { source: AnswerSource; people: number; unshown?: true; tables?: TablesShown }[];

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

interface SaidSource {
  source: string;
  people: number;
  unshown: string;
  /** Tables whose ballot counts, and all; -1: they were not counted yet. */
  counted: number;
  tables: number;
  /** Everybody at a table. */
  all: number;
  /** "Red 4, Blue 1", or "none". */
  choices: string;
}

/**
 * "17 by phone · 9 by hand", or "5 of 6 tables (Red 4, Blue 1) · 23 of 27 people · 6 of them spoken for".
 * @param say words one source, by the message `bySource`
 */
export const saidBySource = (
  bySource: BySource,
  say: (values: SaidSource & Record<string, string | number>) => string,
): string =>
  bySource
    .map(({ source, people, unshown, tables }) => {
      const spoken =
        bySource.find((line) => line.source === "spoken" && line.unshown === unshown)?.people ?? 0;
      const answered = source === "table" ? people + spoken : people;
      return say({
        source,
        people: answered,
        unshown: unshown ? "yes" : "no",
        counted: tables?.counted ?? 0,
        tables: tables?.tables ?? -1,
        all: Math.max(tables?.people ?? 0, answered),
        choices: tables?.choices.map((choice) => `${choice.text} ${choice.tables}`).join(", ") || "none",
      });
    })
    .join(" · ");
