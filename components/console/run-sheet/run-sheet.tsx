"use client";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { bringingIn } from "@/components/console/run-sheet/bring-in";
import { useConsoleContext } from "@/components/console/console-context";
import { RunActivity } from "@/components/console/run-sheet/run-activity";
import { useFoundIn } from "@/components/console/run-sheet/use-found-in";
import { RunSlot } from "@/components/console/run-sheet/run-slot";
import styles from "@/components/console/run-sheet/run-sheet.module.css";
import { Fold } from "@/components/console/run-sheet/chevron";
import { usePace } from "@/components/console/time/use-pace";
import { dayPhase, dayToRun } from "@/workshop/room/agenda/agenda";
import type { LiveDay } from "@/model/room/agenda";
import type { DayTimes } from "@/workshop/room/agenda/clock";

/** The days as they are planned and as they go. The present part is unfolded; any step can be jumped to. */
export function RunSheet() {
  const foundIn = useFoundIn();
  const [find, setFind] = useState("");
  const wanted = useDeferredValue(find).trim().toLocaleLowerCase();
  const t = useTranslations("console");
  const { plan, agenda } = useConsoleContext();
  const pace = usePace();
  const { days } = agenda.agenda;
  return (
    <nav className={styles.sheet} data-part="sheet" aria-label={t("sheet.title")}>
      <h2 className="quiet">{t("sheet.title")}</h2>
      <div className={styles.search}>
        <input
          type="search"
          className={styles.find}
          placeholder={t("sheet.find")}
          aria-label={t("sheet.find")}
          value={find}
          dir="auto"
          onChange={(e) => setFind(e.target.value)}
        />
      </div>
      {wanted !== "" && !plan.sessions.some((s) => foundIn(s, wanted).length > 0) && (
        <p className={styles.nothing} role="status">
          {t("sheet.foundNothing")}
        </p>
      )}
      {days.map((day) => (
        <Day
          key={day.id}
          day={day}
          alone={days.length === 1}
          times={pace?.day.id === day.id ? pace.times : null}
          wanted={wanted}
        />
      ))}
      <Beside wanted={wanted} />
    </nav>
  );
}

interface DayProps {
  day: LiveDay;
  alone: boolean;
  times: DayTimes | null;
  /** What is searched for, in small letters; empty: nothing. */
  wanted: string;
}

function Day({ day, alone, times, wanted }: DayProps) {
  const foundIn = useFoundIn();
  const t = useTranslations("console");
  const { plan, agenda } = useConsoleContext();
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const authored = plan.days.find((d) => d.id === day.id);
  const phase = dayPhase(agenda.agenda);
  const is = day.ended !== null ? "done" : day.begun ? "now" : "toCome";
  const open =
    alone ||
    wanted !== "" ||
    (unfolded ?? dayToRun(agenda.agenda) === day) ||
    (unfolded === null && phase.is === "over" && phase.day === day);
  const slots = day.slots.filter((slot) => {
    const session = plan.sessions.find((own) => own.id === slot.session);
    const known = plan.role !== "presenter" || session !== undefined;
    return known && (wanted === "" || (session !== undefined && foundIn(session, wanted, slot).length > 0));
  });
  if (slots.length === 0) return null;
  return (
    <section className={styles.day}>
      {authored && (
        <h3>
          <button
            type="button"
            className={styles.dayHead}
            data-fold
            aria-expanded={open}
            disabled={alone}
            onClick={() => setUnfolded(!open)}
          >
            {!alone && <Fold />}
            <bdi lang={plan.language}>{authored.title}</bdi>
            <small>
              {authored.start} · {t(`sheet.${is}`)}
            </small>
          </button>
        </h3>
      )}
      {open && (
        <ol className={styles.sessions}>
          {slots.map((slot) => (
            <RunSlot
              key={slot.id}
              slot={slot}
              day={day}
              times={times?.slots.find((s) => s.slot === slot.id)}
              wanted={wanted}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

/** What the workshop has and the agenda has not: it can be jumped to all the same. */
function Beside({ wanted }: { wanted: string }) {
  const foundIn = useFoundIn();
  const t = useTranslations("console");
  const { plan, view, agenda } = useConsoleContext();
  const planned = new Set(
    agenda.agenda.days.flatMap((d) => d.slots.flatMap((s) => s.items.map((i) => i.activity))),
  );
  const sessions = plan.sessions
    .map((s) => ({ ...s, activities: foundIn(s, wanted).filter((a) => !planned.has(a.id)) }))
    .filter((s) => s.activities.length > 0);
  if (sessions.length === 0) return null;
  return (
    <details className={styles.beside} open={wanted !== "" || undefined}>
      <summary>{t("sheet.beside")}</summary>
      {sessions.map((session) => (
        <section key={session.id}>
          <h3 className={styles.case} lang={plan.language}>
            {session.number} {session.title}
          </h3>
          {!session.activities.some((a) => bringingIn(agenda.agenda, session, a.id)) &&
            plan.role !== "presenter" &&
            !view.ended && <p className={styles.noPart}>{t("sheet.noPart")}</p>}
          <ol className={styles.steps}>
            {session.activities.map((activity) => (
              <RunActivity key={activity.id} activity={activity} slot={null} />
            ))}
          </ol>
        </section>
      ))}
    </details>
  );
}
