"use client";
import { useCallback, useSyncExternalStore } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { OtherTimes } from "@/components/console/controls/open-menu";
import { MovedOverParts } from "@/components/console/results/opinion-shift";
import { Answered } from "@/components/console/results/live-results";
import { LiveCard } from "@/components/console/screens/live-card";
import { NotesCard } from "@/components/console/screens/notes-card";
import { Pill } from "@/components/console/screens/pill";
import { Ahead } from "@/components/console/screens/ahead";
import styles from "@/components/console/screens/screens.module.css";
import { stepNeighbours } from "@/components/console/steps";
import { StageScreen } from "@/components/preview/frames";
import { Button } from "@/components/ui/button";

/** Wide enough for a small stage beside the next step. */
const WIDE = "(min-width: 861px)";

/** True while a media query fits this screen; false while rendered on the server. */
function useMedia(query: string): boolean {
  const listen = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    listen,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** The middle of the console: the present and the next step, notes, results, and the room's opinion. */
export function Screens() {
  const t = useTranslations("console");
  const { view, stage, offset } = useConsoleContext();
  const wide = useMedia(WIDE);
  const drawn = wide && !view.ended ? stage : null;
  return (
    <div className={styles.screens} data-wide={drawn !== null || undefined}>
      <section className={styles.now} aria-label={t("live.title")}>
        <div className={styles.stage}>
          <State drawn={drawn !== null} />
          {drawn && (
            <StageScreen
              view={drawn}
              assets={drawn.assets}
              page={drawn.pages.page}
              offset={offset}
              title={t("live.stageFrame")}
            />
          )}
          {drawn && view.asked && !view.dim && <Answered asked={view.asked} />}
        </div>
        {drawn && <NotesCard short />}
        <LiveCard drawn={drawn !== null} />
      </section>
      {!drawn && <NotesCard />}
      <Ahead frames={drawn !== null} />
      <MovedOverParts />
    </div>
  );
}

/** The question's state, the page, the screens, and the way to edit. @param drawn a small stage is below */
function State({ drawn }: { drawn: boolean }) {
  const t = useTranslations("console");
  const { plan, agenda, present, view, show } = useConsoleContext();
  const { asked, face } = view;
  const where = stepNeighbours(plan, view, agenda.agenda).current?.onPhones
    ? "live.where"
    : "live.whereStage";
  return (
    <div className="row">
      <Pill />
      <OtherTimes />
      {view.dim && <span className="chip">{t("live.pill.dim")}</span>}
      {asked && asked.round > 1 && <b>{t("live.round", { round: asked.round })}</b>}
      {view.pages && <b>{t("live.page", { page: view.pages.page + 1, pages: view.pages.of })}</b>}
      {!drawn && !view.ended && face.kind !== "waiting" && (
        <span className="hint">{t(where, { stages: view.stages, phones: view.presence.connected })}</span>
      )}
      {present && !view.ended && face.kind !== "day-over" && (
        <Button size="small" look="bare" className={styles.edit} onClick={() => show({ kind: "edit" })}>
          {t("edit.verb")}
        </Button>
      )}
    </div>
  );
}
