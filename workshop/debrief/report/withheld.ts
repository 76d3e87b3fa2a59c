import type { FigureModel } from "@/model/figures/figure";
import { emptyFigure } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import type { WithheldRounds } from "@/workshop/debrief/debrief";
import { MIN_ANSWERS } from "@/model/room/limits";

export const idOfWithheld = ({ activity, why }: WithheldRounds): string =>
  `${activity.id}-${why === "few" ? "withheld" : why}`;

/**
 * Stands for results of too few people, or too like others. Files have it, too: withholding is no empty
 * finding.
 */
export const withheldFigure = (withheld: WithheldRounds, words: ReportWords): FigureModel => ({
  ...emptyFigure(
    idOfWithheld(withheld),
    withheld.activity.title,
    words.t(withheld.why === "few" ? "withheld" : withheld.why, {
      least: MIN_ANSWERS,
      where: withheld.where
        .map(({ title, round }) => (round > 1 ? `${title} (${words.t("round")} ${round})` : title))
        .join(" · "),
      count: withheld.where.length,
    }),
  ),
  nothing: undefined,
});
