import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/question.module.css";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Asked } from "@/workshop/protocol/views";

/** Letters from which on a question is set smaller. */
const MAX_LARGE_LENGTH = 60;

/** A question's data for its heading. */
export type Headed = Pick<Asked, "text" | "round">;

/** The question itself, and which round it is. */
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
