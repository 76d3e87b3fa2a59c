/** The groups and their work, as the console sees it: progress by group, never by person. Pure. */
import { listPageOf, type TurnedList } from "@/model/list-pages";
import type { Worksheet } from "@/model/worksheets/content";
import { type SimilarPair, similarPairs, similarSets } from "@/workshop/worksheets/similar-entries";
import { OWN } from "@/model/worksheets/cells";
import { sheetsOf, workGroups } from "@/model/worksheets/groups";
import { type Redactor, redactorFor, shownEntry } from "@/model/worksheets/comparisons/measures";
import { completenessOf } from "@/model/worksheets/completeness";
import { type FoundEntry, findEntries } from "@/model/worksheets/entries";
import type { ConsoleGroups, ConsoleWork, ListedPerson } from "@/workshop/protocol/worksheets";
import { endFor, freshWork, type Group, isBegun, sheetKey } from "@/model/room/groups";
import { relayIn } from "@/model/worksheets/comparisons/relay";
import type { AnswersByRound } from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import { limitKeeping } from "@/workshop/views/limit-list";
import { stateOf, walkTo } from "@/workshop/views/worksheets/groups-needing-help";
import {
  cardsShown,
  comparisonHere,
  contentAt,
  sheetHere,
  type WorkNow,
} from "@/workshop/views/worksheets/shown";

/** The most people listed without a group, and in all groups together, however large the room. */
const MAX_LISTED_PEOPLE = { without: 200, inGroups: 400 };

export function consoleGroups(state: RoomState, now: WorkNow): ConsoleGroups {
  const { formed, choosing, list, members, guests, seats, calls } = state.groups;
  const removed = new Set(state.removed);
  const byGroup = new Map(list.map((g) => [g.id, [] as ListedPerson[]]));
  const without: ListedPerson[] = [];
  let unassigned = 0;
  for (const [id, name] of now.names) {
    if (removed.has(id)) continue;
    const group = Object.hasOwn(members, id) ? byGroup.get(members[id]!) : undefined;
    if (!group && ++unassigned > MAX_LISTED_PEOPLE.without) continue;
    (group ?? without).push({ id, alias: name ?? "", here: now.here.has(id) });
  }
  const share = Math.max(1, Math.floor(MAX_LISTED_PEOPLE.inGroups / list.length));
  return {
    formed,
    choosing,
    groups: list.map((group) => {
      const people = byGroup.get(group.id)!;
      const seat = seats[group.id] ?? null;
      return {
        group: { id: group.id, name: group.name, number: group.number, table: group.table },
        people: limitKeeping(people, share, (p) => p.id === seat),
        size: people.length,
        here: people.filter((p) => p.here).length,
        guests: guests.filter((g) => g.group === group.id).map(({ id, name }) => ({ id, name })),
        seat,
        call: calls.includes(group.id) ? calls.indexOf(group.id) + 1 : null,
      };
    }),
    without,
    unassigned,
    sectors: now.sectors,
  };
}

/**
 * Null where the room is at no worksheet.
 * @param state as it is seen in the language of the console
 */
export function consoleWork(
  state: RoomState,
  board: AnswersByRound,
  now: WorkNow,
  turned: TurnedList | null,
): ConsoleWork | null {
  const here = sheetHere(state);
  if (!here) return null;
  const { sheet, at } = here;
  const work = state.work[sheet.id];
  const { present, greyed, merged, flagged, black, hidden, walk } = work ?? freshWork;
  const groups = workGroups(state.groups, sheet.id, work, now.sheets);
  const found = at === "work" ? [] : foundHere(state, now, sheet, groups);
  const dark = darkenHere(state, sheet);
  const { shown: remarks, piece } = listPageOf(
    now.remarks.filter((r) => r.activity === sheet.id),
    `remarks ${sheet.id}`,
    turned,
  );
  const standings = groups.map((group) => standingOf(state, now, sheet, group));
  return {
    activity: sheet.id,
    at,
    phase: isBegun(work) ? work.phase : "none",
    endsAt: work?.endsAt ?? null,
    phases: work?.phases ?? null,
    shape: { id: sheet.id, agencies: sheet.agencies, sections: sheet.sections },
    groups: standings,
    walkTo: walkTo(standings, state.groups.calls),
    present: {
      ...present,
      order: present.order.length > 0 ? present.order : groups.map((g) => g.id),
      cards: present.at ? cardsShown(state, board, now, sheet, present.at) : [],
      seconds: sheet.speaking,
    },
    entries: found.map((f) => shownEntry(f, dark)),
    greyed,
    merged,
    flagged,
    black,
    alike: suggested(sheet.id, found, merged),
    remarks: remarks.map(({ id, group, kind, text }) => ({
      id,
      group,
      kind,
      text: dark(text),
      hidden: hidden.includes(id),
    })),
    ...(piece && { piece }),
    walking: walk !== null,
    comparison: at === "board" || relayIn(sheet) ? comparisonHere(state, board, now, sheet) : null,
  };
}

function standingOf(
  state: RoomState,
  now: WorkNow,
  sheet: Worksheet,
  group: Group,
): ConsoleWork["groups"][number] {
  const work = state.work[sheet.id];
  const content = contentAt(now, sheet.id, group.id);
  const done = completenessOf(sheet, content);
  const lastAt = now.sheets.get(sheetKey(sheet.id, group.id))?.lastAt ?? null;
  const summary = { group, done: done.whole, lastAt };
  return {
    ...summary,
    fields: done.fields,
    state: stateOf(sheet, work, summary, {
      now: now.now,
      since: state.position.step === null ? null : (state.times[state.position.step] ?? null),
    }),
    endsAt: work ? endFor(work, group.id) : null,
    agreed: content.cells[OWN.agreed] === "1",
  };
}

/** Entries on this worksheet, and on the earlier one that it is compared with. */
function foundHere(state: RoomState, now: WorkNow, sheet: Worksheet, groups: readonly Group[]): FoundEntry[] {
  const here = groups.flatMap((group) => findEntries(sheet, group.id, contentAt(now, sheet.id, group.id)));
  const earlier = earlierOf(state, sheet);
  if (!earlier) return here;
  const there = sheetsOf({ groups: state.groups, work: state.work, sheets: now.sheets }, earlier);
  const names = new Set(here.map((f) => f.id));
  return [
    ...here,
    ...there
      .flatMap(({ group, content }) => findEntries(earlier, group.id, content))
      .filter((f) => !names.has(f.id)),
  ];
}

/** Blackens what is black on this worksheet, and on the one that it is compared with. */
const darkenHere = (state: RoomState, sheet: Worksheet): Redactor =>
  redactorFor({
    black: Object.fromEntries(
      [sheet, earlierOf(state, sheet)].flatMap((s) => (s ? [[s.id, state.work[s.id]?.black ?? []]] : [])),
    ),
  });

const earlierOf = ({ workshop }: RoomState, { compare }: Worksheet): Worksheet | null =>
  compare?.type === "difference" ? planOf(workshop).worksheet(compare.with) : null;

/** Likeness by worksheet, kept until an entry changes: views are made several times a second. */
const pairsCache = new Map<string, { of: string; pairs: SimilarPair[] }>();
const MAX_CACHED = 50;

function suggested(activity: string, found: readonly FoundEntry[], merged: readonly string[][]): string[][] {
  const key = found.map((f) => f.id).join(" ");
  const before = pairsCache.get(activity);
  const pairs = before?.of === key ? before.pairs : similarPairs(found);
  if (pairsCache.size >= MAX_CACHED && !before) pairsCache.clear();
  pairsCache.set(activity, { of: key, pairs });
  return similarSets(pairs, merged);
}
