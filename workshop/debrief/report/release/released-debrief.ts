/**
 * A debrief with nothing in it that somebody wrote but what trainers released, with its black words black. Everything
 * that leaves the trainers' own page (published pages, Word, slides, paper, workbooks of figures) is made from this, so
 * that no drawing has to know what may be shown. Counts stay as they are. Pure.
 */
import { kindOf } from "@/activities/kinds";
import type { Releases } from "@/model/debrief/release";
import type { Debrief } from "@/workshop/debrief/debrief";

/** @param debrief in any language */
export const releasedDebrief = (debrief: Debrief, releases: Releases): Debrief => ({
  ...debrief,
  sessions: debrief.sessions.map((s) => ({
    ...s,
    activities: s.activities.map((a) => kindOf(a).released?.(a, releases) ?? a),
  })),
});
