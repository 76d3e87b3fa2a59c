/** Entries that may be the same; nothing is merged by itself. */
import { knownEntries } from "@/components/console/worksheets/curate/measures";
import type { Entry } from "@/model/worksheets/entries";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

type ComparedWork = Pick<ConsoleWork, "entries" | "alike" | "merged" | "present">;

const isMerged = (merged: readonly string[][], a: string, b: string): boolean =>
  merged.some((set) => set.includes(a) && set.includes(b));

/** Entries of groups heard before that are like this one and not merged with it. */
export function saidByOthers(work: ComparedWork, entry: string): Entry[] {
  const group = work.entries.find((e) => e.id === entry)?.group;
  if (group === undefined) return [];
  const ids = new Set(work.alike.filter((set) => set.includes(entry)).flat());
  return work.entries.filter(
    (e) =>
      ids.has(e.id) &&
      e.group !== group &&
      work.present.done.includes(e.group) &&
      !isMerged(work.merged, entry, e.id),
  );
}

/** Suggested sets of at least two present entries that are not merged yet. */
export function suggestions(
  work: Pick<ConsoleWork, "entries" | "alike" | "merged" | "comparison">,
  dismissed: ReadonlySet<string> = new Set(),
): Entry[][] {
  const entries = knownEntries(work);
  return work.alike
    .map((set) => entries.filter((e) => set.includes(e.id)))
    .filter(
      (set) =>
        set.length > 1 &&
        !dismissed.has(suggestionKey(set)) &&
        !set.every((e) => isMerged(work.merged, set[0]!.id, e.id)),
    );
}

/** The same for any order of the entries. */
export const suggestionKey = (set: readonly { id: string }[]): string =>
  set
    .map((e) => e.id)
    .sort()
    .join(" ");
