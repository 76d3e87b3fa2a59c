/** What stands in the place of results that may not be shown. */
import type { FigureModel } from "@/model/figures/figure";
import { emptyFigure } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import type { WithheldRounds } from "@/workshop/debrief/debrief";
import { MIN_ANSWERS } from "@/workshop/room/disclosure-control";

/** The name of what stands for these rounds. */
export const idOfWithheld = ({ activity, why }: WithheldRounds): string =>
  `${activity.id}-${why === "few" ? "withheld" : why}`;

/**
 * In the place of results that too few gave to be shown (B-157), or that are too like others, all or in part (B-255).
 * Files have it, too: that something is kept back is no empty finding.
 */
export const withheldFigure = (held: WithheldRounds, words: ReportWords): FigureModel => ({
  ...emptyFigure(
    idOfWithheld(held),
    held.activity.title,
    words.t(held.why === "few" ? "withheld" : held.why, {
      least: MIN_ANSWERS,
      where: held.where
        .map(({ title, round }) => (round > 1 ? `${title} (${words.t("round")} ${round})` : title))
        .join(" · "),
      count: held.where.length,
    }),
  ),
  nothing: undefined,
});
