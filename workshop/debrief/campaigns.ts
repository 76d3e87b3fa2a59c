import type { CampaignPlan } from "@/model/worksheets/comparisons/comparison";
import type { KindDebrief } from "@/activities/kinds";

export interface Campaigns {
  title: string;
  plans: readonly CampaignPlan[];
}

export const campaignsIn = ({
  sessions,
}: {
  sessions: readonly { activities: readonly KindDebrief[] }[];
}): Campaigns[] =>
  sessions
    .flatMap((session) => session.activities)
    .flatMap((debrief) =>
      "comparison" in debrief && debrief.comparison?.type === "campaign"
        ? [{ title: debrief.activity.title, plans: debrief.comparison.plans }]
        : [],
    );
