"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import styles from "@/components/console/results/live-results.module.css";
import { Authored } from "@/components/ui/authored";
import { letter } from "@/model/text/wording";
import { HeatGrid } from "@/components/ui/heat-grid";

interface Props extends ConsoleResultsProps {
  items: { id: string; text: string }[];
  choices: { id: string; text: string }[];
  /** The base of a row's counts: the item's answers, or all participants who answered. */
  of: "given" | "answered";
}

/** Items by choices as a table of people; before there are results, the choices. */
export function GridResults({ asked, results, language, items, choices, of }: Props) {
  const t = useTranslations("console");
  if (!results) {
    return (
      <ol className={styles.options} lang={language}>
        {choices.map((c) => (
          <li key={c.id}>{c.text}</li>
        ))}
      </ol>
    );
  }
  return (
    <div className={styles.scroll}>
      <HeatGrid
        caption={t("live.grid")}
        columns={choices.map((c, i) => ({ ...c, letter: letter(i) }))}
        rows={items.map((item) => ({
          id: item.id,
          head: <Authored text={item.text} />,
          counts: choices.map((c) => results.marks[item.id]?.[c.id] ?? 0),
          of:
            of === "answered"
              ? results.answered
              : (results.options.find((o) => o.id === item.id)?.count ?? 0),
          accepted: asked.key?.find((k) => k.id === item.id)?.accepted,
        }))}
        expert={t("live.expert")}
        lang={language}
      />
    </div>
  );
}
