import styles from "@/activities/kinds/worksheet/debrief.module.css";
import { colonAfter, groupName } from "@/model/worksheets/wording";
import { notShown } from "@/activities/kinds/worksheet/figures";
import { Written } from "@/components/worksheets/written";
import type { ReportWords } from "@/components/debrief/translated-words";
import type { GroupMade, WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import { groupedBy } from "@/model/grouped-by";
import { textId } from "@/model/text/text-id";
import type { Card } from "@/model/worksheets/shown";

interface Props {
  made: GroupMade;
  remarks: WorksheetDebrief["remarks"];
  words: ReportWords;
}

/** What one group made, with the view of those who saw it otherwise and what others remarked. */
export function GroupSheet({ made, remarks, words: { t, compare } }: Props) {
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

/** One card as text. */
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
            {block.lines.map((line, at) => (
              <li key={line.entry ?? at}>
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
