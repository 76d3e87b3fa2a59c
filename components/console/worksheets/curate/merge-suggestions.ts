/** Entries that may be the same. Suggestions: nothing is merged by itself. Pure. */
import { knownEntries } from "@/components/console/worksheets/curate/measures";
import type { Entry } from "@/model/worksheets/entries";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

type ComparedWork = Pick<ConsoleWork, "entries" | "alike" | "merged" | "present">;

const isMerged = (merged: readonly string[][], a: string, b: string): boolean =>
  merged.some((set) => set.includes(a) && set.includes(b));

/** Entries of groups that were heard already, which this one is like and is not yet one with. */
export function saidByOthers(work: ComparedWork, entry: string): Entry[] {
  const own = work.entries.find((e) => e.id === entry);
  if (!own) return [];
  const ids = new Set(work.alike.filter((set) => set.includes(entry)).flat());
  return work.entries.filter(
    (e) =>
      ids.has(e.id) &&
      e.group !== own.group &&
      work.present.done.includes(e.group) &&
      !isMerged(work.merged, entry, e.id),
  );
}

/** Suggested sets not yet confirmed, of entries that are still there; never of one alone. */
export function suggestions(
  work: Pick<ConsoleWork, "entries" | "alike" | "merged" | "comparison">,
  dismissed: ReadonlySet<string> = new Set(),
): Entry[][] {
  const known = knownEntries(work);
  return work.alike
    .map((set) => known.filter((e) => set.includes(e.id)))
    .filter(
      (set) =>
        set.length > 1 &&
        !dismissed.has(suggestionKey(set)) &&
        !set.every((e) => isMerged(work.merged, set[0]!.id, e.id)),
    );
}

/** Names a suggestion, whatever the order of its entries. */
export const suggestionKey = (set: readonly { id: string }[]): string =>
  set
    .map((e) => e.id)
    .sort()
    .join(" ");
