"use client";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import type { ConsoleFaceProps } from "@/components/console/face";
import styles from "@/activities/kinds/quiz/console.module.css";
import { wrongFirst } from "@/activities/kinds/quiz/need";
import { barSegments } from "@/activities/kinds/quiz/stage";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { useConsoleContext } from "@/components/console/console-context";
import { stepNeighbours } from "@/components/console/steps";
import { SplitBar } from "@/activities/kinds/quiz/split-bar";
import { numberBefore } from "@/model/text/wording";

/** The item that the room looks at, where it is one of several. */
export function QuizConsole({ face }: ConsoleFaceProps) {
  const t = useTranslations("console");
  const locale = useLocale();
  const { view } = useConsoleContext();
  if (face.kind !== "quiz" || !face.item || view.asked?.form.kind !== "quiz") return null;
  const item = view.asked.form.items.find((i) => i.id === face.item?.id);
  return (
    <p className={styles.item}>
      <b lang={locale}>{t("quiz.item", face.item)}</b> {view.asked.form.lead === null && item?.text}
    </p>
  );
}

/** Items with their answers, most wrong first; and, for the trainer alone, sure and wrong. */
export function QuizConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  const { plan, agenda, view } = useConsoleContext();
  if (asked.form.kind !== "quiz") return null;
  const { items } = asked.form;
  if (!results) {
    return (
      <ol className="numbered" lang={language}>
        {items.map((item) => (
          <li key={item.id}>{items.length > 1 ? item.text : item.options.map((o) => o.text).join(" · ")}</li>
        ))}
      </ol>
    );
  }
  const key = stepNeighbours(plan, view, agenda.agenda).current?.keys[asked.question] ?? [];
  const only = view.face.kind === "quiz" && items.length > 1 ? view.face.item?.id : undefined;
  const rows = wrongFirst(items, results, key).filter((row) => !only || row.item.id === only);
  return (
    <>
      <ul className="stack">
        {rows.map(({ item, number, answered, right, sureWrong, sure }) => (
          <li key={item.id}>
            {items.length > 1 && !only && (
              <p>
                {numberBefore(number, item.text) !== null && <b>{number}</b>}{" "}
                <span lang={language}>{item.text}</span>
              </p>
            )}
            <SplitBar
              lang={language}
              pieces={barSegments(
                item,
                results.marks[item.id] ?? {},
                key.find((k) => k.id === item.id),
              )}
            />
            <p className="hint">
              {t("quiz.right", { right, answered })}
              {sure > 0 && ` · ${t("quiz.sureWrong", { count: sureWrong, of: sure })}`}
            </p>
          </li>
        ))}
      </ul>
      {Object.entries(results.kept.same ?? {}).map(([id, count]) => (
        <p key={id} className="hint">
          {t("quiz.same", {
            count,
            answer: items[0]?.options.find((o) => o.id === id)?.text ?? id,
          })}
        </p>
      ))}
    </>
  );
}
