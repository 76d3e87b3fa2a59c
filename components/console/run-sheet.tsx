"use client";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import { RunActivity } from "@/components/console/run-activity";
import styles from "@/components/console/run-sheet.module.css";
import { stepsOf } from "@/components/console/steps";
import { realTime, sessionTimes } from "@/components/console/timing";
import type { PlanMessage } from "@/workshop/protocol/down";

/** The day as it is planned and as it goes. The present session is unfolded; any step can be jumped to. */
export function RunSheet({ onJump }: { onJump: () => void }) {
  const t = useTranslations("console");
  const { plan, view } = useCockpit();
  const planned = sessionTimes(plan, view.times);
  return (
    <nav className={styles.sheet} data-part="sheet" aria-label={t("sheet.title")}>
      <h2>{t("sheet.title")}</h2>
      <ol className={styles.sessions}>
        {plan.sessions.map((session) => (
          <Session key={session.id} session={session} planned={planned.get(session.id)} onJump={onJump} />
        ))}
      </ol>
    </nav>
  );
}

interface SessionProps {
  session: PlanMessage["sessions"][number];
  planned: number | undefined;
  onJump: () => void;
}

function Session({ session, planned, onJump }: SessionProps) {
  const t = useTranslations("console");
  const format = useFormatter();
  const { plan, view } = useCockpit();
  const steps = session.activities.flatMap((a) => a.steps);
  const now = steps.some((s) => s.id === view.step);
  const only = plan.sessions.length === 1 || (view.step === null && stepsOf(plan)[0]?.id === steps[0]?.id);
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const open = unfolded ?? (now || only);
  const real = realTime(session, view.times);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = (at: number) => format.dateTime(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const done = !now && steps.every((s) => view.shown.includes(s.id));
  return (
    <li className={styles.session} data-is={now ? "now" : done ? "done" : "to-come"}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={() => setUnfolded(!open)}>
        <span className={styles.time}>{planned === undefined ? "" : time(planned)}</span>
        <span>
          {session.number} {session.title}
          {real !== null && planned !== undefined && Math.abs(real - planned) >= 60_000 && (
            <small>{t("sheet.real", { time: time(real) })}</small>
          )}
        </span>
        <small>{t("sheet.minutes", { minutes: session.minutes })}</small>
      </button>
      {open && (
        <ol className={styles.steps}>
          {session.activities.map((activity) => (
            <RunActivity key={activity.id} activity={activity} onJump={onJump} />
          ))}
        </ol>
      )}
    </li>
  );
}
