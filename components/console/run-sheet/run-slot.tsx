"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useFold } from "@/components/console/run-sheet/use-fold";
import { useFoundIn } from "@/components/console/run-sheet/use-found-in";
import { RunActivity, StepButton } from "@/components/console/run-sheet/run-activity";
import { SlotMenu } from "@/components/console/run-sheet/run-menus";
import styles from "@/components/console/run-sheet/run-sheet.module.css";
import { stepOf, stepIdsOf } from "@/components/console/steps";
import { useTime } from "@/components/console/time/use-time";
import { unitOfSlot, unitsOf } from "@/workshop/room/agenda/agenda";
import type { LiveDay, LiveSlot } from "@/model/room/agenda";
import type { SlotTimes } from "@/workshop/room/agenda/clock";

interface Props {
  slot: LiveSlot;
  day: LiveDay;
  times: SlotTimes | undefined;
  /** The searched text, in small letters. */
  wanted: string;
  /** Counts the presses for the present step. */
  unfolds: number;
}

/** One part of a day: a session that unfolds to its activities, or a break. */
export function RunSlot(props: Props) {
  return props.slot.session === null ? <Break {...props} /> : <Session {...props} />;
}

function Break({ slot, day, times }: Props) {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const step = stepOf(plan, unitOfSlot(slot.id));
  const began = view.times[unitOfSlot(slot.id)];
  return (
    <li
      className={styles.session}
      data-is={view.step === step?.id ? "now" : "to-come"}
      data-skipped={slot.skipped || undefined}
    >
      <div className={styles.row}>
        <Times times={times} began={began} now={view.step === step?.id} />
        {step && <StepButton step={step} label={step.title} />}
        <SlotMenu slot={slot} day={day} />
      </div>
      {slot.skipped && <p className={styles.skipped}>{t("sheet.skipped")}</p>}
    </li>
  );
}

function Session({ slot, day, times, wanted, unfolds }: Props) {
  const foundIn = useFoundIn();
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const session = plan.sessions.find((s) => s.id === slot.session);
  const steps = slot.items.flatMap((i) => stepIdsOf(plan)(i.activity));
  const now = steps.includes(view.step ?? "");
  const next = comesNext(day, slot, view.step === null ? null : stepOf(plan, view.step)?.activityId);
  const [unfolded, fold] = useFold(now || next || plan.role === "presenter", now, unfolds);
  const open = wanted !== "" || unfolded;
  const shown = steps.flatMap((id) => view.times[id] ?? []);
  const done = !now && steps.length > 0 && steps.every((id) => view.shown.includes(id));
  if (!session) return null;
  const found = foundIn(session, wanted, slot);
  return (
    <li
      className={styles.session}
      data-is={now ? "now" : done ? "done" : "to-come"}
      data-skipped={slot.skipped || undefined}
    >
      <div className={styles.row}>
        <Times times={times} began={shown.length ? Math.min(...shown) : undefined} now={now} />
        <button
          type="button"
          className={styles.head}
          data-fold
          aria-expanded={open}
          onClick={() => fold(!open)}
        >
          <span className="fold" aria-hidden="true" />
          <span lang={plan.language}>
            {session.number} {session.title}
          </span>
          <InHand session={session.id} />
        </button>
        <SlotMenu slot={slot} day={day} />
      </div>
      {slot.skipped && <p className={styles.skipped}>{t("sheet.skipped")}</p>}
      {open && (
        <ol className={styles.steps}>
          {slot.items.map((item) => {
            const activity = found.find((a) => a.id === item.activity);
            return activity && <RunActivity key={activity.id} activity={activity} slot={slot} />;
          })}
        </ol>
      )}
    </li>
  );
}

/** True for the session that follows the beginning of a day or the present break. */
function comesNext(day: LiveDay, slot: LiveSlot, unit: string | null | undefined): boolean {
  const here = day.slots.findIndex((one) => unitsOf(one).some((id) => id === unit));
  const between = unit === null || day.slots[here]?.session === null;
  return between && day.slots.slice(here + 1).find((one) => one.session !== null && !one.skipped) === slot;
}

/** The presenter of a session. */
function InHand({ session }: { session: string }) {
  const t = useTranslations("console");
  const { view } = useConsoleContext();
  const handed = view.handovers.find((h) => h.session === session);
  return handed ? (
    <small>{handed.name === null ? t("handOver.waiting") : t("handOver.with", { name: handed.name })}</small>
  ) : null;
}

interface TimesProps {
  times: SlotTimes | undefined;
  began: number | undefined;
  now: boolean;
}

/** The real, expected or planned beginning; the present part also shows a planned one of another minute. */
function Times({ times, began, now }: TimesProps) {
  const t = useTranslations("console");
  const time = useTime();
  const planned = times?.planned ?? null;
  const real = began ?? times?.expected ?? null;
  const differs = real !== null && (planned === null || Math.abs(real - planned) >= 60_000);
  return (
    <span className={styles.time}>
      {differs ? (
        <span>
          {began === undefined && <span className="quiet">{t("sheet.expected")} </span>}
          {began === undefined ? t("sheet.about", { time: time(real) }) : time(real)}
        </span>
      ) : (
        planned !== null && <span>{time(planned)}</span>
      )}
      {differs && planned !== null && (
        <small className={now ? undefined : "quiet"}>{t("sheet.planned", { time: time(planned) })}</small>
      )}
    </span>
  );
}
