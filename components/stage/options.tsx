import type { Choice } from "@/activities/shared/choices";
import type { CSSProperties } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { letter } from "@/model/text/wording";
import styles from "@/components/stage/options.module.css";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";

interface Props {
  choices: readonly Choice[];
  /** One may write an answer of one's own. */
  other?: boolean;
  several?: boolean;
  /** The most that one may choose of several; null: as many as there are. */
  most?: number | null;
  language: string;
}

/** What can be answered, by letter, for those who have no phone in their hand. No numbers here. */
export function Options({ choices, other = false, several = false, most = null, language }: Props) {
  const t = useTranslations("stage");
  const count = choices.length + (other ? 1 : 0);
  return (
    <>
      <ol className={styles.options} style={{ "--rows": Math.ceil(count / 2) } as CSSProperties}>
        {choices.map((option, i) => (
          <li key={option.id} data-tone={option.tone ?? "plain"}>
            <b aria-hidden="true">{letter(i)}</b>
            <span lang={language}>
              <Authored text={option.text} />
              <Second of={option.text} />
            </span>
          </li>
        ))}
        {other && (
          <li data-tone="plain">
            <b aria-hidden="true">{letter(choices.length)}</b>
            <span className={styles.other}>{t("chooseOther")}</span>
          </li>
        )}
      </ol>
      <p className={styles.hint}>
        {several && most ? t("chooseUpTo", { most }) : t(several ? "chooseSeveral" : "choose")}
      </p>
    </>
  );
}
