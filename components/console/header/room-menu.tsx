"use client";
import { type ReactNode, useId } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/header/room-menu.module.css";
import { useStageLink } from "@/components/console/header/stage-link";
import { StageLanguages } from "@/components/console/header/stage-languages";
import { activityTitle, stepNeighbours } from "@/components/console/steps";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import { LanguageChooser } from "@/components/language/chooser";
import { Menu } from "@/components/ui/menu";

/** The menu of rare actions. */
export function RoomMenu() {
  const t = useTranslations("console");
  const stage = useStageLink();
  const { plan, view } = useConsoleContext();
  return (
    <>
      {stage?.dialog}
      <Menu label={t("header.menu")} face={<span aria-hidden="true">•••</span>}>
        {(close) => (
          <RoomMenuEntries
            close={close}
            narrow={
              <div className={styles.narrow}>
                {stage && (
                  <Group title={t("header.groups.stage")}>
                    <Entry close={close} text={t("header.openStage")} action={stage.open} />
                    <Entry close={close} text={t("header.copyStage")} action={stage.copy} />
                  </Group>
                )}
                {plan.role !== "presenter" && !view.ended && <StageLanguages />}
                <LanguageChooser />
              </div>
            }
          />
        )}
      </Menu>
    </>
  );
}

interface EntriesProps {
  close: () => void;
  /** Entries for which the header of a narrow console has no room. */
  narrow?: ReactNode;
}

/** The entries in groups: what is on now, pages of the room, this console, the end. */
export function RoomMenuEntries({ close, narrow }: EntriesProps) {
  const t = useTranslations("console");
  const [certificates, pages] = [useTranslations("certificates"), useTranslations("account")];
  const { room, faces, plan, agenda, present, view, act, consider, show, showHelp } = useConsoleContext();
  const presents = plan.role === "presenter";
  const { presenter } = view;
  // A room without an agenda has one day, which ends with the room.
  const dayRuns = agenda.agenda.of !== null && dayPhase(agenda.agenda).is === "on";
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  const asks = current && !faces[current.kind].neverAsks && !view.finished.includes(current.activityId);
  const entry = (text: string, action: () => unknown, danger = false) => (
    <Entry close={close} text={text} action={action} danger={danger} />
  );
  const page = (text: string, href: string) => (
    <a href={href} target="_blank" rel="noopener">
      {text}
    </a>
  );
  return (
    <>
      <Group title={t("header.groups.now")}>
        {present && !view.ended && entry(t("edit.verb"), () => show({ kind: "edit" }))}
        {presenter &&
          entry(t("handOver.giveBack"), () => act({ type: "take-back", handover: presenter.handover ?? "" }))}
        {asks &&
          !view.ended &&
          !presents &&
          entry(
            t("header.finish", { activity: activityTitle(plan, current) }),
            () =>
              consider({
                kind: "finish",
                activity: current.activityId,
                title: activityTitle(plan, current),
              }),
            true,
          )}
      </Group>
      <Group title={t("header.groups.pages")}>
        {!presents && page(t("header.handouts"), `/handouts/rooms/${room}`)}
        {!presents && view.rehearsal === null && (
          <>
            {page(t("header.debrief"), `/debrief/${room}`)}
            {page(certificates("link"), `/debrief/${room}/certificates`)}
            {page(pages("nav.trainers"), `/debrief/${room}/trainers`)}
          </>
        )}
        {!presents && page(t("header.home"), "/trainer")}
      </Group>
      <Group title={t("header.groups.console")}>
        {!presents && !view.ended && entry(t("remote.verb"), () => show({ kind: "remote" }))}
        {entry(t("header.help"), showHelp)}
      </Group>
      {narrow}
      {!view.ended && !presents && (
        <Group title={t("header.groups.end")}>
          {dayRuns && entry(t("day.end"), () => consider({ kind: "end-day" }))}
          {plan.role === "trainer" && entry(t("header.end"), () => consider({ kind: "end" }), true)}
        </Group>
      )}
    </>
  );
}

interface EntryProps {
  close: () => void;
  text: string;
  action: () => unknown;
  danger?: boolean;
}

function Entry({ close, text, action, danger = false }: EntryProps) {
  return (
    <button
      type="button"
      className={danger ? styles.danger : undefined}
      onClick={() => {
        close();
        action();
      }}
    >
      {text}
    </button>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  const entries = [children].flat(2).some(Boolean);
  if (!entries) return null;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
