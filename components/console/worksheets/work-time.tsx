"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useAction } from "@/components/console/groups/use-actions";
import { MoreTime } from "@/components/console/worksheets/work-time-more";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { secondsLeft, useClock } from "@/components/ui/use-clock";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import { useState } from "react";
import { Choices } from "@/components/console/groups/choices";
import { stepOf } from "@/components/console/steps";
import type { Phases } from "@/model/room/groups";

/** The countdown with which all groups end, in seconds. */
const ENDING_SECONDS = 60;

/** The time of groups at work, and verbs for all of them. */
export function WorkTime({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console");
  const { offset, show } = useConsoleContext();
  const perform = useAction();
  const now = useClock(offset);
  const { activity, endsAt } = work;
  const ending = endsAt !== null && secondsLeft(endsAt, now) <= ENDING_SECONDS;
  return (
    <section className={styles.time} aria-label={t("work.forAll")} data-ending={ending || undefined}>
      <p className={styles.clock}>
        {endsAt === null
          ? t("work.noEndYet")
          : t.rich(ending ? "work.ending" : "work.timeLeft", {
              time: () => (
                <Countdown
                  until={endsAt}
                  offset={offset}
                  say={(seconds) => t("live.secondsLeft", { seconds })}
                />
              ),
            })}
      </p>
      <div className={`row ${styles.all}`}>
        <MoreTime activity={activity} group={null} endsAt={endsAt} />
        <Button size="small" onClick={() => show({ kind: "nudge", group: null })}>
          {t("work.nudgeAll")}
        </Button>
        <Button
          size="small"
          why={ending ? t("work.whyEnding") : null}
          onClick={() =>
            !ending && perform({ type: "end-work", activity, seconds: ENDING_SECONDS }, t("work.endingNow"))
          }
        >
          {t("work.end")}
        </Button>
        <Button size="small" onClick={() => perform({ type: "freeze-work", activity }, t("work.frozenNow"))}>
          {t("work.freeze")}
        </Button>
      </div>
    </section>
  );
}

type How = "planned" | "other" | "open" | "phases";

/** Begins the work or opens frozen sheets again: for the planned time, another, no end, or in phases. */
export function StartWork({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.work");
  const { plan, view } = useConsoleContext();
  const perform = useAction();
  const again = work.phase === "frozen";
  const planned = stepOf(plan, work.activity)?.seconds ?? null;
  const [how, setHow] = useState<How>(again ? "other" : planned === null ? "open" : "planned");
  const [minutes, setMinutes] = useState(again ? "5" : "15");
  const [three, setThree] = useState(["2", "4", "8"]);
  const times = three.map(secondsOf);
  const seconds = how === "planned" ? planned : how === "other" ? secondsOf(minutes) : null;
  const noGroups = how !== "phases" && view.groups.groups.length === 0;
  const why = noGroups
    ? t("whyNoGroups")
    : (how === "other" && seconds === null) || (how === "phases" && times.includes(null))
      ? t("whyMinutes")
      : null;

  function start() {
    if (why) return;
    const [alone, pairs, fours] = times;
    const phases =
      how === "phases" && alone && pairs && fours
        ? ([alone, pairs, fours] as [number, number, number])
        : null;
    void perform(
      { type: "start-work", activity: work.activity, seconds, phases },
      t(again ? "openedAgain" : phases ? "startedPhases" : "started"),
    );
  }

  const options: { value: How; text: string }[] = [
    ...(planned === null
      ? []
      : [{ value: "planned" as const, text: t("how.planned", { minutes: minutesOf(planned) }) }]),
    { value: "other", text: t("how.other") },
    { value: "open", text: t("how.open") },
    ...(again ? [] : [{ value: "phases" as const, text: t("how.phases") }]),
  ];
  return (
    <section className="card tight" aria-label={t(again ? "openAgain" : "start")}>
      {again && <p role="status">{t("isFrozen")}</p>}
      <Choices
        name="how"
        legend={t(again ? "againHow" : "startHow")}
        value={how}
        onChange={setHow}
        options={options}
      />
      {how === "other" && <Minutes label={t("minutes")} value={minutes} onChange={setMinutes} />}
      {how === "phases" && (
        <>
          <div className="row">
            {phaseNames.map((name, i) => (
              <Minutes
                key={name}
                label={t(`phases.minutes.${name}`)}
                value={three[i] ?? ""}
                onChange={(v) => setThree(three.map((one, k) => (k === i ? v : one)))}
              />
            ))}
          </div>
          <p>{t("phases.hint")}</p>
        </>
      )}
      <div className={`row ${styles.all}`}>
        <Button why={why} onClick={start}>
          {t(again ? "openAgain" : "start")}
        </Button>
      </div>
    </section>
  );
}

interface MinutesProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Minutes({ label, value, onChange }: MinutesProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input inputMode="decimal" value={value} onChange={(e) => onChange(e.target.value)} />
    </label>
  );
}

/** The least and the most seconds of one piece of work. */
const [LEAST, MOST] = [5, 7_200];

/** "2.5" and "2,5" as 150; null where a room does not take the time. */
export function secondsOf(minutes: string): number | null {
  const text = minutes.trim().replace(",", ".");
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const seconds = Math.round(Number(text) * 60);
  return seconds >= LEAST && seconds <= MOST ? seconds : null;
}

/** 150 as "2.5". */
export const minutesOf = (seconds: number): string => String(Math.round((seconds / 60) * 100) / 100);

const phaseNames = ["alone", "pairs", "fours"] as const;

/** Alone, in pairs, in fours: the present phase, and the next one, into which the sheets are merged. */
export function PhaseLine({ work, phases }: { work: ConsoleWork; phases: Phases }) {
  const t = useTranslations("console.work");
  const perform = useAction();
  const next = phases.at === 0 ? 1 : phases.at === 1 ? 2 : null;
  return (
    <section className={`row apart ${styles.phases}`} aria-label={t("phases.title")}>
      <ol>
        {phaseNames.map((name, i) => (
          <li key={name} aria-current={i === phases.at ? "step" : undefined}>
            {t(`phases.${name}`)}
          </li>
        ))}
      </ol>
      {next !== null && (
        <Button
          size="small"
          onClick={() =>
            perform(
              { type: "next-phase", activity: work.activity, at: next },
              t(`phases.now.${phaseNames[next]}`),
            )
          }
        >
          {t(`phases.next.${phaseNames[next]}`)}
        </Button>
      )}
    </section>
  );
}
