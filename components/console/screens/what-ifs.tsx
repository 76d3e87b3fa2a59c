"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { ExpertKey } from "@/components/console/screens/expert-key";
import { stepNeighbours } from "@/components/console/steps";
import styles from "@/components/console/screens/what-ifs.module.css";
import { Button } from "@/components/ui/button";

/** Asks the question again with one fact changed; and the expert's answers, folded away. */
export function WhatIfs() {
  const t = useTranslations("console");
  const { plan, agenda, view, act } = useConsoleContext();
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  if (!current || view.ended) return null;
  const ask = (question: string) => act({ type: "ask", question, seen: view.stepRevision, open: true });
  const away = current.question && view.asked && view.asked.question !== current.question;
  return (
    <div className={styles.more}>
      {current.part !== undefined && current.whatIfs.length > 0 && (
        <div className="row">
          <h3>{t("whatIfs.title")}</h3>
          <div className="row">
            {away && current.question && (
              <Button
                size="small"
                onClick={() =>
                  act({ type: "ask", question: current.question ?? "", seen: view.stepRevision })
                }
              >
                {t("whatIfs.back")}
              </Button>
            )}
            {current.whatIfs.map((w) =>
              w.question === view.asked?.question ? (
                <span key={w.question} className="chip canola">
                  {w.title} · {t("whatIfs.asking")}
                </span>
              ) : (
                <Button key={w.question} size="small" title={w.fact} onClick={() => ask(w.question)}>
                  {t("whatIfs.ask", { title: w.title })}
                </Button>
              ),
            )}
          </div>
        </div>
      )}
      <ExpertKey step={current} />
    </div>
  );
}
