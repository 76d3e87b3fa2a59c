"use client";
import { useTranslations } from "@/components/language/use-translations";
import { marks, placeOfMark } from "@/activities/kinds/checklist/view";
import styles from "@/activities/kinds/checklist/console.module.css";
import type { ConsoleFaceProps } from "@/components/console/face";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { useConsoleContext } from "@/components/console/console-context";
import { stepNeighbours } from "@/components/console/steps";
import { Markdown } from "@/components/ui/markdown";
import { MarksTable } from "@/activities/kinds/checklist/marks-table";
import { Stairs } from "@/activities/kinds/checklist/staircase";

export function ChecklistConsole({ face }: ConsoleFaceProps) {
  if (face.kind !== "checklist") return null;
  return (
    <div className={styles.text}>
      <Markdown text={face.subject.text} top={3} />
    </div>
  );
}

export function ChecklistConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  const { plan, agenda, view } = useConsoleContext();
  if (asked.form.kind !== "checklist") return null;
  const { items } = asked.form;
  const key = stepNeighbours(plan, view, agenda.agenda).current?.keys[asked.question] ?? [];
  if (!results) {
    return (
      <ol className={`numbered ${styles.plain}`} lang={language}>
        {items.map((item) => (
          <li key={item.id}>{item.label}</li>
        ))}
      </ol>
    );
  }
  return (
    <>
      <MarksTable
        caption={asked.text}
        head={{ item: "", columns: marks.map((m) => t(`marks.${m}`)) }}
        keySaid={t("key.title")}
        lang={language}
        rows={items.map((item) => {
          const accepted = key.find((k) => k.id === item.id)?.accepted ?? [];
          const counts = marks.map((m) => results.marks[item.id]?.[m] ?? 0);
          const absent = results.marks[item.id]?.absent ?? 0;
          return {
            id: item.id,
            label: item.label,
            counts,
            keys: accepted.map(placeOfMark),
            note:
              accepted.join() === "unknown" && absent > 0
                ? t("checklist.overcalled", { count: absent })
                : undefined,
          };
        })}
      />
      <Staircase />
    </>
  );
}

function Staircase() {
  const t = useTranslations("console");
  const { view } = useConsoleContext();
  const steps = view.trail.flatMap((step) => (step.stairs ? [{ ...step, stairs: step.stairs }] : []));
  const total = steps[0]?.stairs.of ?? 0;
  if (steps.length < 2 || !steps.some((s) => s.stairs.found !== null)) return null;
  const index = view.face.kind === "checklist" ? view.face.subject.index : 0;
  return (
    <div className={styles.stairs}>
      <h3>{t("checklist.stairs", { of: total })}</h3>
      <Stairs
        of={total}
        columns={steps.map(({ part, stairs }, i) => ({
          id: part,
          label: String(i + 1),
          now: index === i + 1,
          found: stairs.found,
          key: stairs.key,
          said:
            stairs.found === null
              ? t("checklist.stairNothing", { index: i + 1 })
              : t("checklist.stairSaid", { index: i + 1, found: stairs.found, of: total }),
        }))}
      />
    </div>
  );
}
