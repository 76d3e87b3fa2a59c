"use client";
import { useTranslations } from "@/components/language/use-translations";
import { groupName, groupAndTable } from "@/model/worksheets/wording";
import { StageCard } from "@/activities/kinds/worksheet/stage/card";
import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import { SmallTask, type StopProps } from "@/activities/kinds/worksheet/stage/task";
import { Pages } from "@/components/ui/paged-text";
import type { WorkShown } from "@/model/worksheets/shown";
import { clock, useClock } from "@/components/ui/use-clock";

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

const sizes = [2.6, 2.3, 2, 1.75, 1.5];
/** Groups up to which the corner names all of them. */
const MAX_NAMED = 4;

function Order({ order }: { order: WorkShown["order"] }) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  const next = order.find((o) => !o.heard);
  return (
    <Pages
      key={order.length}
      sizes={sizes}
      mark={(page, pages) => t("page", { page, pages })}
      className={styles.flow}
    >
      <h2 className={styles.title}>{t(next ? "sheets.order" : "sheets.allHeard")}</h2>
      <ol className={styles.order} data-many={order.length > 6 || undefined}>
        {order.map((o) => (
          <li key={o.group.id} data-heard={o.heard || undefined} data-next={o === next || undefined}>
            <bdi>{groupAndTable(o.group, say)}</bdi>
            {o.heard && <span>{t("sheets.heard")}</span>}
            {o === next && <b>{t("sheets.next")}</b>}
          </li>
        ))}
      </ol>
    </Pages>
  );
}

/** The order in the corner while a group speaks. */
function OrderLine({ order, at }: { order: WorkShown["order"]; at: string }) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  const next = order.find((o) => !o.heard && o.group.id !== at);
  const others = order.filter((o) => o.group.id !== at);
  const short = others.length <= MAX_NAMED && others.every((o) => groupName(o.group, say).length <= 14);
  if (others.length === 0) return null;
  if (!short) {
    return (
      <p className={styles.line}>
        <span>{t("sheets.heardOf", { count: order.filter((o) => o.heard).length, of: order.length })}</span>
        {next && (
          <span className={styles.after}>{t("sheets.nextIs", { group: groupName(next.group, say) })}</span>
        )}
      </p>
    );
  }
  return (
    <ol className={styles.line}>
      {others.map((o) => (
        <li key={o.group.id} data-heard={o.heard || undefined}>
          <bdi>{groupName(o.group, say)}</bdi>
          {o.heard && <span>{t("sheets.heard")}</span>}
          {o === next && <b>{t("sheets.next")}</b>}
        </li>
      ))}
    </ol>
  );
}

/** A line that fills while a group speaks and then rests: nothing flashes, and nothing is red. */
function SpeakingLine({ since, seconds, offset }: { since: number; seconds: number; offset: number }) {
  const t = useTranslations("stage");
  const now = useClock(offset);
  const spoken = Math.max(0, Math.floor((now - since) / 1_000));
  const over = spoken >= seconds;
  return (
    <div className={styles.speaking} data-over={over || undefined}>
      <i aria-hidden="true">
        <i style={{ inlineSize: `${Math.min(100, (100 * spoken) / seconds)}%` }} />
      </i>
      <p>{over ? t("sheets.rests") : t("sheets.spoken", { spoken: clock(spoken), of: clock(seconds) })}</p>
    </div>
  );
}
