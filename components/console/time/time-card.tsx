"use client";
import { useTranslations } from "@/components/language/use-translations";
import { AwayLine } from "@/components/console/time/return-after-jump";
import { useConsoleContext } from "@/components/console/console-context";
import { LatePlan } from "@/components/console/time/late-plan";
import type { Pace } from "@/components/console/time/pace";
import { activityTitle, stepNeighbours } from "@/components/console/steps";
import styles from "@/components/console/time/time-card.module.css";
import { usePace } from "@/components/console/time/use-pace";
import { useTime } from "@/components/console/time/use-time";
import { Button } from "@/components/ui/button";
import { slotOfUnit } from "@/workshop/room/agenda/agenda";
import type { Gauge } from "@/workshop/room/agenda/clock";

/** The time of the present activity, the way back after a jump, and a plan when the day runs late. */
export function TimeCard() {
  const { plan, view } = useConsoleContext();
  const pace = usePace();
  if (view.ended) return null;
  const trains = plan.role !== "presenter";
  return (
    <>
      {trains && <AwayLine />}
      {pace?.gauge && view.step !== null && <Now pace={pace} />}
      {trains && pace && <LatePlan pace={pace} />}
    </>
  );
}

function Now({ pace }: { pace: Pace }) {
  const t = useTranslations("console");
  const time = useTime();
  const { plan, view, agenda, act } = useConsoleContext();
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  const { gauge, slotEnds } = pace;
  if (!current || !gauge) return null;
  const slot = slotOfUnit(current.activityId);
  const ends = slotEnds === null ? null : t("time.slotEnds", { time: time(slotEnds, { named: true }) });
  const change = (by: number) =>
    act({
      type: "agenda",
      change:
        slot === null
          ? { do: "lengthen", activity: current.activityId, by }
          : { do: "lengthen-slot", slot, by },
    });
  return (
    <section className={styles.now} data-is={gauge.is} aria-label={t("time.title")}>
      <GaugeBar gauge={gauge} />
      <p className={styles.words} title={ends ?? undefined}>
        <b>{t(`time.is.${gauge.is}`, { minutes: Math.abs(gauge.left), of: gauge.minutes })}</b>{" "}
        {ends && <span className="quiet">{ends}</span>}
      </p>
      {plan.role !== "presenter" && (
        <div className={styles.change}>
          <Button
            size="small"
            title={t("time.shorterOf", { activity: activityTitle(plan, current) })}
            onClick={() => change(-5)}
          >
            {t("time.shorter")}
          </Button>
          <Button
            size="small"
            title={t("time.longerOf", { activity: activityTitle(plan, current) })}
            onClick={() => change(5)}
          >
            {t("time.longer")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The share of the time that is used up. */
function GaugeBar({ gauge }: { gauge: Gauge }) {
  const used = Math.min(1, Math.max(0, 1 - gauge.left / gauge.minutes));
  return (
    <span className={`track ${styles.bar}`} aria-hidden="true">
      <i style={{ inlineSize: `${Math.round(used * 100)}%` }} />
    </span>
  );
}
