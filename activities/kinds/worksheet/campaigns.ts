import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";

interface Debriefed {
  sessions: readonly { activities: readonly { kind: string }[] }[];
}

/** The worksheets of a room on which groups planned campaigns. */
export const campaignsIn = ({ sessions }: Debriefed): WorksheetDebrief[] =>
  sessions
    .flatMap((session) => session.activities)
    .filter(isWorksheet)
    .filter(({ comparison }) => comparison?.type === "campaign");

const isWorksheet = (activity: { kind: string }): activity is WorksheetDebrief =>
  activity.kind === "worksheet";
