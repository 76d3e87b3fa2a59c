import styles from "@/activities/open/debrief.module.css";
import type { WallText } from "@/activities/open/wall";
import { Figure } from "@/components/debrief/figure";
import type { Words } from "@/components/debrief/words";
import type { OpenDebrief } from "@/workshop/debrief/open-debrief";

/** What the room wrote, in the groups that the trainer made. */
export function OpenDebriefed({ debrief, words }: { debrief: OpenDebrief; words: Words }) {
  const { t } = words;
  const { activity, answered, passed, missing, few, groups, rest, hidden } = debrief;
  const all = [...groups.flatMap((g) => g.texts.map((text) => ({ text, group: g.label }))), ...rest.map((text) => ({ text, group: "" }))];
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={t("open.reading", { answered, people: answered + passed + missing, passed })}
      how={[few && t("open.few"), hidden > 0 && t("open.hidden", { count: hidden })].filter(Boolean).join(" ")}
      tables={
        all.length === 0
          ? []
          : [
              {
                caption: activity.question,
                head: [t("open.text"), t("open.group"), t("open.times"), t("open.support")],
                rows: all.map(({ text, group }) => [text.text, group || "–", text.times, text.support]),
              },
            ]
      }
    >
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
      {groups.map((group) => (
        <section key={group.id} className={styles.group}>
          <h4 dir="auto">{group.label}</h4>
          <Texts texts={group.texts} words={words} />
        </section>
      ))}
      {rest.length > 0 && <Texts texts={rest} words={words} />}
    </Figure>
  );
}

function Texts({ texts, words: { t } }: { texts: WallText[]; words: Words }) {
  return (
    <ul className={styles.texts}>
      {texts.map((text) => (
        <li key={text.id}>
          <bdi dir="auto">{text.text}</bdi>
          <small>
            {[text.times > 1 && t("open.writtenBy", { count: text.times }), text.support > 0 && t("open.supportedBy", { count: text.support })]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </li>
      ))}
    </ul>
  );
}
