/**
 * The groups that take part in the work on a worksheet: those of its last phase, or those formed last. Pure.
 */
import type { GroupSheet } from "@/model/worksheets/comparisons/comparison";
import type { Worksheet } from "@/model/worksheets/content";
import { blankSheet, isMove, type SheetContent } from "@/model/worksheets/cells";
import { type Group, type GroupId, type Groups, sheetKey, type Work } from "@/model/room/groups";

/** Sheets by `sheetKey`. */
type Sheets = ReadonlyMap<string, { content: SheetContent }>;

/** A group as it is known now, or as it was when it was last there. */
export const groupKnown = (groups: Groups, id: GroupId): Group | null => {
  const group = groups.list.find((g) => g.id === id) ?? groups.known[id];
  return group ? { id: group.id, name: group.name, number: group.number, table: group.table } : null;
};

/** The number of the forming, with which its id begins. */
const formedAt = (id: GroupId): number => Number(/^g(\d+)-/.exec(id)?.[1] ?? 0);

/** Those of the last forming, in their order, also where they are no more. */
export const lastFormed = (ids: readonly GroupId[]): GroupId[] => {
  const last = Math.max(0, ...ids.map(formedAt));
  return ids.filter((id) => formedAt(id) === last);
};

/**
 * Groups of this work, in order, without those merged into others, earlier groups of one, and groups of
 * before whose sheet is blank.
 */
export function workGroups(
  groups: Groups,
  activity: string,
  work: Work | undefined,
  sheets: Sheets,
): Group[] {
  if (!work) return groups.list.map(({ id, name, number, table }) => ({ id, name, number, table }));
  const last = Math.max(0, ...work.groups.map(formedAt));
  const here = new Set(groups.list.map((g) => g.id));
  const merged = new Set(Object.values(work.cameFrom).flat());
  const together = (id: GroupId) => work.phases === null && (groups.known[id]?.size ?? 0) > 1;
  const holds = (id: GroupId) => holdsSomething(sheets.get(sheetKey(activity, id))?.content);
  const counts = (id: GroupId) =>
    !merged.has(id) && (formedAt(id) === last || together(id)) && (here.has(id) || holds(id));
  return work.groups.filter(counts).flatMap((id) => groupKnown(groups, id) ?? []);
}

const holdsSomething = (content: SheetContent | undefined): boolean =>
  content !== undefined && Object.keys(content.cells).some((path) => !path.startsWith("!") || isMove(path));

/** People of a group, those without a phone too; of one that is no more, the most it had. */
export function peopleIn(groups: Groups, id: GroupId): number {
  if (!groups.list.some((g) => g.id === id)) return groups.known[id]?.size ?? 0;
  return (
    Object.values(groups.members).filter((g) => g === id).length +
    groups.guests.filter((g) => g.group === id).length
  );
}

export interface WorkSource {
  groups: Groups;
  work: Record<string, Work>;
  sheets: Sheets;
}

/** The sheets of the groups that work on it now. */
export const sheetsOf = ({ groups, work, sheets }: WorkSource, sheet: Worksheet): GroupSheet[] =>
  work[sheet.id]
    ? workGroups(groups, sheet.id, work[sheet.id], sheets).map((group) => ({
        group,
        content: sheets.get(sheetKey(sheet.id, group.id))?.content ?? blankSheet,
      }))
    : [];

export interface Remark {
  id: string;
  activity: string;
  group: GroupId;
  kind: "comment" | "missed";
  text: string;
}
