"use client";
import { useTranslations } from "use-intl";
import styles from "@/components/console/work/curate/curate.module.css";
import { useDeed } from "@/components/console/work/curate/use-deed";
import { Button } from "@/components/ui/button";
import type { DifferenceComparison } from "@/workshop/groups/compare/comparison";
import type { ConsoleWork } from "@/workshop/groups/shown";

/** What is offered only to those who cooperate. The trainer says which of it is a basic need and so became a condition. */
export function Slips({ work, comparison }: { work: ConsoleWork; comparison: DifferenceComparison }) {
  const t = useTranslations("console.board");
  const deed = useDeed();
  const { activity } = work;
  const { onlyHere } = comparison;
  if (onlyHere.length === 0) return null;
  const order = [...onlyHere].sort((a, b) => Number(b.asked && !b.slip) - Number(a.asked && !a.slip));
  async function takeBack(entries: readonly string[]): Promise<void> {
    const flagged = entries.filter((id) => work.flagged.includes(id));
    for (const entry of flagged) await deed({ type: "flag", activity, entry, on: false }, t("did.unflagged"));
  }
  return (
    <section className={styles.part} aria-label={t("slips")}>
      <h3>{t("slips")}</h3>
      <p className={styles.soft}>{t("slipsLead", { here: comparison.here })}</p>
      <ul className={styles.list}>
        {order.map((m) => (
          <li key={m.id} data-flagged={m.slip || undefined} data-asked={(m.asked && !m.slip) || undefined}>
            <p>
              <q dir="auto">{m.text}</q> {m.times > 1 && <small>{t("groups", { count: m.times })}</small>}
              {m.slip ? <b className={styles.flag}>{t("isCondition")}</b> : m.asked && <small className={styles.asked}>{t("looksBasic")}</small>}
            </p>
            <p className={styles.acts}>
              {m.slip ? (
                <Button size="small" aria-label={t("takeBackOf", { entry: m.text })} onClick={() => takeBack(m.entries.map((e) => e.id))}>
                  {t("takeBack")}
                </Button>
              ) : (
                <Button size="small" aria-label={t("flagOf", { entry: m.text })} onClick={() => deed({ type: "flag", activity, entry: m.id, on: true }, t("did.flagged"))}>
                  {t("flag")}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
