"use client";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { bringingIn } from "@/components/console/run-sheet/bring-in";
import { useConsoleContext } from "@/components/console/console-context";
import { RunActivity } from "@/components/console/run-sheet/run-activity";
import { useFoundIn } from "@/components/console/run-sheet/use-found-in";
import { RunSlot } from "@/components/console/run-sheet/run-slot";
import styles from "@/components/console/run-sheet/run-sheet.module.css";
import { useFold } from "@/components/console/run-sheet/use-fold";
import { useNowInView } from "@/components/console/run-sheet/use-now-in-view";
import { StepName } from "@/components/console/step-name";
import { stepOf } from "@/components/console/steps";
import { usePace } from "@/components/console/time/use-pace";
import { dayPhase, dayToRun, unitsOf } from "@/workshop/room/agenda/agenda";
import type { LiveDay } from "@/model/room/agenda";
import type { DayTimes } from "@/workshop/room/agenda/clock";

/** The days as planned and as they go; any step can be jumped to. A button leads back to the present step. */
export function RunSheet() {
  const foundIn = useFoundIn();
  const [find, setFind] = useState("");
  const wanted = useDeferredValue(find).trim().toLocaleLowerCase();
  const t = useTranslations("console");
  const { plan, view, agenda } = useConsoleContext();
  const pace = usePace();
  const { days } = agenda.agenda;
  const [unfolds, setUnfolds] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const inView = useNowInView(list, `${view.step} ${wanted === ""} ${unfolds}`);
  const now = view.step === null ? null : stepOf(plan, view.step);
  return (
    <nav className={styles.sheet} data-part="sheet" aria-label={t("sheet.title")}>
      <h2 className="quiet">{t("sheet.title")}</h2>
      <div className={styles.search}>
        <input
          type="search"
          className="search"
          placeholder={t("sheet.find")}
          aria-label={t("sheet.find")}
          value={find}
          dir="auto"
          onChange={(e) => setFind(e.target.value)}
        />
      </div>
      <div className={styles.list} ref={list}>
        <div>
          {wanted !== "" && !plan.sessions.some((s) => foundIn(s, wanted).length > 0) && (
            <p className="muted" role="status">
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
              unfolds={unfolds}
            />
          ))}
          <Beside wanted={wanted} />
        </div>
      </div>
      {now && !inView && (
        <button
          type="button"
          className={styles.toNow}
          onClick={() => {
            setFind("");
            setUnfolds(unfolds + 1);
          }}
        >
          {t.rich("sheet.nowAt", { step: () => <StepName step={now} /> })}
        </button>
      )}
    </nav>
  );
}

interface DayProps {
  day: LiveDay;
  alone: boolean;
  times: DayTimes | null;
  /** The searched text, in small letters. */
  wanted: string;
  /** Counts the presses for the present step, each of which unfolds its day and session. */
  unfolds: number;
}

function Day({ day, alone, times, wanted, unfolds }: DayProps) {
  const foundIn = useFoundIn();
  const t = useTranslations("console");
  const { plan, view, agenda } = useConsoleContext();
  const authored = plan.days.find((d) => d.id === day.id);
  const phase = dayPhase(agenda.agenda);
  const is = day.ended !== null ? "done" : day.begun ? "now" : "toCome";
  const unit = view.step === null ? null : stepOf(plan, view.step)?.activityId;
  const now = day.slots.some((slot) => unitsOf(slot).some((one) => one === unit));
  const runs = dayToRun(agenda.agenda) === day || (phase.is === "over" && phase.day === day);
  const [unfolded, fold] = useFold(runs || now, now, unfolds);
  const open = alone || wanted !== "" || unfolded;
  const slots = day.slots.filter((slot) => {
    const session = plan.sessions.find(({ id }) => id === slot.session);
    const visible = plan.role !== "presenter" || session !== undefined;
    return visible && (wanted === "" || (session !== undefined && foundIn(session, wanted, slot).length > 0));
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
            onClick={() => fold(!open)}
          >
            {!alone && <span className="fold" aria-hidden="true" />}
            <bdi lang={plan.language}>{authored.title}</bdi>
            <small>
              {authored.start} · {t(`sheet.${is}`)}
            </small>
          </button>
        </h3>
      )}
      {open && (
        <ol className="plain">
          {slots.map((slot) => (
            <RunSlot
              key={slot.id}
              slot={slot}
              day={day}
              times={times?.slots.find((s) => s.slot === slot.id)}
              wanted={wanted}
              unfolds={unfolds}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Activities of the workshop that the agenda does not have. */
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
  const now = sessions.some((s) => s.activities.some((a) => a.steps.some((step) => step.id === view.step)));
  return (
    <details className={styles.beside} open={wanted !== "" || now || undefined}>
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
