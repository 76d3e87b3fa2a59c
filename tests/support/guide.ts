/** The guide as it is shipped, and one session of it with its activities by kind and id. */
import type { Activity, ActivityOf, KindName } from "@/activities/kinds";
import { prebuiltWorkshops } from "@/server/editor/content/prebuilt-workshops";

export const guide = prebuiltWorkshops().find((w) => w.id === "victim-centred-approach")!;

/** True when people only watch and listen: a break of another mode than "break" is a text on the stage. */
export const isWatched = (a: Activity): boolean => ["slide", "media", "break"].includes(a.kind);
const isPause = (a: Activity): boolean => a.kind === "break" && a.mode === "break";

/** The longest stretch of minutes in which people have nothing to do. */
export function longestWithoutATask(activities: readonly Activity[]): number {
  let longest = 0;
  let stretch = 0;
  for (const a of activities.filter((one) => !isPause(one))) {
    stretch = isWatched(a) ? stretch + a.minutes : 0;
    longest = Math.max(longest, stretch);
  }
  return longest;
}

/** Rest of a session on a day that runs late: its slides, and what could not be left out. */
export const onALateDay = (activities: readonly Activity[]): Activity[] =>
  activities.filter(({ kind, priority }) => kind === "slide" || priority !== "could");

/** One session. `activity` and `body` throw where there is none of that kind and id. */
export function guideSession(number: number) {
  const session = guide.sessions.find((s) => s.number === number);
  if (!session) throw new Error(`The guide has no session ${number}.`);
  function activity<K extends KindName>(kind: K, id: string): ActivityOf<K> {
    const match = session?.activities.find((a) => a.id === id && a.kind === kind);
    if (!match) throw new Error(`There is no ${kind} called ${id}.`);
    return match as ActivityOf<K>;
  }
  return {
    workshop: guide,
    session,
    activity,
    /** A slide's text in one line. */
    body: (id: string): string => activity("slide", id).body.replace(/\s+/g, " "),
  };
}
