/**
 * What sort, table and marking have in common in the debrief: items by choices, round by round, and the first round
 * against the last. A card with several accepted bins is right in each of them; what was left out is not wrong.
 */
import { contestOf, mostChosen } from "@/activities/contest";
import type { AnswerBody } from "@/activities/content";
import { isPass } from "@/activities/content";
import { type Given, type Sides, tallyGrid } from "@/activities/grid";
import { type DebriefInput, type RoundInput, roundsOf } from "@/workshop/debrief/input";
import { mcnemar } from "@/workshop/debrief/mcnemar";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";
import { FEW, type Share, shareOf } from "@/workshop/debrief/share";

/** One kind's activity as a grid. */
export interface GridShape extends Sides {
  /** The question's id. */
  id: string;
  items: readonly { id: string; text: string }[];
  choices: readonly { id: string; text: string }[];
  /** Item id to what an expert accepts and why; items without a key are not judged. */
  keys: Readonly<Record<string, { accepted: readonly string[]; reason?: string }>>;
  /** What shares are of: those who gave the item anything, or all who answered. */
  of: "given" | "answered";
  /** Each item is given one choice at most. */
  single: boolean;
  read(body: AnswerBody): Given | null;
}

export interface GridRow {
  id: string;
  text: string;
  /** People who gave it anything. */
  given: number;
  cells: { id: string; text: string; share: Share }[];
  /** 0: all gave the same; 1: every choice equally often. Null below FEW, and where people may give several. */
  contest: number | null;
  /** Choices with the highest count: several where they are equal, none where nobody chose. */
  most: string[];
  /** Null where there is no key. */
  accepted: readonly string[] | null;
  reason: string | null;
  /** Those whose choice an expert accepts, of those who chose; null where there is no key. */
  agree: Share | null;
}

export interface GridRound extends RoundHead {
  /** In the author's order. */
  rows: GridRow[];
}

export interface RowCompared {
  id: string;
  text: string;
  /** People who gave it something in both rounds; the rest of the row is about them. */
  matched: number;
  changed: number;
  /** From what the key does not accept to what it does, and the other way; null where there is no key. */
  toKey: number | null;
  fromKey: number | null;
  /** Exact McNemar on accepted / not accepted; null with fewer than six such changers. */
  p: number | null;
}

export interface GridCompared {
  before: number;
  after: number;
  /** Items that at least FEW people gave something in both rounds. */
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
export function gridDebrief(shape: GridShape, input: DebriefInput): GridDebrief | null {
  const given = roundsOf(input, shape.id);
  const rounds = given.map((r) => countGrid(shape, r, input.people));
  const last = rounds.at(-1);
  return last ? { rounds, last, compared: compareGrids(shape, given) } : null;
}

/** Whether an expert accepts everything that was given; an empty key accepts only that nothing was. */
const accepts = (accepted: readonly string[], ids: readonly string[]): boolean =>
  accepted.length === 0 ? ids.length === 0 : ids.length > 0 && ids.every((id) => accepted.includes(id));

function countGrid(shape: GridShape, round: RoundInput, people: number): GridRound {
  const bodies = round.answers.map((a) => a.body);
  const answers = bodies.flatMap((b): Given[] => {
    const given = isPass(b) ? null : shape.read(b);
    return given ? [given] : [];
  });
  const tally = tallyGrid(shape, bodies, shape.read);
  const rows = shape.items.map(({ id, text }): GridRow => {
    const counts = tally.marks[id]!;
    const given = tally.counts[id] ?? 0;
    const key = shape.keys[id];
    const judged = key?.accepted.length === 0 ? answers : answers.filter((a) => a[id]);
    return {
      id,
      text,
      given,
      cells: shape.choices.map((c) => ({
        ...c,
        share: shareOf(counts[c.id] ?? 0, shape.of === "given" ? given : tally.answered),
      })),
      contest: given < FEW || !shape.single ? null : contestOf(Object.values(counts)),
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

function compareGrids(shape: GridShape, rounds: readonly RoundInput[]): GridCompared | null {
  const [before, after] = [rounds[0], rounds.at(-1)];
  if (!before || !after || before === after) return null;
  const read = (body: AnswerBody) => (isPass(body) ? null : shape.read(body));
  const earlier = new Map(before.answers.map((a) => [a.person, read(a.body)]));
  const pairs = after.answers.flatMap(({ person, body }) => {
    const [a, b] = [earlier.get(person), read(body)];
    return a && b ? [[a, b] as const] : [];
  });
  const rows = shape.items.flatMap(({ id, text }): RowCompared[] => {
    const both = pairs.flatMap(([a, b]) => (a[id] && b[id] ? [[a[id], b[id]] as const] : []));
    if (both.length < FEW) return [];
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
