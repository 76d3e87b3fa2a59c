/** A marked text: which labels each clause was given. */
import { singly } from "@/activities/grid";
import type { Marking } from "@/activities/marking/content";
import { type GridDebrief, gridDebrief } from "@/workshop/debrief/grid-debrief";
import type { DebriefInput } from "@/workshop/debrief/input";

export interface MarkingDebrief extends GridDebrief {
  kind: "marking";
  activity: Marking;
}

/** Null when the text was not asked about, or its result may not be shown yet. */
export function markingDebrief(activity: Marking, input: DebriefInput): MarkingDebrief | null {
  const grid = gridDebrief(
    {
      id: activity.id,
      items: activity.clauses,
      choices: activity.labels,
      keys: Object.fromEntries(
        activity.clauses.flatMap((c) => (c.key ? [[c.id, { accepted: c.key, reason: c.reason }]] : [])),
      ),
      of: "answered",
      single: true,
      read: (body) => ("marks" in body ? singly(body.marks) : null),
    },
    input,
  );
  return grid && { kind: "marking", activity, ...grid };
}
