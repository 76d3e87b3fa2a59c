"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Countdown } from "@/components/ui/countdown";
import { useClock } from "@/components/ui/use-clock";

const looks: Record<string, string> = { open: "tangerine", revealed: "sea", shown: "sea" };

/** The present state in a word, with the time it has left. */
export function Pill() {
  const t = useTranslations("console");
  const { view, offset } = useConsoleContext();
  const { asked } = view;
  const now = useClock(offset, asked?.phase === "open");
  const reading = asked?.phase === "open" && asked.opensAt !== null && asked.opensAt > now;
  const state = view.ended
    ? "ended"
    : view.face.kind === "day-over"
      ? "dayOver"
      : asked?.phase === "revealed" && view.wall?.moderated && view.wall.counts.shown === 0
        ? "unread"
        : (asked?.phase ?? (view.step === null ? "waiting" : "shown"));
  const say = (seconds: number) => t("live.secondsLeft", { seconds });
  const until = reading ? asked.opensAt : (asked?.closesAt ?? null);
  return (
    <span className={`chip ${looks[state] ?? ""}`} data-is={state}>
      <i aria-hidden="true" />{" "}
      {asked?.phase === "open" && until !== null
        ? t.rich(reading ? "live.pill.reading" : "live.pill.openTime", {
            time: () => <Countdown until={until} offset={offset} say={reading ? undefined : say} />,
          })
        : t(`live.pill.${state}`)}
    </span>
  );
}
