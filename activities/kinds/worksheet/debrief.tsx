import {
  comparedFigure,
  dotsFigure,
  MAX_DOTTED,
  sheetsFigure,
  notShown,
} from "@/activities/kinds/worksheet/figures";
import styles from "@/activities/kinds/worksheet/debrief.module.css";
import { ComparisonFigure } from "@/components/worksheets/comparison-figure";
import { groupName, colonAfter } from "@/model/worksheets/wording";
import { Written } from "@/components/worksheets/written";
import { ModelFigure } from "@/components/debrief/model-figure";
import grid from "@/components/debrief/grid-figure.module.css";
import type { ReportWords } from "@/model/figures/report-words";
import { Bars } from "@/components/ui/bars";
import type { WorksheetDebrief, GroupMade } from "@/activities/kinds/worksheet/debrief-data";
import { groupedBy } from "@/model/grouped-by";
import { textId } from "@/model/text/text-id";
import type { Card } from "@/model/worksheets/shown";

/** The comparison, the sheets side by side, and the entries with dots. */
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
          {groups.map((work) => (
            <GroupSheet
              key={work.group.id}
              made={work}
              remarks={remarks.filter((r) => r.group.id === work.group.id)}
              words={words}
            />
          ))}
        </div>
      </ModelFigure>
    </>
  );
}

/** Bars of entries with dots; as many as the stage shows, all in the table. */
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

interface Props {
  made: GroupMade;
  remarks: WorksheetDebrief["remarks"];
  words: ReportWords;
}

function GroupSheet({ made, remarks, words: { t, compare } }: Props) {
  const { group, people, done, cards, agreed, minority } = made;
  const further = notShown(made, t);
  const black = compare("black");
  const facts = [
    people > 0 && t("sheets.people", { count: people }),
    t("sheets.done", { percent: Math.round(done * 100) }),
  ].filter(Boolean);
  return (
    <article className={styles.sheet}>
      <h4>
        <bdi>{groupName(group, compare)}</bdi>
      </h4>
      <p className={styles.facts}>
        {group.table && <bdi>{group.table}</bdi>}
        {group.table && " · "}
        {facts.join(" · ")}
      </p>
      {cards.length === 0 && <p className={styles.facts}>{t("sheets.nothing")}</p>}
      {cards.map((card) => (
        <CardText key={card.id} card={card} black={black} too={(count) => t("sheets.too", { count })} />
      ))}
      {further && <p className={styles.facts}>{further}</p>}
      {agreed && <p className={styles.agreed}>✓ {t("sheets.agreed")}</p>}
      {minority && (
        <div className={styles.minority}>
          <p>{t("sheets.minority")}</p>
          <blockquote>
            <Written text={minority} black={black} />
          </blockquote>
        </div>
      )}
      {remarks.length > 0 && (
        <div className={styles.remarks}>
          <h5>{t("sheets.remarks")}</h5>
          <ul>
            {[...groupedBy(remarks, (r) => `${r.kind} ${textId(r.text)}`).values()].map((same, i) => (
              <li key={i}>
                {same[0]!.kind === "missed" && <b>{t("sheets.missed")} </b>}
                <Written text={same[0]!.text} black={black} />
                {same.length > 1 && ` ×${same.length}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}

function CardText({ card, black, too }: { card: Card; black: string; too: (count: number) => string }) {
  return (
    <section className={styles.card}>
      <h5 dir="auto">{card.title}</h5>
      {card.blocks.map((block, i) => (
        <div key={i}>
          {block.label && block.label !== card.title && (
            <p className={styles.label} dir="auto">
              {block.label}
            </p>
          )}
          <ul>
            {block.lines.map((line, index) => (
              <li key={line.entry ?? index}>
                <Written text={line.text} black={black} />
                {line.more.map((m) => (
                  <small key={m.label}>
                    <bdi>{m.label}</bdi>
                    {colonAfter(m.label)} <Written text={m.text} black={black} />
                  </small>
                ))}
                {line.too > 0 && <small>{too(line.too)}</small>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
