import { comparedFigure, dotsFigure, MAX_DOTTED, sheetsFigure } from "@/activities/kinds/worksheet/figures";
import styles from "@/activities/kinds/worksheet/debrief.module.css";
import { GroupSheet } from "@/activities/kinds/worksheet/debrief-sheet";
import { ComparisonFigure } from "@/components/worksheets/comparison-figure";
import { groupName } from "@/model/worksheets/wording";
import { Written } from "@/components/worksheets/written";
import { ModelFigure } from "@/components/debrief/model-figure";
import grid from "@/components/debrief/grid-figure.module.css";
import type { ReportWords } from "@/model/figures/report-words";
import { Bars } from "@/components/ui/bars";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";

/** What the groups made: how it compares, the sheets side by side, and what the room would take home. */
export function WorksheetDebriefed({ debrief, words }: { debrief: WorksheetDebrief; words: ReportWords }) {
  const { compare } = words;
  const { activity, groups, comparison, remarks } = debrief;
  const compared = comparedFigure(debrief, words);
  return (
    <>
      <h2 className={grid.title} dir="auto">
        {activity.title}
      </h2>
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
      {comparison && compared && (
        <ModelFigure
          model={compared}
          words={words}
          above={null}
          roomy
          after={
            compared.expert && (
              <p className={styles.rule} data-expert="" dir="auto">
                {compared.expert}
              </p>
            )
          }
        >
          <div className={styles.compared}>
            <ComparisonFigure
              comparison={comparison}
              t={compare}
              level={4}
              says={(text) => <bdi>{text}</bdi>}
            />
          </div>
        </ModelFigure>
      )}
      <Dots debrief={debrief} words={words} />
      <ModelFigure model={sheetsFigure(debrief, words)} words={words} above={null}>
        <div className={styles.sheets}>
          {groups.map((made) => (
            <GroupSheet
              key={made.group.id}
              made={made}
              remarks={remarks.filter((r) => r.group.id === made.group.id)}
              words={words}
            />
          ))}
        </div>
      </ModelFigure>
    </>
  );
}

/** Bars of what got dots, most first; as many as the stage shows, all in the table. */
function Dots({ debrief, words }: { debrief: WorksheetDebrief; words: ReportWords }) {
  const { compare } = words;
  const { dots, groups } = debrief;
  const [first] = dots;
  const model = dotsFigure(debrief, words);
  if (!first || !model) return null;
  const nameOf = (id: string) => {
    const group = groups.find((g) => g.group.id === id)?.group;
    return group ? groupName(group, compare) : "";
  };
  return (
    <ModelFigure model={model} words={words}>
      <Bars
        className={styles.dots}
        bars={dots.slice(0, MAX_DOTTED).map((d) => ({
          id: d.entry.id,
          tone: "plain",
          percent: (100 * d.dots) / first.dots,
          value: d.dots,
          label: (
            <>
              <Written text={d.entry.text} black={compare("black")} /> <small>{nameOf(d.entry.group)}</small>
            </>
          ),
        }))}
      />
    </ModelFigure>
  );
}
