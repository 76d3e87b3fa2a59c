import type { Entry } from "@/workshop/worksheets/entries";
import type { ConsoleWork } from "@/workshop/worksheets/view-schemas";
import type { Group } from "@/workshop/groups/state";

/** Entries that got dots, most first; what was taken back since is left out. Pure. */
export function dotted(
  work: Pick<ConsoleWork, "entries" | "groups">,
  marks: Readonly<Record<string, number>>,
): { entry: Entry; group: Group | undefined; dots: number }[] {
  return work.entries
    .flatMap((entry) => {
      const dots = marks[entry.id] ?? 0;
      return dots > 0
        ? [{ entry, group: work.groups.find((g) => g.group.id === entry.group)?.group, dots }]
        : [];
    })
    .sort((a, b) => b.dots - a.dots);
}
