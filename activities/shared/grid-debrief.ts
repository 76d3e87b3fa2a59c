/**
 * Items by choices (sort, table, marking), round by round. A card with several accepted bins is right in each
 * of them; an item left out is not wrong.
 */
import { type SummaryRow, shareCells } from "@/model/debrief/summary-row";
import { type ContestedItem, countedAnswers } from "@/model/debrief/contested";
import { highest, type Sentence, makeSentence } from "@/model/debrief/sentence";
import { contestOf, mostChosen } from "@/activities/shared/contest";
import { isPass, type Pass } from "@/model/activity/pass";
import { type GridAnswer, type GridSides, tallyGrid } from "@/activities/shared/grid";
import { type DebriefSource, type RoundInput, bodiesOf, roundsOf } from "@/model/debrief/input";
import { mcnemar } from "@/model/statistics/mcnemar";
import { headOf, type RoundHead } from "@/model/debrief/heads";
import { MIN_REPORTABLE, isTooFew, type Share, shareOf } from "@/model/debrief/share";

/** One kind's activity as a grid. */
interface GridShape<B extends object> extends GridSides {
  id: string;
  items: readonly { id: string; text: string }[];
  choices: readonly { id: string; text: string }[];
  /** Item id to accepted choices and the reason; items without a key are not judged. */
  keys: Readonly<Record<string, { accepted: readonly string[]; reason?: string }>>;
  /** The people whom shares are of: those who gave the item anything, or all who answered. */
  of: "given" | "answered";
  /** Each item is given one choice at most. */
  single: boolean;
  read(body: B): GridAnswer;
}

export interface GridRow {
  id: string;
  text: string;
  /** People who gave it anything. */
  given: number;
  cells: { id: string; text: string; share: Share }[];
  /**
   * 0: all gave the same; 1: every choice equally often. Null below MIN_REPORTABLE, and where several may be
   * given.
   */
  contest: number | null;
  /** Choices with the highest count: several where they are equal, none where none was made. */
  most: string[];
  /** Null where there is no key. */
  accepted: readonly string[] | null;
  reason: string | null;
  /** People whose choice an expert accepts, of those who chose; null where there is no key. */
  agree: Share | null;
}

export interface GridRound extends RoundHead {
  /** In the author's order. */
  rows: GridRow[];
}

interface RowCompared {
  id: string;
  text: string;
  /** People who gave it something in both rounds; the rest of the row is about them. */
  matched: number;
  changed: number;
  /** Changes to what the key accepts, and away from it; null where there is no key. */
  toKey: number | null;
  fromKey: number | null;
  /** Exact McNemar on accepted / not accepted; null with fewer than six such changers. */
  p: number | null;
}

interface GridCompared {
  before: number;
  after: number;
  /** Items that at least MIN_REPORTABLE people gave something in both rounds. */
  rows: RowCompared[];
}

export interface GridDebrief {
  /** First to last; the last is the result. */
  rounds: GridRound[];
  last: GridRound;
  /** Null with one round, or where too few answered both. */
  compared: GridCompared | null;
}

/** Null when the question was not asked, or its result may not be shown yet. */
export function gridDebrief<B extends object>(shape: GridShape<B>, input: DebriefSource): GridDebrief | null {
  const inputs = roundsOf<B>(input, shape.id);
  const rounds = inputs.map((r) => countGrid(shape, r, input.people));
  const last = rounds.at(-1);
  return last ? { rounds, last, compared: compareGrids(shape, inputs) } : null;
}

/** True where an expert accepts everything given; an empty key accepts only that nothing was. */
const accepts = (accepted: readonly string[], ids: readonly string[]): boolean =>
  accepted.length === 0 ? ids.length === 0 : ids.length > 0 && ids.every((id) => accepted.includes(id));

function countGrid<B extends object>(
  shape: GridShape<B>,
  round: RoundInput<B | Pass>,
  people: number,
): GridRound {
  const bodies = bodiesOf(round);
  const answers = bodies.flatMap((b): GridAnswer[] => (isPass(b) ? [] : [shape.read(b)]));
  const tally = tallyGrid(shape, bodies, shape.read);
  const rows = shape.items.map(({ id, text }): GridRow => {
    const counts = tally.marks[id]!;
    const answered = tally.counts[id] ?? 0;
    const key = shape.keys[id];
    const judged = key?.accepted.length === 0 ? answers : answers.filter((a) => a[id]);
    return {
      id,
      text,
      given: answered,
      cells: shape.choices.map((c) => ({
        ...c,
        share: shareOf(counts[c.id] ?? 0, shape.of === "given" ? answered : tally.answered),
      })),
      contest: answered < MIN_REPORTABLE || !shape.single ? null : contestOf(Object.values(counts)),
      most: mostChosen(counts),
      accepted: key?.accepted ?? null,
      reason: key?.reason ?? null,
      agree: key
        ? shareOf(judged.filter((a) => accepts(key.accepted, a[id] ?? [])).length, judged.length)
        : null,
    };
  });
  return { ...headOf(round, tally, people), rows };
}

function compareGrids<B extends object>(
  shape: GridShape<B>,
  rounds: readonly RoundInput<B | Pass>[],
): GridCompared | null {
  const [before, after] = [rounds[0], rounds.at(-1)];
  if (!before || !after || before === after) return null;
  const read = (body: B | Pass) => (isPass(body) ? null : shape.read(body));
  const earlier = new Map(before.answers.map((a) => [a.person, read(a.body)]));
  const pairs = after.answers.flatMap(({ person, body }) => {
    const [a, b] = [earlier.get(person), read(body)];
    return a && b ? [[a, b] as const] : [];
  });
  const rows = shape.items.flatMap(({ id, text }): RowCompared[] => {
    const both = pairs.flatMap(([a, b]) => (a[id] && b[id] ? [[a[id], b[id]] as const] : []));
    if (both.length < MIN_REPORTABLE) return [];
    const key = shape.keys[id]?.accepted;
    const changes = (from: boolean, to: boolean) =>
      key ? both.filter(([a, b]) => accepts(key, a) === from && accepts(key, b) === to).length : null;
    const [toKey, fromKey] = [changes(false, true), changes(true, false)];
    return [
      {
        id,
        text,
        matched: both.length,
        changed: both.filter(([a, b]) => a.toSorted().join(" ") !== b.toSorted().join(" ")).length,
        toKey,
        fromKey,
        p: toKey === null || fromKey === null ? null : mcnemar(toKey, fromKey),
      },
    ];
  });
  return rows.length ? { before: before.round, after: after.round, rows } : null;
}

export function gridRoundsSentence({ compared }: GridDebrief): Sentence {
  if (!compared) return makeSentence("grid-rounds-few", { few: MIN_REPORTABLE });
  const top = highest(compared.rows, (r) => r.changed);
  const { changed, matched } = top[0]!;
  if (changed === 0) return makeSentence("grid-rounds-still");
  const most = top.filter((r) => r.matched === matched).map((r) => r.text);
  return makeSentence("grid-rounds", { changed, matched }, { most });
}

/** `part` names the item (a card, a row, a clause), `option` what it was given. */
export function gridRows(activity: string, { rounds, compared }: GridDebrief, people: number): SummaryRow[] {
  const counted = rounds.flatMap(({ question, round, passed, rows }) =>
    rows.flatMap((item) => {
      const row = (measure: string, option: string, text: string, share: Share): SummaryRow => ({
        activity,
        part: item.id,
        question,
        round,
        measure,
        option,
        text,
        passed,
        people,
        ...shareCells(share),
      });
      return [
        ...item.cells.map((c) => row("answer", c.id, c.text, c.share)),
        ...(item.agree ? [row("key", (item.accepted ?? []).join(" "), item.text, item.agree)] : []),
      ];
    }),
  );
  const changed = (compared?.rows ?? []).flatMap((item) =>
    (["changed", "toKey", "fromKey"] as const).flatMap((kind) => {
      const count = item[kind];
      if (count === null) return [];
      const option = `${compared!.before} > ${compared!.after}: ${kind}`;
      return [
        {
          activity,
          part: item.id,
          question: null,
          round: null,
          measure: "rounds",
          option,
          text: item.text,
          passed: null,
          people,
          ...shareCells(shareOf(count, item.matched)),
        },
      ];
    }),
  );
  return [...counted, ...changed];
}

export const gridContested = ({ last: { round, laterUnshown, rows } }: GridDebrief): ContestedItem[] =>
  rows.map((r) => ({ text: r.text, round, laterUnshown, answers: countedAnswers(r.cells) }));

/** Leaves out items that fewer than five gave something; null where nothing is left. */
export function enoughOfGrid<D extends GridDebrief>(debrief: D): D | null {
  const rounds = debrief.rounds
    .map((r) => ({ ...r, rows: r.rows.filter(hasEnough) }))
    .filter((r) => r.rows.length > 0);
  const last = rounds.at(-1);
  return last ? { ...debrief, rounds, last } : null;
}

export const hasEnough = (row: GridRow): boolean => !isTooFew(row.given);
