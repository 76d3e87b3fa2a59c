import { useTranslations } from "@/components/language/use-translations";
import { groupName } from "@/model/worksheets/wording";
import { StageCard } from "@/activities/kinds/worksheet/stage/card";
import { Order, OrderLine } from "@/activities/kinds/worksheet/stage/order";
import { SpeakingLine } from "@/activities/kinds/worksheet/stage/speaking-line";
import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import { SmallTask, type StopProps } from "@/activities/kinds/worksheet/stage/task";

/** Groups present one after the other: the order, then one card at a time. */
export function PresentStop({ face, work, language, offset }: StopProps & { offset: number }) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  const speaking = work?.speaking;
  if (!work || !speaking) {
    return (
      <div className={styles.stack}>
        <SmallTask face={face} language={language} />
        {work && work.order.length > 0 ? (
          <Order order={work.order} />
        ) : (
          <p className={styles.forming}>{t("sheets.soon")}</p>
        )}
      </div>
    );
  }
  const { group, card, index, total, since, seconds } = speaking;
  return (
    <div className={styles.present}>
      <header className={styles.speaker}>
        <p className={styles.who}>
          <bdi>{groupName(group, say)}</bdi>
          {group.table && <bdi className={styles.where}>{group.table}</bdi>}
        </p>
        {total > 1 && card && (
          <p className={styles.dots}>
            <span aria-hidden="true">
              {total <= 12 &&
                Array.from({ length: total }, (_, i) => <i key={i} data-now={i === index || undefined} />)}
            </span>
            {t("page", { page: index + 1, pages: total })}
          </p>
        )}
        <OrderLine order={work.order} at={group.id} />
      </header>
      {card ? (
        <StageCard key={card.id} card={card} language={language} />
      ) : (
        <h1 className={styles.speaks}>{t("sheets.speaks", { group: groupName(group, say) })}</h1>
      )}
      {seconds > 0 && since > 0 && <SpeakingLine since={since} seconds={seconds} offset={offset} />}
    </div>
  );
}
