/** The guide as it is shipped, and one session of it with its activities by kind and id. */
import path from "node:path";
import type { Activity, ActivityOf, KindName } from "@/activities/kinds";
import { loadWorkshops } from "@/server/editor/content/load";
import { projectRoot } from "@/server/platform/settings/project-root";

export const guide = loadWorkshops(path.join(projectRoot, "content")).find(
  (w) => w.id === "victim-centred-approach",
)!;

/** What people only listen to: the longest stretch of minutes without anything to do, and how many activities ask for something. */
export function listening({ activities }: { activities: readonly Activity[] }) {
  let longest = 0;
  let stretch = 0;
  let active = 0;
  for (const { kind, minutes } of activities) {
    const passive = kind === "slide" || kind === "media";
    stretch = passive ? stretch + minutes : 0;
    longest = Math.max(longest, stretch);
    if (!passive) active++;
  }
  return { longest, active };
}

/** One session. `activity` and `body` throw where there is none of that kind and id. */
export function guideSession(number: number) {
  const session = guide.sessions.find((s) => s.number === number);
  if (!session) throw new Error(`The guide has no session ${number}.`);
  function activity<K extends KindName>(kind: K, id: string): ActivityOf<K> {
    const found = session?.activities.find((a) => a.id === id && a.kind === kind);
    if (!found) throw new Error(`There is no ${kind} called ${id}.`);
    return found as ActivityOf<K>;
  }
  return {
    workshop: guide,
    session,
    activity,
    /** A slide's text in one line. */
    body: (id: string): string => activity("slide", id).body.replace(/\s+/g, " "),
  };
}
