import { choicesOf } from "@/activities/choices";
import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { letter } from "@/components/ui/bars";
import styles from "@/components/stage/options.module.css";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Form } from "@/workshop/protocol/down";

/** What can be answered, by letter, for those who have no phone in their hand. No numbers here. */
export function Options({ form, language }: { form: Form; language: string }) {
  const t = useTranslations("stage");
  const choices = choicesOf(form);
  const count = choices.length + (form.kind === "poll" && form.other ? 1 : 0);
  const several = form.kind === "poll" && form.several;
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
        {form.kind === "poll" && form.other && (
          <li data-tone="plain">
            <b aria-hidden="true">{letter(choices.length)}</b>
            <span className={styles.other}>{t("chooseOther")}</span>
          </li>
        )}
      </ol>
      <p className={styles.how}>{t(several ? "chooseSeveral" : "choose")}</p>
    </>
  );
}
