import { useTranslations } from "@/components/language/use-translations";
import { Written } from "@/components/worksheets/written";
import styles from "@/activities/kinds/worksheet/stage/card.module.css";
import { BothLanguages } from "@/components/stage/both-languages";
import { Pages } from "@/components/ui/paged-text";
import { MINORITY_CARD } from "@/model/worksheets/cards";
import type { Card, CardLine } from "@/model/worksheets/shown";

const sizes = [3.2, 2.8, 2.5, 2.25, 2, 1.8, 1.65, 1.5];

/** One card, as large as it fits; small letters flow into columns. */
export function StageCard({ card, language }: { card: Card; language: string }) {
  const t = useTranslations("stage");
  return (
    <article className={styles.card}>
      <Pages sizes={sizes} mark={(page, pages) => t("page", { page, pages })} className={styles.flow}>
        <h1 lang={language}>
          {card.id === MINORITY_CARD ? t("sheets.minority") : <BothLanguages text={card.title} />}
        </h1>
        <div className={styles.blocks}>
          {card.blocks.map((block, i) => (
            <section key={i} className={styles.block}>
              {block.label && block.label !== card.title && (
                <h2 lang={language}>
                  <BothLanguages text={block.label} />
                </h2>
              )}
              <ul>
                {block.lines.map((line, index) => (
                  <Line key={line.entry ?? index} line={line} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Pages>
    </article>
  );
}

/** One line. What was said before steps back, and says so. */
function Line({ line: { text, more, grey, too } }: { line: CardLine }) {
  const t = useTranslations("stage");
  const black = useTranslations("compare")("black");
  return (
    <li data-grey={grey || undefined}>
      <Written text={text} black={black} />
      {(grey || too > 0) && " "}
      {grey && <em className={styles.before}>{t("sheets.before")}</em>}
      {too > 0 && <b className={styles.too}>{t("sheets.too", { count: too })}</b>}
      {more.length > 0 && (
        <span className={styles.chips}>
          {more.map((m) => (
            <span key={m.label}>
              <small>
                <BothLanguages text={m.label} />
              </small>{" "}
              <Written text={m.text} black={black} />
            </span>
          ))}
        </span>
      )}
    </li>
  );
}
