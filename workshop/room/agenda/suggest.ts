/** Suggestions of what to leave out when the day runs late. Pure. */
import type { LiveDay } from "@/model/room/agenda";
import type { Priority } from "@/model/text/text-schemas";

export interface Suggestion {
  activity: string;
  priority: "could" | "should";
  /** Minutes that leaving it out wins. */
  wins: number;
}

/** How willingly an activity and its session are given up. */
type Priorities = (activity: string) => { activity: Priority; session: Priority } | undefined;

const rank: Record<Priority, number> = { could: 0, should: 1, must: 2 };

/**
 * Activities of the day that were not shown yet and may be left out, the most willingly first: "could" before
 * "should", never "must"; of equal ones those of a session that could go itself, then the longest.
 */
export function suggestionsFor(
  day: LiveDay,
  shown: ReadonlySet<string>,
  priorities: Priorities,
): Suggestion[] {
  const open = day.slots.filter((s) => !s.skipped).flatMap((s) => s.items);
  return open
    .filter((i) => !i.skipped && i.minutes > 0 && !shown.has(i.activity))
    .flatMap((item) => {
      const known = priorities(item.activity);
      if (!known || known.activity === "must") return [];
      return [
        {
          activity: item.activity,
          priority: known.activity,
          wins: item.minutes,
          session: rank[known.session],
        },
      ];
    })
    .sort((a, b) => rank[a.priority] - rank[b.priority] || a.session - b.session || b.wins - a.wins)
    .map(({ session: _session, ...suggestion }) => suggestion);
}
