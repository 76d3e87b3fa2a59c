"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { CockpitProvider, type Cockpit, type Grave, type Panel } from "@/components/console/cockpit";
import { Confirm } from "@/components/console/confirm";
import styles from "@/components/console/console.module.css";
import { Controls } from "@/components/console/controls";
import { DoorLine } from "@/components/console/door/door-line";
import type { ConsoleFaces } from "@/components/console/face";
import { Header } from "@/components/console/header";
import { Help } from "@/components/console/help";
import { LiveCard } from "@/components/console/live-card";
import { NextCard, NotesCard } from "@/components/console/notes-card";
import { People } from "@/components/console/people";
import { RunSheet } from "@/components/console/run-sheet";
import { Said } from "@/components/console/said";
import { PanelOver } from "@/components/console/panel-over";
import { TimeCard } from "@/components/console/time-card";
import { TroubleLine } from "@/components/console/trouble-line";
import { useToasts } from "@/components/console/use-toasts";
import { verbsOf } from "@/components/console/verbs";
import type { Live, LiveState } from "@/components/live/connect";
import { createSender, type Wish } from "@/components/live/send";
import type { Ack } from "@/workshop/protocol/acks";
import { useKeptFocus } from "@/components/ui/kept-focus";
import { Toasts } from "@/components/ui/toasts";
import type { LookMessage } from "@/workshop/worksheets/view-schemas";
import type { AgendaMessage, ConsoleView, PlanMessage, PresentMessage } from "@/workshop/protocol/console";

interface Props {
  live: Live;
  room: string;
  title: string;
  me: string;
  faces: ConsoleFaces;
  plan: PlanMessage;
  agenda: AgendaMessage;
  present?: PresentMessage["present"];
  view: ConsoleView;
  look?: LookMessage | null;
  offset: number;
  lost: boolean;
  version: LiveState["version"];
}

const tabs = ["now", "sheet", "people"] as const;

/** The whole console: run sheet, what is live, people, and the verbs. Narrow screens show one part at a time. */
export function Desk({ live, lost, version, present = null, look = null, ...shown }: Props) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { toasts, say, drop } = useToasts();
  const [tab, setTab] = useState<(typeof tabs)[number]>("now");
  const [grave, setGrave] = useState<Grave | null>(null);
  const [help, setHelp] = useState(false);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [send] = useState(() => createSender(live.socket));
  useKeptFocus();

  async function ask(wish: Wish): Promise<Ack | null> {
    const sent = await send(wish);
    if (sent.kind === "silence") say(t("noAnswer"));
    return sent.kind === "ack" ? sent.ack : null;
  }

  async function act(wish: Wish): Promise<boolean> {
    const ack = await ask(wish);
    if (ack && !ack.ok) say(reason(ack.reason));
    return ack?.ok === true;
  }

  const verbs = useMemo(
    () => verbsOf(shown.plan, shown.view, shown.agenda.agenda),
    [shown.plan, shown.view, shown.agenda],
  );
  const cockpit: Cockpit = {
    ...shown,
    lost,
    present,
    look,
    verbs,
    act,
    ask,
    say,
    show: setPanel,
    consider: setGrave,
    showHelp: () => setHelp(true),
  };
  return (
    <CockpitProvider value={cockpit}>
      <div className={styles.desk} data-surface="console" data-tab={tab}>
        <Header />
        {lost && (
          <p className={styles.lost} role="status">
            <b>{t("lost")}</b> {t("lostMore")}
          </p>
        )}
        {!lost && version !== "same" && (
          <p className={styles.lost} role="status" data-version={version}>
            <b>{t(version === "renewing" ? "renewing" : "otherVersion")}</b>{" "}
            {version === "other" && t("otherVersionMore")}
          </p>
        )}
        <TroubleLine />
        {shown.view.rehearsal && !shown.view.ended && (
          <p className={styles.rehearsal} role="status">
            <b>{t("rehearsal.title")}</b>{" "}
            {t(`rehearsal.${shown.view.rehearsal.network}`, { people: shown.view.rehearsal.people })}
          </p>
        )}
        <nav className={styles.tabs} aria-label={t("tabs.label")}>
          {tabs.map((name) => (
            <button
              key={name}
              type="button"
              aria-current={tab === name || undefined}
              onClick={() => setTab(name)}
            >
              {t(`tabs.${name}`)}
            </button>
          ))}
        </nav>
        <main className={styles.parts}>
          <RunSheet onJump={() => setTab("now")} />
          <div className={styles.centre} data-part="now">
            <DoorLine />
            <TimeCard />
            <LiveCard />
            <NotesCard />
            <NextCard />
          </div>
          <People />
        </main>
        <Controls />
        <Said />
        <Toasts toasts={toasts} onClose={drop} close={t("close")} />
      </div>
      {grave && <Confirm grave={grave} onClose={() => setGrave(null)} />}
      {panel && <PanelOver panel={panel} onClose={() => setPanel(null)} />}
      {help && <Help onClose={() => setHelp(false)} />}
    </CockpitProvider>
  );
}
