"use client";
import { InvitedFrame, WithKey } from "@/components/console/invited/frame";
import styles from "@/components/console/invited/observer-page.module.css";
import { useTranslations } from "@/components/language/use-translations";
import { useLive, useView } from "@/components/live/use-view";
import { StageScreen } from "@/components/preview/frames";
import { direction } from "@/model/text/language";
import type { RunMessage } from "@/workshop/protocol/invited";

/** The page behind an observer's link: the stage in small, and the run sheet. */
export const ObserverPage = ({ room }: { room: string }) => (
  <WithKey>{(secret) => <Connected key={secret} room={room} secret={secret} />}</WithKey>
);

function Connected({ room, secret }: { room: string; secret: string }) {
  const t = useTranslations("console");
  const live = useLive({ as: "observer", room, key: secret });
  const state = useView(live);
  const { stage, run, offset } = state;
  return (
    <InvitedFrame
      live={state}
      room={stage ? (stage.room ?? stage.title) : undefined}
      ended={stage?.ended}
      wide
    >
      {() => (
        <div className={styles.parts}>
          <StageScreen
            view={stage!}
            assets={stage!.assets}
            page={stage!.pages.page}
            offset={offset}
            title={t("live.stageFrame")}
          />
          {run && <Run run={run} />}
        </div>
      )}
    </InvitedFrame>
  );
}

type Slot = RunMessage["days"][number]["slots"][number];

function Run({ run: { language, days } }: { run: RunMessage }) {
  const t = useTranslations("console");
  const texts = { lang: language, dir: direction(language) };
  return (
    <section className="card" aria-label={t("sheet.title")}>
      <h2>{t("sheet.title")}</h2>
      {days.map((day, n) => (
        <div key={day.title ?? n}>
          {day.title !== null && <h3 {...texts}>{day.title}</h3>}
          <ol className="lines">
            {day.slots.map((slot, place) => (
              <li key={`${place} ${slot.title}`} aria-current={slot.is === "now" ? "step" : undefined}>
                <Line entry={slot} texts={texts} />
                {slot.is === "now" && slot.activities.length > 0 && (
                  <ol className={`lines ${styles.within}`}>
                    {slot.activities.map((activity, place) => (
                      <li key={`${place} ${activity.title}`}>
                        <Line entry={activity} texts={texts} />
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

const words = { done: "sheet.done", now: "sheet.now", "to-come": "sheet.toCome" } as const;

interface LineProps {
  entry: Omit<Slot, "activities">;
  texts: { lang: string; dir: "ltr" | "rtl" };
}

function Line({ entry: { title, minutes, is }, texts }: LineProps) {
  const t = useTranslations("console");
  return (
    <>
      <span {...texts}>{title}</span>
      <span className="row">
        <span className="hint">{t("sheet.minutes", { minutes })}</span>
        <span className={is === "now" ? "chip sea" : "hint"}>{t(words[is])}</span>
      </span>
    </>
  );
}
