import { Figure } from "@/components/debrief/figure";
import styles from "@/components/debrief/rows.module.css";
import type { Words } from "@/components/debrief/words";
import type { CommitmentDebrief } from "@/workshop/debrief/commitment-debrief";

/** How many made a promise, and why there is no more to see. */
export function CommitmentDebriefed({ debrief, words }: { debrief: CommitmentDebrief; words: Words }) {
  const { t } = words;
  const { activity, last } = debrief;
  const { answered, passed, missing } = last;
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={`${t("commitment.made", { count: answered })} ${t("heads", { answered, passed, missing })}`}
      how={t("commitment.own")}
      tables={[]}
    >
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
    </Figure>
  );
}
