import { useTranslations } from "use-intl";
import { Bars } from "@/components/ui/bars";
import styles from "@/components/stage/outcome.module.css";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Asked, Results } from "@/workshop/protocol/down";

/** What the room answered: bars with counts and percentages, and what else was marked. */
export function Outcome({ asked, results, language }: { asked: Asked; results: Results; language: string }) {
  const t = useTranslations("stage");
  const { form } = asked;
  const elements = form.kind === "case" ? form.elements : [];
  const marked = results.marks.elements ?? {};
  const bars = results.options.map((o) => ({
    id: o.id,
    label: (
      <>
        <Authored text={o.text} /> <Second of={o.text} />
      </>
    ),
    tone: o.tone ?? ("plain" as const),
    percent: o.percent,
    value: o.percent === null ? String(o.count) : t("value", { count: o.count, percent: o.percent }),
  }));
  const notes = [
    results.answered === 0 ? t("nobody") : null,
    form.kind === "poll" && form.several ? t("several") : null,
  ].filter(Boolean);
  return (
    <>
      <Bars bars={bars} lang={language} className={styles.bars} over={form.kind === "case"} />
      <div className={styles.notes}>
        {elements.some((e) => marked[e.id]) && (
          <p className={styles.marked}>
            {t("marked")}{" "}
            {elements.map((e) => (
              <span key={e.id} lang={language}>
                {e.text} <b>{marked[e.id] ?? 0}</b>
              </span>
            ))}
          </p>
        )}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </>
  );
}
