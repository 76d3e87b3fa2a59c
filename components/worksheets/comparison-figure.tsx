import { unreachable } from "@/model/unreachable";
import { BoardFigure } from "@/components/worksheets/board";
import { CampaignFigure } from "@/components/worksheets/campaign";
import { DifferenceFigure } from "@/components/worksheets/difference";
import styles from "@/components/worksheets/figures.module.css";
import { MapFigure } from "@/components/worksheets/map";
import { RelayFigure } from "@/components/worksheets/relay";
import { ServicesFigure } from "@/components/worksheets/services";
import type { Drawing } from "@/components/worksheets/title";
import type { CompareText } from "@/model/worksheets/wording";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";

interface Props {
  comparison: Comparison;
  /** The texts of "compare". */
  t: CompareText;
  says?: Drawing["says"];
  level?: Drawing["level"];
  asking?: boolean;
}

/** One drawing of a comparison for stage, console and debrief, with the same numbers. */
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
    case "relay":
      return <RelayFigure comparison={comparison} {...drawing} />;
    default:
      return unreachable(comparison);
  }
}
