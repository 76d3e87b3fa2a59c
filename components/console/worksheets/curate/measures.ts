/** A comparison's measures, flat, and its part of one group. */
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

/** Measures of entries that a trainer merged. */
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
export function missingByGroup(comparison: Comparison | null, only: GroupId | null): MissingByGroup[] {
  const open = measuresOf(comparison).filter((m) => m.missing.length > 0);
  const groups = [...new Set(open.flatMap((m) => m.entries.map((e) => e.group)))];
  return groups
    .filter((g) => only === null || g === only)
    .map((group) => ({ group, measures: open.filter((m) => m.entries.some((e) => e.group === group)) }));
}

/** One group's part of a comparison; null: the whole. */
export const partOf = (comparison: Comparison, group: GroupId | null): Comparison =>
  group === null ? comparison : partsOf(comparison).partOf(comparison, group);
