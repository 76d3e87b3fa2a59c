/** A comparison's measures, flat, and its part of one group. Pure. */
import type { Comparison, ComparedMeasure } from "@/model/worksheets/comparisons/comparison";
import type { Entry } from "@/model/worksheets/entries";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { GroupId } from "@/model/room/groups";
import { partsOf } from "@/model/worksheets/comparisons/parts";

const measuresOf = (comparison: Comparison | null): readonly ComparedMeasure[] =>
  comparison ? partsOf(comparison).measures(comparison) : [];

/** Entries of this worksheet, and of the earlier one that it is compared with. */
export function knownEntries(work: Pick<ConsoleWork, "entries" | "comparison">): Entry[] {
  const all = [...work.entries, ...measuresOf(work.comparison).flatMap((m) => m.entries)];
  return [...new Map(all.map((e) => [e.id, e])).values()];
}

/** Things that a trainer made one: measures of entries that stand in the same confirmed set. */
export const mergedMeasures = (work: Pick<ConsoleWork, "comparison" | "merged">): ComparedMeasure[] =>
  measuresOf(work.comparison).filter(
    (m) =>
      m.entries.length > 1 &&
      work.merged.some((set) => m.entries.filter((e) => set.includes(e.id)).length > 1),
  );

interface MissingByGroup {
  group: GroupId;
  measures: ComparedMeasure[];
}

/** Measures without an owner or a date, by the groups that wrote them. */
export function missingByGroup(comparison: Comparison | null, of: GroupId | null): MissingByGroup[] {
  const open = measuresOf(comparison).filter((m) => m.missing.length > 0);
  const groups = [...new Set(open.flatMap((m) => m.entries.map((e) => e.group)))];
  return groups
    .filter((g) => of === null || g === of)
    .map((group) => ({ group, measures: open.filter((m) => m.entries.some((e) => e.group === group)) }));
}

/** The part of a comparison that one group wrote; the whole of it for null. */
export const partOf = (comparison: Comparison, group: GroupId | null): Comparison =>
  group === null ? comparison : partsOf(comparison).partOf(comparison, group);
