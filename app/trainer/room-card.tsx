import { accountTexts, pageDates } from "@/app/page-language";
import styles from "@/app/trainer/rooms.module.css";
import { TakeAway } from "@/components/exports/export-list";
import { formatCode } from "@/server/store/rooms/join-code";
import type { RoomOfTrainer } from "@/server/store/rooms/room-trainers";

/** One room: its title, its state, and the ways to its pages, the likeliest first. */
export async function RoomCard({ room }: { room: RoomOfTrainer }) {
  const t = await accountTexts();
  const dates = await pageDates();
  const { id, title, code, openedAt, endedAt, trainers } = room;
  const time = endedAt ?? openedAt;
  const heading = `room-${id}`;
  const consoleWay = {
    href: `/console/${id}`,
    text: t("rooms.console"),
    name: t("rooms.consoleOf", { title }),
  };
  const debriefWay = {
    href: `/debrief/${id}`,
    text: t("rooms.debrief"),
    name: t("rooms.debriefOf", { title }),
  };
  const [main, second] = endedAt ? [debriefWay, consoleWay] : [consoleWay, debriefWay];
  return (
    <article className={styles.room} aria-labelledby={heading}>
      <div className={styles.what}>
        <h3 id={heading}>
          <bdi>{title}</bdi>
        </h3>
        <p className="row muted">
          <time dateTime={time.toISOString()}>
            {t(endedAt ? "rooms.endedAt" : "rooms.opened", { when: dates.format(time) })}
          </time>
          {code && (
            <span>
              {t("rooms.code")} <strong className={styles.code}>{formatCode(code)}</strong>
            </span>
          )}
        </p>
      </div>
      <a href={main.href} className={endedAt ? "button" : "button primary"} aria-label={main.name}>
        {main.text}
      </a>
      <p className="row links">
        <a href={second.href} aria-label={second.name}>
          {second.text}
        </a>
        <a href={`/handouts/rooms/${id}`} aria-label={t("rooms.handoutsOf", { title })}>
          {t("rooms.handouts")}
        </a>
        <a
          href={`/debrief/${id}/trainers`}
          aria-label={`${t("rooms.trainers", { count: trainers.length })}: ${title}`}
        >
          {t("rooms.trainers", { count: trainers.length })}
        </a>
        <TakeAway roomId={id} title={title} />
      </p>
    </article>
  );
}
