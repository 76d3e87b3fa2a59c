import type { KindDebrief } from "@/activities/kinds";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";

/** The worksheets of a room on which groups planned campaigns. */
export const campaignsIn = ({
  sessions,
}: {
  sessions: readonly { activities: readonly KindDebrief[] }[];
}): WorksheetDebrief[] =>
  sessions.flatMap((session) =>
    session.activities.flatMap((a) =>
      a.kind === "worksheet" && a.comparison?.type === "campaign" ? [a] : [],
    ),
  );
