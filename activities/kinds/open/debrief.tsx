import { ModelFigure } from "@/components/debrief/model-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import type { ReportWords } from "@/model/figures/report-words";
import styles from "@/activities/kinds/open/debrief.module.css";
import type { WallText } from "@/model/activity/curation";
import type { OpenDebrief } from "@/activities/kinds/open/debrief-data";

export function OpenDebriefed({ debrief, figures, words }: DebriefFaceProps<OpenDebrief>) {
  const { groups, rest } = debrief;
  const [model] = figures;
  if (!model) return null;
  return (
    <ModelFigure model={model} words={words}>
      {groups.map((group) => (
        <section key={group.id} className={styles.group}>
          <h4 dir="auto">{group.label}</h4>
          <Texts texts={group.texts} words={words} />
        </section>
      ))}
      {rest.length > 0 && (
        <section className={styles.group}>
          {groups.length > 0 && <h4>{words.t("open.rest")}</h4>}
          <Texts texts={rest} words={words} />
        </section>
      )}
    </ModelFigure>
  );
}

function Texts({ texts, words: { t } }: { texts: WallText[]; words: ReportWords }) {
  return (
    <ul className={styles.texts}>
      {texts.map((text) => (
        <li key={text.id}>
          <bdi dir="auto">{text.text}</bdi>
          <small>
            {[
              text.times > 1 && t("open.writtenBy", { count: text.times }),
              text.support > 0 && t("open.supportedBy", { count: text.support }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </li>
      ))}
    </ul>
  );
}
