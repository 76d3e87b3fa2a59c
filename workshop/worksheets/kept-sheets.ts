/**
 * A workshop whose worksheets begin with what groups of an ended room wrote and trainers released (G-164), for
 * the next room. Pure.
 */
import type { Releases, WrittenSource } from "@/model/debrief/release";
import { textId } from "@/model/text/text-id";
import { cellAt, type SheetContent } from "@/model/worksheets/cells";
import { MAX_PLACES, MAX_STARTS, type SheetStart, type Worksheet } from "@/model/worksheets/content";
import { sheetsOf, type WorkSource } from "@/model/worksheets/groups";
import { startFor } from "@/model/worksheets/starts";
import type { Workshop } from "@/workshop/content/workshop";

interface Kept {
  /** Omitted where no one worked in groups. */
  made?: WorkSource;
  sources: readonly WrittenSource[];
  releases: Pick<Releases, "whole">;
}

/** Worksheets without a start stay as they are, and so do starts of groups whose sheet was not released. */
export function withKeptSheets(workshop: Workshop, { made, ...released }: Kept): Workshop {
  if (!made) return workshop;
  return {
    ...workshop,
    sessions: workshop.sessions.map((session) => ({
      ...session,
      activities: session.activities.map((activity) =>
        activity.kind === "worksheet" && activity.starts.length > 0
          ? { ...activity, starts: startsAfter(activity, made, released) }
          : activity,
      ),
    })),
  };
}

export const hasStarts = ({ sessions }: Pick<Workshop, "sessions">): boolean =>
  sessions.some((s) => s.activities.some((a) => a.kind === "worksheet" && a.starts.length > 0));

function startsAfter(sheet: Worksheet, work: WorkSource, released: Omit<Kept, "made">): SheetStart[] {
  const starts = [...sheet.starts];
  for (const { group, content } of sheetsOf(work, sheet)) {
    const source = released.sources.find(
      (one) => one.kind === "sheet" && one.activity === sheet.id && one.group?.id === group.id,
    );
    const shown = source && released.releases.whole(source.id);
    const cells = shown ? cellsOf(sheet, content, shown) : [];
    if (!group.name || group.name.trim().length < 2 || cells.length === 0) continue;
    const before = startFor({ starts }, group.name);
    if (before) starts[starts.indexOf(before)] = { ...before, cells };
    else if (starts.length < MAX_STARTS)
      starts.push({ id: textId(`start ${group.name}`), groups: [group.name], cells });
  }
  return starts;
}

/** @param shown makes black words black @returns as many places as a start may have */
const cellsOf = (
  sheet: Worksheet,
  content: SheetContent,
  shown: (text: string) => string,
): SheetStart["cells"] =>
  Object.entries(content.cells)
    .flatMap(([place, text]) => {
      const cell = cellAt(sheet, place);
      if (!cell) return [];
      return [{ place, value: cell.kind === "text" ? shown(text).slice(0, cell.most) : text }];
    })
    .slice(0, MAX_PLACES);
