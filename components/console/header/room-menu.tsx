"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import header from "@/components/console/header/header.module.css";
import { useStageLink } from "@/components/console/header/stage-link";
import { StageLanguages } from "@/components/console/header/stage-languages";
import { activityTitle, stepNeighbours } from "@/components/console/steps";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import { LanguageChooser } from "@/components/language/chooser";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";

/** What is done seldom: ways to the pages of the room, shortcuts, finish an activity, end the room. */
export function RoomMenu() {
  const t = useTranslations("console");
  const [certificates, pages] = [useTranslations("certificates"), useTranslations("account")];
  const { room, faces, plan, agenda, present, view, act, consider, show, showHelp } = useConsoleContext();
  const stage = useStageLink();
  const presents = plan.role === "presenter";
  const dayRuns = dayPhase(agenda.agenda).is === "on";
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  const asks = current && !faces[current.kind].neverAsks && !view.finished.includes(current.activityId);
  return (
    <>
      {stage?.dialog}
      <Menu label={t("header.menu")} face={<span aria-hidden="true">•••</span>}>
        {(close) => {
          const and = (what: () => unknown) => () => {
            close();
            what();
          };
          return (
            <>
              {present && !view.ended && (
                <Button onClick={and(() => show({ kind: "edit" }))}>{t("edit.verb")}</Button>
              )}
              {dayRuns && !view.ended && !presents && (
                <Button onClick={and(() => consider({ kind: "end-day" }))}>{t("day.end")}</Button>
              )}
              {view.presenter && (
                <Button
                  onClick={and(() => act({ type: "take-back", handover: view.presenter?.handover ?? "" }))}
                >
                  {t("handOver.giveBack")}
                </Button>
              )}
              {!presents && (
                <>
                  <a href={`/handouts/rooms/${room}`} target="_blank" rel="noopener">
                    {t("header.handouts")}
                  </a>
                  {view.rehearsal === null && (
                    <>
                      <a href={`/debrief/${room}`} target="_blank" rel="noopener">
                        {t("header.debrief")}
                      </a>
                      <a href={`/debrief/${room}/certificates`} target="_blank" rel="noopener">
                        {certificates("link")}
                      </a>
                      <a href={`/debrief/${room}/trainers`} target="_blank" rel="noopener">
                        {pages("nav.trainers")}
                      </a>
                    </>
                  )}
                  <a href="/trainer" target="_blank" rel="noopener">
                    {t("header.home")}
                  </a>
                </>
              )}
              {!presents && !view.ended && (
                <Button onClick={and(() => show({ kind: "remote" }))}>{t("remote.verb")}</Button>
              )}
              <Button onClick={and(showHelp)}>{t("header.help")}</Button>
              <div className={header.narrow}>
                {stage && <Button onClick={and(stage.open)}>{t("header.openStage")}</Button>}
                {stage && <Button onClick={and(stage.copy)}>{t("header.copyStage")}</Button>}
                {!presents && !view.ended && <StageLanguages />}
                <LanguageChooser />
              </div>
              {asks && !view.ended && !presents && (
                <Button
                  look="danger"
                  onClick={and(() =>
                    consider({
                      kind: "finish",
                      activity: current.activityId,
                      title: activityTitle(plan, current),
                    }),
                  )}
                >
                  {t("header.finish", { activity: activityTitle(plan, current) })}
                </Button>
              )}
              {!view.ended && plan.role === "trainer" && (
                <Button look="danger" onClick={and(() => consider({ kind: "end" }))}>
                  {t("header.end")}
                </Button>
              )}
            </>
          );
        }}
      </Menu>
    </>
  );
}
