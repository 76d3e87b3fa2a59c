/**
 * A debrief with only the released texts of people, black words black. All that leaves the trainers' page is
 * drawn from it, so drawings need not know what may be shown. Counts stay. Pure.
 */
import { kindOf } from "@/activities/kinds";
import type { Releases } from "@/model/debrief/release";
import type { Debrief } from "@/workshop/debrief/debrief";

export const releasedDebrief = (debrief: Debrief, releases: Releases): Debrief => ({
  ...debrief,
  sessions: debrief.sessions.map((s) => ({
    ...s,
    activities: s.activities.map((a) => kindOf(a).released?.(a, releases) ?? a),
  })),
});
