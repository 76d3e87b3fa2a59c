import { Figure } from "@/components/debrief/figure";
import styles from "@/components/debrief/rows.module.css";
import type { Words } from "@/components/debrief/words";
import type { AgreementDebrief } from "@/workshop/debrief/agreement-debrief";

/** What the room agreed to, how many did, and the lines that they added. */
export function AgreementDebriefed({ debrief, words }: { debrief: AgreementDebrief; words: Words }) {
  const { t } = words;
  const { activity, last, lines } = debrief;
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={`${t("agreement.agreed", { count: last.answered })} ${t("heads", { answered: last.answered, passed: last.passed, missing: last.missing })}`}
      tables={[]}
    >
      <ol className={styles.list}>
        {activity.rules.map((rule) => (
          <li key={rule.id} dir="auto">
            {rule.text}
          </li>
        ))}
      </ol>
      {lines.length > 0 && (
        <>
          <h4>{t("agreement.added")}</h4>
          <ul className={styles.list}>
            {lines.map((line, i) => (
              <li key={i} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
    </Figure>
  );
}
