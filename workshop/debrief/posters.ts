/** Campaigns, and boards side by side, as posters to hang up. Pure. */
import type { BoardComparison, CampaignPlan } from "@/model/worksheets/comparisons/comparison";
import type { Debrief } from "@/workshop/debrief/debrief";

export type Poster = { sheet: string } & (
  | { type: "campaign"; plan: CampaignPlan }
  | { type: "board"; board: BoardComparison }
);

/** @param debrief with released texts alone */
export const postersOf = ({ sessions }: Pick<Debrief, "sessions">): Poster[] =>
  sessions
    .flatMap((session) => session.activities)
    .flatMap((debrief): Poster[] => {
      if (debrief.kind !== "worksheet" || !debrief.comparison) return [];
      const { comparison, activity } = debrief;
      const sheet = activity.title;
      if (comparison.type === "board")
        return comparison.columns.some(({ measures }) => measures.length > 0)
          ? [{ type: "board", sheet, board: comparison }]
          : [];
      if (comparison.type !== "campaign") return [];
      return comparison.plans.filter(isWritten).map((plan) => ({ type: "campaign", sheet, plan }));
    });

/** A campaign of which something is written. */
export const isWritten = (plan: CampaignPlan): boolean =>
  plan.audience !== "" ||
  plan.message !== "" ||
  plan.details.length > 0 ||
  plan.steps.some((step) => step.done > 0);
