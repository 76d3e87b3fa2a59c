"use client";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/header/header.module.css";
import { MIN_LATE_MINUTES } from "@/components/console/time/pace";
import { RoomMenu } from "@/components/console/header/room-menu";
import { StageDoor } from "@/components/console/header/stage-link";
import { usePace } from "@/components/console/time/use-pace";
import { useTime } from "@/components/console/time/use-time";
import { LanguageChooser } from "@/components/language/chooser";
import { isolate } from "@/model/text/isolated";

/** The room at a glance: presence, pace, door and stage. */
export function Header() {
  const t = useTranslations("console");
  const { title, view } = useConsoleContext();
  return (
    <header className={styles.header}>
      <b className={styles.brand}>{t("brand")}</b>
      <h1 className={styles.title} dir="auto">
        {title}
      </h1>
      <div className={`row muted ${styles.facts}`}>
        {!view.ended && (
          <span className="chip sea">
            <i aria-hidden="true" /> {t("header.here", { count: view.presence.here })}
          </span>
        )}
        <Pace />
        <Hands />
        {view.door && (
          <span className={styles.door}>
            {view.locked || view.requiresApproval ? (
              <span className="chip canola">{t(view.locked ? "header.locked" : "header.asks")}</span>
            ) : (
              <span className="quiet">{t("header.code")} </span>
            )}
            <bdi className={styles.code}>{view.door.code}</bdi>
          </span>
        )}
        <span className={styles.wide}>
          <StageDoor />
        </span>
        <span className={styles.wide}>
          <LanguageChooser />
        </span>
        <RoomMenu />
      </div>
    </header>
  );
}

/** The day's drift and its expected end. */
export function Pace() {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const time = useTime();
  const pace = usePace();
  if (view.ended) return <span>{t("header.ended")}</span>;
  // Presenters know their own session only.
  if (plan.role === "presenter") return null;
  if (pace === null) return <span className={styles.pace}>{t("header.notBegun")}</span>;
  const { drift: minutes, day, times } = pace;
  const end = day.ended === null ? time(times.expectedEnd, { named: true }) : null;
  if (minutes === null)
    return end && <span className={styles.pace}>{t("header.expectedEnd", { time: end })}</span>;
  const ends = end && t("header.endsAt", { time: end });
  const more = ends && <span className="quiet"> · {ends}</span>;
  // A day on time is told to ears alone.
  if (Math.abs(minutes) < MIN_LATE_MINUTES)
    return (
      <span className="quiet">
        {t("header.onTime")}
        {more}
      </span>
    );
  return (
    <span className={styles.pace} data-late={minutes > 0 || undefined} title={ends ?? undefined}>
      {minutes > 0 ? t("header.late", { minutes }) : t("header.early", { minutes: -minutes })}
      {more}
    </span>
  );
}

/** Other trainers with open consoles, and the one who controlled the room last. */
export function Hands() {
  const t = useTranslations("console");
  const locale = useLocale();
  const { view, me } = useConsoleContext();
  const names = new Intl.ListFormat(locale, { type: "unit" }).format(view.consoles.map(isolate));
  const others = view.consoles.filter((name) => name !== me);
  if (others.length === 0 && (view.driver === null || view.driver === me)) return null;
  const consoles = t("header.consoles", { names });
  const driver =
    view.driver && (view.driver === me ? t("header.driverYou") : t("header.driver", { name: view.driver }));
  return (
    <span className={styles.hands} title={consoles}>
      {[driver, others.length > 0 && consoles].filter(Boolean).join(" · ")}
    </span>
  );
}
