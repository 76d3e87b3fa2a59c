"use client";
import { useTranslations } from "@/components/language/use-translations";
import { acceptedWords, choicesFor } from "@/activities/shared/choices";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/screens/what-ifs.module.css";
import { Markdown } from "@/components/ui/markdown";
import type { PlanStep } from "@/workshop/protocol/console";
import type { KeyItem } from "@/model/activity/key";
import { listed } from "@/model/text/wording";

/** The expert's answers, for the trainer alone; closed at each new question, as people may stand behind. */
export function ExpertKey({ step }: { step: PlanStep }) {
  const t = useTranslations("console");
  const { faces, view } = useConsoleContext();
  const { asked } = view;
  const key = asked && step.keys[asked.question];
  if (!key) return null;
  const { reader } = faces[asked.form.kind];
  const alone = key.length === 1 && key[0]?.text === asked.text;
  return (
    <details className={styles.key} key={asked.question}>
      <summary>{t("key.title")}</summary>
      {key.length === 0 && <p>{t("key.none")}</p>}
      {key.map((item) => (
        <Item
          key={item.id}
          item={item}
          alone={alone}
          plain={reader?.plainReasons}
          words={acceptedWords(
            choicesFor(reader, asked.form, item.id, (id) => t(`marks.${id}`)),
            item,
          )}
        />
      ))}
    </details>
  );
}

function Item(props: { item: KeyItem; alone: boolean; plain: true | undefined; words: string[] }) {
  const { item, alone, plain, words } = props;
  const t = useTranslations("console");
  const { plan } = useConsoleContext();
  return (
    <div className={styles.keyItem}>
      {!alone && <h3 lang={plan.language}>{item.text}</h3>}
      {words.length > 0 && (
        <p>
          <b>{t("key.accepted", { answers: words.join(" · ") })}</b>
        </p>
      )}
      {item.values?.map((v) => (
        <p key={v.date} lang={plan.language}>
          <b>{t("key.value", { value: v.value })}</b> ({listed([v.date, v.source], plan.language)})
        </p>
      ))}
      {item.reason && (
        <div lang={plan.language}>
          <Markdown text={item.reason} top={4} plain={plain} />
        </div>
      )}
      {item.law && <p lang={plan.language}>{item.law}</p>}
      {item.error && (
        <p>
          {t("key.error")} <span lang={plan.language}>{item.error}</span>
        </p>
      )}
    </div>
  );
}
