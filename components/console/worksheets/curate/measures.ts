/** What a comparison holds, flat, and as it concerns one group. Pure. */
import type { Comparison, ComparedMeasure } from "@/model/worksheets/comparisons/comparison";
import type { Entry } from "@/model/worksheets/entries";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { GroupId } from "@/model/room/groups";
import { unreachable } from "@/model/unreachable";

/** Everything that counts as one thing, in the order in which it is drawn. */
function measuresOf(comparison: Comparison | null): ComparedMeasure[] {
  switch (comparison?.type) {
    case "board":
      return comparison.columns.flatMap((c) => c.measures);
    case "difference":
      return [...comparison.both, ...comparison.onlyThere, ...comparison.onlyHere];
    case "services":
      return comparison.dilemmas;
    default:
      return [];
  }
}

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

/** What has no owner or no date yet, by the groups that wrote it: those to ask. */
export function missingByGroup(comparison: Comparison | null, of: GroupId | null): MissingByGroup[] {
  const open = measuresOf(comparison).filter((m) => m.missing.length > 0);
  const groups = [...new Set(open.flatMap((m) => m.entries.map((e) => e.group)))];
  return groups
    .filter((g) => of === null || g === of)
    .map((group) => ({ group, measures: open.filter((m) => m.entries.some((e) => e.group === group)) }));
}

/** The part of a comparison that one group wrote; the whole of it for null. Counts of ticks are not kept by group. */
export function partOf(comparison: Comparison, of: GroupId | null): Comparison {
  if (of === null) return comparison;
  const own = <M extends ComparedMeasure>(list: readonly M[]) =>
    list.filter((m) => m.entries.some((e) => e.group === of));
  switch (comparison.type) {
    case "board":
      return {
        ...comparison,
        columns: comparison.columns.map((c) => ({ ...c, measures: own(c.measures) })),
        blanks: comparison.blanks.filter((b) => b.group.id === of),
      };
    case "difference":
      return {
        ...comparison,
        both: own(comparison.both),
        onlyThere: own(comparison.onlyThere),
        onlyHere: own(comparison.onlyHere),
      };
    case "map": {
      const steps = comparison.steps.map((step) => {
        const owners = step.owners.filter((o) => o.groups.includes(of)).map((o) => ({ ...o, groups: [of] }));
        return {
          ...step,
          owners,
          state:
            owners.length === 0
              ? ("nobody" as const)
              : owners.length === 1
                ? ("one" as const)
                : ("several" as const),
        };
      });
      return {
        ...comparison,
        agencies: comparison.agencies.filter((a) => steps.some((s) => s.owners.some((o) => o.agency === a))),
        steps,
      };
    }
    case "campaign":
      return {
        ...comparison,
        plans: comparison.plans.filter((p) => p.group.id === of),
        coverage: comparison.coverage.map((c) => ({ ...c, groups: c.groups.filter((g) => g.id === of) })),
      };
    case "services":
      return { ...comparison, dilemmas: own(comparison.dilemmas) };
    default:
      return unreachable(comparison);
  }
}
