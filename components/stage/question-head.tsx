import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/question.module.css";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Asked } from "@/workshop/protocol/views";

/** Longer questions are set smaller. */
const MAX_LARGE_LENGTH = 60;

export type Headed = Pick<Asked, "text" | "round">;

/** The question itself, and its round. */
export function QuestionHead({ asked, language }: { asked: Headed; language: string }) {
  const t = useTranslations("stage");
  const locale = useLocale();
  return (
    <h1 lang={language} data-long={asked.text.length > MAX_LARGE_LENGTH || undefined}>
      <Authored text={asked.text} />
      {asked.round > 1 && (
        <span className={styles.round} lang={locale}>
          {t("round", { round: asked.round })}
        </span>
      )}
      <Second of={asked.text} />
    </h1>
  );
}
