import { useTranslations } from "@/components/language/use-translations";
import { useClock } from "@/components/ui/use-clock";
import figures from "@/components/worksheets/figures.module.css";
import { RelayMap } from "@/components/worksheets/relay";
import type { RelayComparison } from "@/model/worksheets/comparisons/comparison";
import { hourOf } from "@/model/worksheets/comparisons/relay";
import { groupName } from "@/model/worksheets/wording";
import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import { SmallTask, type StopProps } from "@/activities/kinds/worksheet/stage/task";
import { BothLanguages } from "@/components/stage/both-languages";
import { SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Countdown } from "@/components/ui/countdown";
import { Markdown } from "@/components/ui/markdown";
import { Pages } from "@/components/ui/paged-text";
import type { WorkShown } from "@/model/worksheets/shown";
import type { Phases } from "@/model/room/groups";

const taskSizes = [3, 2.7, 2.4, 2.1, 1.9, 1.7, 1.5];
const groupSizes = [2.1, 1.9, 1.7, 1.5];
/** Groups from which on they stand in two columns. */
const TWO_COLUMNS_FROM = 7;

/** The task, the time that is left, and the progress of each group, unranked. */
export function WorkStop({ face, work, language, offset }: StopProps & { offset: number }) {
  const t = useTranslations("stage");
  if (work?.comparison?.type === "relay" && work.phase !== "none")
    return (
      <RelayStop face={face} work={work} language={language} offset={offset} comparison={work.comparison} />
    );
  return (
    <div className={styles.beside}>
      <Pages sizes={taskSizes} mark={(page, pages) => t("page", { page, pages })} className={styles.flow}>
        <div className={styles.task} lang={language}>
          <h1>
            <BothLanguages text={face.question} />
          </h1>
          {face.text && (
            <div className={styles.more}>
              <Markdown text={face.text} top={2} word={stageWord} />
              <SecondBlock of={face.text} top={2} />
            </div>
          )}
        </div>
      </Pages>
      <div className={styles.panel}>
        {work && <Time work={work} offset={offset} />}
        {work?.phases && <Phased phases={work.phases} />}
        {!work || work.groups.length === 0 ? (
          <p className={styles.forming}>{t("sheets.forming")}</p>
        ) : (
          <Pages
            key={work.groups.length}
            sizes={groupSizes}
            mark={(page, pages) => t("page", { page, pages })}
            className={styles.flow}
          >
            <Groups groups={work.groups} />
          </Pages>
        )}
      </div>
    </div>
  );
}

/** Who told whom so far, and the hour of the story. */
function RelayStop({
  face,
  work,
  language,
  offset,
  comparison,
}: StopProps & { work: WorkShown; offset: number; comparison: RelayComparison }) {
  const say = useTranslations("compare");
  const now = useClock(offset);
  const { clock } = comparison;
  return (
    <div className={styles.stack}>
      <SmallTask face={face} language={language} />
      <div className={figures.figure}>
        <div className={figures.head}>
          {clock && (
            <p className={styles.over}>
              {say("relay.hour", { hour: hourOf(clock, now), hours: clock.hours })}
            </p>
          )}
          <Time work={work} offset={offset} />
          {clock?.last && (
            <p className={styles.over}>{say("relay.last", { teams: clock.last.teams.join(" · ") })}</p>
          )}
        </div>
        <RelayMap comparison={comparison} t={say} />
      </div>
    </div>
  );
}

function Time({ work: { phase, endsAt, groups }, offset }: { work: WorkShown; offset: number }) {
  const t = useTranslations("stage");
  if (phase === "frozen") return <p className={styles.over}>{t("sheets.over")}</p>;
  if (phase === "none" || endsAt === null)
    return groups.length > 0 ? (
      <p className={styles.over}>{t(phase === "open" ? "sheets.writing" : "sheets.ready")}</p>
    ) : null;
  return (
    <p className={styles.time}>
      <b>
        <Countdown until={endsAt} offset={offset} say={(seconds) => t("secondsLeft", { seconds })} />
      </b>
      <span>{t("sheets.left")}</span>
    </p>
  );
}

function Groups({ groups }: { groups: WorkShown["groups"] }) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  return (
    <ul className={styles.groups} data-many={groups.length >= TWO_COLUMNS_FROM || undefined}>
      {groups.map(({ group, done }) => (
        <li key={group.id}>
          <span className={styles.name}>
            <bdi>{groupName(group, say)}</bdi>
            {group.table && (
              <small>
                <bdi>{group.table}</bdi>
              </small>
            )}
          </span>
          {done >= 1 ? (
            <b className={styles.whole}>{t("sheets.whole")}</b>
          ) : (
            <span className="quiet">{t("sheets.done", { percent: Math.round(done * 100) })}</span>
          )}
          <i className={styles.bar} aria-hidden="true">
            <i style={{ inlineSize: `${Math.round(Math.min(1, done) * 100)}%` }} />
          </i>
        </li>
      ))}
    </ul>
  );
}

const names = ["alone", "pairs", "fours"] as const;

function Phased({ phases }: { phases: Phases }) {
  const t = useTranslations("stage");
  return (
    <ol className={styles.phases}>
      {names.map((name, i) => (
        <li
          key={name}
          aria-current={i === phases.at ? "step" : undefined}
          data-past={i < phases.at || undefined}
        >
          {t(`sheets.${name}`)}
        </li>
      ))}
    </ol>
  );
}
