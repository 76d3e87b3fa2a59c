"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import type { Pace } from "@/components/console/time/pace";
import styles from "@/components/console/time/time-card.module.css";
import { useTime } from "@/components/console/time/use-time";
import { Button } from "@/components/ui/button";
import type { OneAgendaChange } from "@/workshop/room/agenda/change-schema";
import type { Saving } from "@/workshop/room/agenda/suggest";

const idOf = ({ activity, slot }: Saving): string => activity ?? slot;
const sumOf = (savings: readonly Saving[]): number => savings.reduce((sum, s) => sum + s.wins, 0);

/** One line where the day runs late, and behind it a plan that wins the minutes, and can be taken back. */
export function LatePlan({ pace }: { pace: Pace }) {
  const t = useTranslations("console");
  const { view, act } = useConsoleContext();
  /** The plan at its opening, so that no line moves under the hand. */
  const [opened, setOpened] = useState<{ drift: number; savings: Saving[] } | null>(null);
  const [won, setWon] = useState<{ step: string | null; minutes: number; back: OneAgendaChange[] } | null>(
    null,
  );
  const send = (changes: OneAgendaChange[]) => act({ type: "agenda", change: { do: "together", changes } });

  if (won && won.step === view.step)
    return (
      <section className="row" role="status">
        <p>{t("late.won", { minutes: won.minutes })}</p>
        <Button
          size="small"
          onClick={async () => {
            if (await send(won.back)) setWon(null);
          }}
        >
          {t("late.takeBack")}
        </Button>
      </section>
    );
  if (pace.savings.length === 0 || pace.drift === null) return null;
  return (
    <details
      className={styles.go}
      open={opened !== null}
      onToggle={(e) =>
        setOpened(e.currentTarget.open ? { drift: pace.drift ?? 0, savings: pace.savings } : null)
      }
    >
      <summary>
        <h2>{t("late.title", { minutes: opened?.drift ?? pace.drift })}</h2>
      </summary>
      {opened && (
        <Plan
          savings={opened.savings}
          after={pace.after}
          onLeave={() => setOpened(null)}
          onWin={async (chosen) => {
            if (!(await send(chosen.map((s) => s.change)))) return;
            setOpened(null);
            setWon({ step: view.step, minutes: sumOf(chosen), back: chosen.map((s) => s.back).reverse() });
          }}
        />
      )}
    </details>
  );
}

interface PlanProps extends Pick<Pace, "savings" | "after"> {
  onWin: (chosen: Saving[]) => Promise<void>;
  onLeave: () => void;
}

/** The lines of the plan, and the effect of the ticked ones on the day. */
function Plan({ savings, after, onWin, onLeave }: PlanProps) {
  const t = useTranslations("console");
  const time = useTime();
  const { plan } = useConsoleContext();
  const [ticked, setTicked] = useState(() => new Set(savings.filter((s) => s.planned).map(idOf)));
  const chosen = savings.filter((s) => ticked.has(idOf(s)));
  const { end, meal } = after(chosen);
  const tick = (id: string, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <>
      <p className="hint">
        {t("late.end", { time: time(end, { named: true }) })}{" "}
        {meal?.planned &&
          t.rich("late.stays", {
            what: () => <bdi lang={plan.language}>{plan.breaks.find((b) => b.id === meal.slot)?.title}</bdi>,
            time: time(meal.planned),
          })}
      </p>
      <ul className="lines">
        {savings.map((saving) => {
          const session = plan.sessions.find((s) => s.activities.some((a) => a.id === saving.activity));
          const title =
            session?.activities.find((a) => a.id === saving.activity)?.title ??
            plan.breaks.find((b) => b.id === saving.slot)?.title;
          return (
            <li key={idOf(saving)}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={ticked.has(idOf(saving))}
                  onChange={(e) => tick(idOf(saving), e.currentTarget.checked)}
                />
                <span>
                  {t.rich(saving.change.do === "skip" ? "late.skip" : "late.shorten", {
                    what: () => <bdi lang={plan.language}>{title}</bdi>,
                  })}{" "}
                  {session && <small>{t("late.session", { number: session.number })}</small>}
                </span>
              </label>
              <small>{t("late.wins", { minutes: saving.wins })}</small>
            </li>
          );
        })}
      </ul>
      <div className={styles.change}>
        <Button
          look="primary"
          why={chosen.length === 0 ? t("late.none") : null}
          onClick={() => void onWin(chosen)}
        >
          {t("late.go", { minutes: sumOf(chosen) })}
        </Button>
        <Button look="bare" onClick={onLeave}>
          {t("late.leave")}
        </Button>
      </div>
    </>
  );
}
