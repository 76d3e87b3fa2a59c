import { ModelFigure } from "@/components/debrief/model-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import styles from "@/activities/kinds/number/debrief.module.css";
import { Histogram } from "@/activities/kinds/number/histogram";
import type { NumberDebrief } from "@/activities/kinds/number/debrief-data";
import { listed } from "@/model/text/wording";

export function NumberDebriefed({ debrief, figures, words }: DebriefFaceProps<NumberDebrief>) {
  const { t, number: write } = words;
  const { activity, last } = debrief;
  const [model] = figures;
  if (!model) return null;
  const beyond = (side: "above" | "below", value: string) => t(`guess.${side}`, { value });
  const truths = [
    ...(activity.truth ? [{ ...activity.truth, dated: activity.newer !== undefined }] : []),
    ...(activity.newer ? [{ ...activity.newer, dated: false }] : []),
  ];
  return (
    <ModelFigure
      model={model}
      words={words}
      after={
        truths.length > 0 && (
          <dl className={styles.truths} data-expert>
            {truths.map((v) => (
              <div key={v.date}>
                <dt>
                  {write(v.value)} {activity.unit}
                </dt>
                <dd>
                  {listed([v.date, v.source], words.locale)}{" "}
                  {v.dated && <span className="chip canola">{t("guess.dated")}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )
      }
    >
      <div className={styles.histogram}>
        <Histogram
          numbers={last.numbers}
          write={write}
          say={(what, count) => t("columnSaid", { what, count })}
          beyond={beyond}
          unit={activity.unit}
        />
      </div>
    </ModelFigure>
  );
}
