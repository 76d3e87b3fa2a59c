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

/** The countdown with which all groups end, in seconds. */
const ENDING_SECONDS = 60;

/** While groups write: the time that is left, and what is done for all of them at once. */
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
      <div className={styles.all}>
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
