/** What stands in the place of results that may not be shown. */
import type { FigureModel } from "@/model/figures/figure";
import { unsaid } from "@/model/figures/figure-parts";
import type { Words } from "@/model/figures/words";
import type { Withheld } from "@/workshop/debrief/debrief";
import { LEAST } from "@/workshop/session/few-answers";

/** In the place of results that too few gave to be shown (B-157). */
export const withheldFigure = ({ activity, where }: Withheld, words: Words): FigureModel => ({
  ...unsaid(
    `${activity.id}-withheld`,
    activity.title,
    words.t("withheld", {
      least: LEAST,
      where: where
        .map(({ title, round }) => (round > 1 ? `${title} (${words.t("round")} ${round})` : title))
        .join(" · "),
      count: where.length,
    }),
  ),
});
