import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/open/stage.module.css";
import type { StageFaceProps } from "@/components/stage/face";
import { BothLanguages } from "@/components/stage/both-languages";
import { QuestionHead } from "@/components/stage/question-head";
import type { Wall, WallText } from "@/model/activity/curation";
import { Pages } from "@/components/ui/paged-text";

const sizes = [2.75, 2.5, 2.3, 2.1, 1.9, 1.75, 1.6, 1.5];

export function OpenStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, wall } = view;
  if (asked?.form.kind !== "open") return null;
  const supporting = asked.form.asks === "support" && asked.phase === "open";
  return (
    <Pages key={wall ? wall.as : "asked"} sizes={sizes} mark={(page, pages) => t("page", { page, pages })}>
      <div className={styles.open}>
        <QuestionHead asked={asked} language={view.language} />
        {!wall && asked.form.hint && (
          <p className="muted" lang={view.language}>
            <BothLanguages text={asked.form.hint} />
          </p>
        )}
        {view.notesToRead !== null ? (
          <p className="hint">{t("notesToRead", { count: view.notesToRead })}</p>
        ) : (
          !wall && <p className="hint">{t("write")}</p>
        )}
        {supporting && <p className="hint">{t("support")}</p>}
        {wall &&
          view.notesToRead === null &&
          (wall.as === "cloud" && !supporting ? <Cloud wall={wall} /> : <TheWall wall={wall} />)}
      </div>
    </Pages>
  );
}

function TheWall({ wall }: { wall: Wall }) {
  const t = useTranslations("stage");
  if (wall.groups.length === 0 && wall.texts.length === 0) return <p className="hint">{t("wallEmpty")}</p>;
  return (
    <>
      {wall.groups.map((group) => (
        <section key={group.id} className={styles.group}>
          <h2 dir="auto">{group.label}</h2>
          <Cards texts={group.texts} />
        </section>
      ))}
      {wall.texts.length > 0 && (
        <section className={styles.group}>
          {wall.groups.length > 0 && <h2>{t("wallRest")}</h2>}
          <Cards texts={wall.texts} />
        </section>
      )}
      {wall.more && <p className="hint">{t("notListed", { count: wall.more })}</p>}
    </>
  );
}

function Cards({ texts }: { texts: WallText[] }) {
  const t = useTranslations("stage");
  return (
    <ul className={styles.cards}>
      {texts.map((text) => (
        <li key={text.id}>
          <bdi dir="auto">{text.text}</bdi>
          {text.times > 1 && <small>{t("saidTimes", { count: text.times })}</small>}
          {text.support > 0 && <small>{t("supported", { count: text.support })}</small>}
        </li>
      ))}
    </ul>
  );
}

/** Words sized by the people who used them, with the number beside each; never of one person. */
function Cloud({ wall }: { wall: Wall }) {
  const t = useTranslations("stage");
  const most = wall.cloud[0]?.people ?? 1;
  if (wall.cloud.length === 0) return <TheWall wall={wall} />;
  return (
    <>
      <ul className={styles.cloud}>
        {wall.cloud.map(({ word, people }) => (
          <li key={word} style={{ fontSize: `${1 + (1.4 * (people - 1)) / Math.max(1, most - 1)}em` }}>
            <bdi dir="auto">{word}</bdi> <small>{people}</small>
          </li>
        ))}
      </ul>
      <p className="hint">{t("cloudRule")}</p>
    </>
  );
}
