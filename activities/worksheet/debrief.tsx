import { comparisonTables } from "@/activities/worksheet/debrief-tables";
import styles from "@/activities/worksheet/debrief.module.css";
import { GroupSheet } from "@/activities/worksheet/debrief-sheet";
import { ComparisonFigure } from "@/activities/worksheet/figures/comparison-figure";
import { groupName, inWords } from "@/activities/worksheet/figures/words";
import { Written } from "@/activities/worksheet/figures/written";
import { Figure } from "@/components/debrief/figure";
import grid from "@/components/debrief/grid-figure.module.css";
import type { Words } from "@/components/debrief/words";
import { Bars } from "@/components/ui/bars";
import type { WorksheetDebrief } from "@/workshop/debrief/worksheet-debrief";
import { comparisonSentence, groupsSentence } from "@/workshop/debrief/worksheet-sentences";

/** What the groups made: how it compares, the sheets side by side, and what the room would take home. */
export function WorksheetDebriefed({ debrief, words }: { debrief: WorksheetDebrief; words: Words }) {
  const { t, compare } = words;
  const { activity, groups, comparison, remarks } = debrief;
  return (
    <>
      <h2 className={grid.title} dir="auto">
        {activity.title}
      </h2>
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
      {comparison && (
        <Figure
          words={words}
          title={t(`sheets.compared.${comparison.type}`)}
          reading={words.say(comparisonSentence(comparison))}
          tables={comparisonTables(comparison, words)}
        >
          <ComparisonFigure comparison={comparison} t={compare} level={4} says={(text) => <bdi>{text}</bdi>} />
        </Figure>
      )}
      <Dots debrief={debrief} words={words} />
      <Figure
        words={words}
        title={t("sheets.made")}
        reading={words.say(groupsSentence(debrief))}
        tables={[
          {
            caption: t("sheets.made"),
            head: [t("sheets.group"), t("sheets.sheet")],
            rows: groups.map((g) => [groupName(g.group, compare), `${Math.round(g.done * 100)} %`]),
          },
        ]}
      >
        <div className={styles.sheets}>
          {groups.map((made) => (
            <GroupSheet key={made.group.id} made={made} remarks={remarks.filter((r) => r.group.id === made.group.id)} words={words} />
          ))}
        </div>
      </Figure>
    </>
  );
}

/** Bars of what got dots, most first; as many as the stage shows, all in the table. */
function Dots({ debrief: { dots, groups }, words }: { debrief: WorksheetDebrief; words: Words }) {
  const { t, compare } = words;
  const [first] = dots;
  if (!first) return null;
  const nameOf = (id: string) => {
    const group = groups.find((g) => g.group.id === id)?.group;
    return group ? groupName(group, compare) : "";
  };
  return (
    <Figure
      words={words}
      title={t("sheets.dots")}
      reading={t("sheets.dotsReading", { count: dots.length, text: inWords(first.entry.text, compare), most: first.dots })}
      tables={[
        {
          caption: t("sheets.dots"),
          head: [t("sheets.entry"), t("sheets.group"), t("sheets.dotsHead")],
          rows: dots.map((d) => [inWords(d.entry.text, compare), nameOf(d.entry.group), d.dots]),
        },
      ]}
    >
      <Bars
        className={styles.dots}
        bars={dots.slice(0, 12).map((d) => ({
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
    </Figure>
  );
}
