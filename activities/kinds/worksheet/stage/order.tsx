import { useTranslations } from "@/components/language/use-translations";
import { groupAndTable, groupName } from "@/model/worksheets/wording";
import styles from "@/activities/kinds/worksheet/stage/order.module.css";
import { Pages } from "@/components/ui/paged-text";
import type { WorkShown } from "@/model/worksheets/shown";

const sizes = [2.6, 2.3, 2, 1.75, 1.5];
/** Groups up to which the corner names all of them. */
const MAX_NAMED = 4;

/** Before a group is called: who presents when. */
export function Order({ order }: { order: WorkShown["order"] }) {
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
export function OrderLine({ order, at }: { order: WorkShown["order"]; at: string }) {
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
