"use client";
import type { ReactNode } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/results/marks.module.css";
import { MoreInDebrief } from "@/components/console/results/more-in-debrief";
import type { ConsoleView } from "@/workshop/protocol/console";
import type { Asked } from "@/workshop/protocol/views";

/** People's marks beside their answers: elements, sureness, the words that moved them, their own words. */
export function Marks({ asked, results }: { asked: Asked; results: NonNullable<ConsoleView["results"]> }) {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const { form } = asked;
  const shown = !results.besideLeftOut;
  const elements = shown && "elements" in form && results.marks.elements ? form.elements : [];
  const sureness = results.marks.sureness ?? {};
  const most = Math.max(1, ...Object.values(sureness));
  const clauses = "clauses" in view.face ? view.face.clauses : [];
  const moving = clauses
    .map((c) => ({ ...c, people: results.marks.clauses?.[c.id] ?? 0 }))
    .filter((c) => c.people > 0)
    .sort((a, b) => b.people - a.people)
    .slice(0, 3);
  const more = Object.keys(sureness).length > 0 || moving.length > 0;
  return (
    <div className={`row ${styles.all}`}>
      {!shown && <p role="status">{t("live.besideLeftOut")}</p>}
      {elements.length > 0 && (
        <p className="row muted">
          {t("live.elements")}
          {elements.map((e) => (
            <span key={e.id} className="chip" lang={plan.language}>
              {e.text} <b>{results.marks.elements?.[e.id] ?? 0}</b>
            </span>
          ))}
        </p>
      )}
      {results.others.length > 0 && (
        <dl className={styles.marks}>
          <Group title={t("live.others")}>
            {results.others.map((text, i) => (
              <span key={i} className={styles.clause} dir="auto">
                {text}
              </span>
            ))}
            <MoreInDebrief count={results.more?.others} />
          </Group>
        </dl>
      )}
      {more && (
        <details className={styles.more}>
          <summary>{t("live.more")}</summary>
          <dl className={styles.marks}>
            <Group title={t("live.sureness")}>
              {["1", "2", "3", "4", "5"].map((n) => (
                <span key={n} className={styles.sure}>
                  <span className={styles.column} aria-hidden="true">
                    <i style={{ blockSize: `${(100 * (sureness[n] ?? 0)) / most}%` }} />
                  </span>
                  {n}: <b>{sureness[n] ?? 0}</b>
                </span>
              ))}
            </Group>
            {moving.length > 0 && (
              <Group title={t("live.clauses")}>
                {moving.map((c) => (
                  <span key={c.id} className={styles.clause} lang={plan.language}>
                    <b>{c.people}</b> {c.text}
                  </span>
                ))}
              </Group>
            )}
          </dl>
        </details>
      )}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
