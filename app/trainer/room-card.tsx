import { accountTexts, dateLocale, pageLanguage } from "@/app/page-language";
import { CoTrainers } from "@/app/trainer/co-trainers";
import styles from "@/app/trainer/trainer.module.css";
import { formatCode } from "@/server/store/rooms/join-code";
import type { RoomOfTrainer } from "@/server/store/rooms/room-trainers";

function When({
  at,
  dates,
  words,
}: {
  at: Date;
  dates: Intl.DateTimeFormat;
  words: (when: string) => string;
}) {
  return <time dateTime={at.toISOString()}>{words(dates.format(at))}</time>;
}

interface Props {
  room: RoomOfTrainer;
  /** Everybody else with an account. */
  others: { id: string; name: string }[];
}

/** One room: its code, when it ran, the ways into it, and who else may run it. */
export async function RoomCard({ room, others }: Props) {
  const t = await accountTexts();
  const dates = new Intl.DateTimeFormat(dateLocale(await pageLanguage()), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const { id, title, code, openedAt, endedAt, role, trainers } = room;
  const name = `room-${id}`;
  const coTrainers = trainers.filter((trainer) => trainer.role === "co-trainer");
  const names = trainers.map((trainer) => trainer.name).join(", ");
  return (
    <article className={styles.card} aria-labelledby={name}>
      <p className={styles.facts}>
        <span className={endedAt ? styles.ended : styles.running}>
          {t("rooms.state", { ended: String(endedAt !== null) })}
        </span>
        <When at={openedAt} dates={dates} words={(when) => t("rooms.opened", { when })} />
        {endedAt && <When at={endedAt} dates={dates} words={(when) => t("rooms.endedAt", { when })} />}
      </p>
      <h2 id={name} dir="auto">
        {title}
      </h2>
      {code && (
        <p className={styles.code}>
          {t("rooms.code")} <strong>{formatCode(code)}</strong>
        </p>
      )}
      <p className={styles.hint}>
        {t("rooms.yourRole", { role })}
        {coTrainers.length > 0 && <> · {t("rooms.runBy", { names })}</>}
      </p>
      <p className={styles.ways}>
        <a
          href={`/console/${id}`}
          className={endedAt ? styles.way : styles.mainWay}
          aria-label={t("rooms.consoleOf", { title })}
        >
          {t("rooms.console")}
        </a>
        <a
          href={`/debrief/${id}`}
          className={endedAt ? styles.mainWay : styles.way}
          aria-label={t("rooms.debriefOf", { title })}
        >
          {t("rooms.debrief")}
        </a>
        <a
          href={`/handouts/rooms/${id}`}
          className={styles.way}
          aria-label={t("rooms.handoutsOf", { title })}
        >
          {t("rooms.handouts")}
        </a>
      </p>
      {role === "trainer" && <CoTrainers room={{ id, title }} coTrainers={coTrainers} others={others} />}
    </article>
  );
}
