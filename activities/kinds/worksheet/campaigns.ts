import type { Debrief } from "@/workshop/debrief/debrief";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";

/** The worksheets of a room on which groups planned campaigns. */
export const campaignsIn = ({ sessions }: Debrief): WorksheetDebrief[] =>
  sessions.flatMap((session) =>
    session.activities.flatMap((a) =>
      a.kind === "worksheet" && a.comparison?.type === "campaign" ? [a] : [],
    ),
  );
