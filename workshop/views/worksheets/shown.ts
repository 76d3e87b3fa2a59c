/** The groups' work at the present step, as stage and phones may see it. Pure. */
import { count } from "@/model/activity/tally";
import { truncateList, MAX_TEXTS } from "@/model/list-pages";
import { type Worksheet, stopOf, type SheetStop } from "@/model/worksheets/content";
import { redacted } from "@/model/worksheets/redaction";
import { cardsOf, type Marks, shownCards } from "@/model/worksheets/cards";
import { blankSheet, type SheetContent } from "@/model/worksheets/cells";
import { relayIn } from "@/model/worksheets/comparisons/relay";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";
import { comparisonIn } from "@/workshop/worksheets/gather";
import { completenessOf } from "@/model/worksheets/completeness";
import type { Card, SheetShown, WorkShown } from "@/model/worksheets/shown";
import { freshWork, type Group, type GroupId, isBegun, sheetKey } from "@/model/room/groups";
import { groupKnown, peopleIn, workGroups, type Remark } from "@/model/worksheets/groups";
import { answersOf, type AnswersByRound } from "@/workshop/room/answers-by-round";
import { lastRound, type RoomState } from "@/workshop/room/state";
import type { AnswerOf } from "@/workshop/room/tables";
import { planOf } from "@/workshop/content/plan";
import { presentStep } from "@/workshop/views/face";
import { bodiesOf } from "@/workshop/views/results";

/** The room's sheets and presence beside its state. */
export interface WorkNow {
  /** By `sheetKey`. `lastAt`: milliseconds since the epoch. */
  sheets: ReadonlyMap<string, { content: SheetContent; lastAt: number | null }>;
  remarks: readonly Remark[];
  here: ReadonlySet<string>;
  /** Everybody of the room, with the name they gave. */
  names: ReadonlyMap<string, string | null>;
  /** Sectors are known for at least some. */
  sectors: boolean;
  /** The answers of a round, for each person alone and for the numbers of their table. */
  answerOf(question: string, round: number): AnswerOf;
  /** When this was asked; milliseconds since the epoch. */
  now: number;
}

export const noWork: WorkNow = {
  sheets: new Map(),
  remarks: [],
  here: new Set(),
  names: new Map(),
  sectors: false,
  answerOf: () => () => undefined,
  now: 0,
};

export const contentAt = (work: WorkNow, activity: string, group: GroupId): SheetContent =>
  work.sheets.get(sheetKey(activity, group))?.content ?? blankSheet;

/** The worksheet at which the room stands, in the language of `state`, and its stop. */
export function sheetHere(state: RoomState): { sheet: Worksheet; at: SheetStop; notice: boolean } | null {
  const { step, activity } = presentStep(state);
  const sheet = activity && planOf(state.workshop).worksheet(activity.id);
  return step && sheet ? { sheet, at: stopOf(sheet, step.id), notice: step.notice } : null;
}

/**
 * Null where the room is at no worksheet. While groups write, no text of theirs is in it.
 * @param state as it is seen in the language of the view
 */
export function workShown(state: RoomState, board: AnswersByRound, now: WorkNow): WorkShown | null {
  const here = sheetHere(state);
  if (!here || here.notice || state.ended) return null;
  const { sheet, at } = here;
  const work = state.work[sheet.id];
  const groups = workGroups(state.groups, sheet.id, work, now.sheets);
  return {
    at,
    phase: isBegun(work) ? work.phase : "none",
    endsAt: work?.endsAt ?? null,
    phases: work?.phases ?? null,
    groups: groups.map((group) => ({
      group,
      people: peopleIn(state.groups, group.id),
      done: completenessOf(sheet, contentAt(now, sheet.id, group.id)).whole,
    })),
    speaking: at === "present" ? speakingNow(state, board, now, sheet) : null,
    order: at === "present" ? orderOf(state, sheet, groups) : [],
    sheets:
      at === "gallery" && work
        ? groups.map((group) =>
            sheetShown(state, board, now, sheet, group, Math.ceil(MAX_TEXTS / groups.length)),
          )
        : [],
    comparison:
      at === "board" || relayIn(sheet)
        ? forRoom(comparisonHere(state, board, now, sheet), at === "board")
        : null,
  };
}

/** While groups work, a relay shows arrows and hours alone; papers to come are for trainers. */
function forRoom(comparison: Comparison | null, whole: boolean): Comparison | null {
  if (comparison?.type !== "relay") return comparison;
  const clock = comparison.clock && { ...comparison.clock, next: null };
  return whole ? { ...comparison, clock } : { ...comparison, clock, asked: [], decided: [], lost: [] };
}

export function comparisonHere(
  state: RoomState,
  board: AnswersByRound,
  now: WorkNow,
  sheet: Worksheet,
): Comparison | null {
  const gallery = `${sheet.id}/gallery`;
  const dots =
    lastRound(state.position, gallery)?.phase === "revealed" ? markedIn(state, board, gallery) : {};
  const whole = state.versions.at(-1) ?? state.workshop;
  return comparisonIn(
    { groups: state.groups, work: state.work, sheets: now.sheets },
    sheet,
    state.workshop,
    whole,
    dots,
  );
}

export function cardsShown(
  state: RoomState,
  board: AnswersByRound,
  now: WorkNow,
  sheet: Worksheet,
  group: GroupId,
): Card[] {
  const content = contentAt(now, sheet.id, group);
  return shownCards(cardsOf(sheet, group, content, marksOf(state, board, sheet)), content);
}

/** Marks of the room on a worksheet's entries. */
function marksOf(state: RoomState, board: AnswersByRound, sheet: Worksheet): Marks {
  const { black, greyed } = state.work[sheet.id] ?? freshWork;
  return { black, greyed, too: markedIn(state, board, `${sheet.id}/present`) };
}

/** People by entry, in the last round of a question; none where it was never opened. */
function markedIn(
  state: RoomState,
  board: AnswersByRound,
  question: string,
): Readonly<Record<string, number>> {
  const round = lastRound(state.position, question);
  const people: Record<string, number> = {};
  if (round)
    for (const body of bodiesOf(answersOf(board, question, round.number)))
      if ("entries" in body) for (const entry of body.entries) count(people, entry);
  return people;
}

function speakingNow(
  state: RoomState,
  board: AnswersByRound,
  now: WorkNow,
  sheet: Worksheet,
): WorkShown["speaking"] {
  const present = state.work[sheet.id]?.present;
  const group = present?.at ? groupKnown(state.groups, present.at) : null;
  if (!present || !group) return null;
  const cards = cardsShown(state, board, now, sheet, group.id);
  const index = Math.min(present.card, Math.max(0, cards.length - 1));
  return {
    group,
    card: cards[index] ?? null,
    index,
    total: cards.length,
    since: present.since ?? 0,
    seconds: sheet.speaking,
  };
}

/** Groups heard and to come; in their own order while none is set. */
function orderOf(state: RoomState, sheet: Worksheet, groups: readonly Group[]): WorkShown["order"] {
  const { order, done } = (state.work[sheet.id] ?? freshWork).present;
  const inOrder = order.length > 0 ? order.flatMap((id) => groupKnown(state.groups, id) ?? []) : groups;
  return inOrder.map((group) => ({ group, heard: done.includes(group.id) }));
}

function sheetShown(
  state: RoomState,
  board: AnswersByRound,
  now: WorkNow,
  sheet: Worksheet,
  group: Group,
  most: number,
): SheetShown {
  const { black, hidden } = state.work[sheet.id] ?? freshWork;
  const remarks = now.remarks.filter(
    (r) => r.activity === sheet.id && r.group === group.id && !hidden.includes(r.id),
  );
  const { shown, more } = truncateList(remarks, most);
  return {
    group,
    cards: cardsShown(state, board, now, sheet, group.id),
    remarks: shown.map(({ id, kind, text }) => ({ id, kind, text: redacted(text, sheet.id, black) })),
    ...(more && { more }),
  };
}
