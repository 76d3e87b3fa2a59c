import { useTranslations } from "use-intl";
import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import type { Phases } from "@/workshop/groups/state";

const names = ["alone", "pairs", "fours"] as const;

/** First alone, then in pairs, then in fours: where the room is. */
export function Phased({ phases }: { phases: Phases }) {
  const t = useTranslations("stage");
  return (
    <ol className={styles.phases}>
      {names.map((name, i) => (
        <li
          key={name}
          aria-current={i === phases.at ? "step" : undefined}
          data-past={i < phases.at || undefined}
        >
          {t(`sheets.${name}`)}
        </li>
      ))}
    </ol>
  );
}
