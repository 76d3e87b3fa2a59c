import { BoardFigure } from "@/activities/kinds/worksheet/figures/board";
import { CampaignFigure } from "@/activities/kinds/worksheet/figures/campaign";
import { DifferenceFigure } from "@/activities/kinds/worksheet/figures/difference";
import styles from "@/activities/kinds/worksheet/figures/figures.module.css";
import { MapFigure } from "@/activities/kinds/worksheet/figures/map";
import { ServicesFigure } from "@/activities/kinds/worksheet/figures/services";
import type { CompareText, Drawing } from "@/activities/kinds/worksheet/figures/comparison-words";
import type { Comparison } from "@/activities/kinds/worksheet/compare/comparison";
import { unreachable } from "@/model/unreachable";

interface Props {
  comparison: Comparison;
  /** The texts of "compare". */
  t: CompareText;
  /** How texts of the author are drawn; as they are where left out. */
  says?: Drawing["says"];
  /** Of the headings of its parts: one below that over the drawing. */
  level?: Drawing["level"];
  /** Also shows what a trainer has not confirmed yet. For trainers alone. */
  asking?: boolean;
}

/** The work of all groups side by side: one drawing for the stage, the console and the debrief, with the same numbers. */
export function ComparisonFigure({
  comparison,
  t,
  says = (text) => <bdi>{text}</bdi>,
  level = 3,
  asking = false,
}: Props) {
  return (
    <div className={styles.figure}>
      <Kind comparison={comparison} t={t} says={says} level={level} asking={asking} />
    </div>
  );
}

function Kind({ comparison, ...drawing }: { comparison: Comparison } & Drawing) {
  switch (comparison.type) {
    case "board":
      return <BoardFigure comparison={comparison} {...drawing} />;
    case "difference":
      return <DifferenceFigure comparison={comparison} {...drawing} />;
    case "map":
      return <MapFigure comparison={comparison} {...drawing} />;
    case "services":
      return <ServicesFigure comparison={comparison} {...drawing} />;
    case "campaign":
      return <CampaignFigure comparison={comparison} {...drawing} />;
    default:
      return unreachable(comparison);
  }
}
