"use client";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import {
  type ConsoleContext,
  ConsoleContextProvider,
  type PendingConfirmation,
  type Panel,
  useConsoleContext,
} from "@/components/console/console-context";
import { Confirm } from "@/components/console/controls/confirm";
import styles from "@/components/console/console.module.css";
import { Controls } from "@/components/console/controls/controls";
import { PassedUnasked } from "@/components/console/controls/passed-unasked";
import { DoorLine } from "@/components/console/door/door-line";
import { FinishPage } from "@/components/console/finish/finish-page";
import { Header } from "@/components/console/header/header";
import { Help } from "@/components/console/controls/help";
import { People } from "@/components/console/people/people";
import { useWaiting } from "@/components/console/people/use-waiting";
import { RunSheet } from "@/components/console/run-sheet/run-sheet";
import { Screens } from "@/components/console/screens/screens";
import { TimeCard } from "@/components/console/time/time-card";
import { asPlanned, type Opening, withOpening } from "@/components/console/verb";
import { verbsOf } from "@/components/console/verbs";
import type { Live, LiveState } from "@/components/live/connect";
import { createSender, type CommandInput } from "@/components/live/send";
import type { Ack } from "@/workshop/protocol/acks";
import { Badge } from "@/components/ui/badge";
import { useKeptFocus } from "@/components/ui/restore-focus";
import { Toasts, useToasts } from "@/components/ui/toasts";
import { stepNeighbours, stepOf } from "@/components/console/steps";

/** Loaded with the first panel. */
const PanelOver = lazy(() => import("@/components/console/panels/panel-over"));

type HandedOn =
  | "room"
  | "title"
  | "me"
  | "support"
  | "faces"
  | "readFinish"
  | "plan"
  | "agenda"
  | "view"
  | "offset"
  | "lost";

interface Props
  extends Pick<ConsoleContext, HandedOn>,
    Partial<Pick<ConsoleContext, "present" | "look" | "stage">> {
  live: Live;
  version: LiveState["version"];
}

const tabs = ["now", "sheet", "people"] as const;

/** The whole console. Narrow screens show one part at a time. */
export function ConsoleLayout({
  live,
  lost,
  version,
  present = null,
  look = null,
  stage = null,
  ...shown
}: Props) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { toasts, say, drop, connected } = useToasts(lost);
  const [tab, setTab] = useState<(typeof tabs)[number]>("now");
  const [pending, setPending] = useState<PendingConfirmation | null>(null);
  const [help, setHelp] = useState(false);
  const [panel, setPanel] = useState<Panel | null>(null);
  /** The chosen step, and the room's step revision then: a room that moves lets go of it. */
  const [ahead, setAhead] = useState<{ step: string; seen: number } | null>(null);
  const [openings, setOpenings] = useState<{ round: string; opening: Opening } | null>(null);
  const [send] = useState(() => createSender(live.socket));
  useKeptFocus();
  const centre = useRef<HTMLDivElement>(null);
  const { step } = shown.view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at the top.
  useEffect(() => {
    centre.current?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  }, [step]);

  async function ask(command: CommandInput): Promise<Ack | null> {
    const sent = await send(command);
    if (sent.kind === "silence") say(t("noAnswer"), undefined, true);
    if (sent.kind === "ack") connected();
    return sent.kind === "ack" ? sent.ack : null;
  }

  async function act(command: CommandInput): Promise<boolean> {
    const ack = await ask(command);
    if (ack && !ack.ok) say(reason(ack.reason));
    return ack?.ok === true;
  }

  function choose(step: string | null): void {
    setAhead(step === null ? null : { step, seen: shown.view.stepRevision });
    if (step !== null) setTab("now");
  }

  async function goTo(to: string): Promise<boolean> {
    setAhead(null);
    setTab("now");
    return act({ type: "go", to, seen: shown.view.stepRevision });
  }

  const { asked } = shown.view;
  const round = asked ? `${asked.question} ${asked.round}` : "";
  const opening = openings?.round === round ? openings.opening : asPlanned;
  const verbs = useMemo(
    () => withOpening(verbsOf(shown.plan, shown.view, shown.agenda.agenda), opening),
    [shown.plan, shown.view, shown.agenda, opening],
  );
  const finished = shown.view.ended && shown.readFinish !== undefined && shown.view.rehearsal === null;
  const context: ConsoleContext = {
    ...shown,
    lost,
    present,
    look,
    stage,
    chosen: ahead?.seen === shown.view.stepRevision ? ahead.step : null,
    choose,
    goTo,
    verbs,
    opening,
    chooseOpening: (opening) => setOpenings({ round, opening }),
    act,
    ask,
    say,
    show: setPanel,
    consider: setPending,
    showHelp: () => setHelp(true),
  };
  return (
    <ConsoleContextProvider value={context}>
      <div className={styles.desk} data-surface="console" data-tab={finished ? "now" : tab}>
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
        {finished ? (
          <FinishPage />
        ) : (
          <>
            <nav className={`tabs ${styles.tabs}`} aria-label={t("tabs.label")}>
              {tabs.map((name) => (
                <button
                  key={name}
                  type="button"
                  aria-current={tab === name || undefined}
                  onClick={() => setTab(name)}
                >
                  {t(`tabs.${name}`)}
                  {name === "people" && <BesideTheRoom />}
                </button>
              ))}
            </nav>
            <main className={styles.parts}>
              <RunSheet />
              <div ref={centre} className={styles.centre} data-part="now">
                <DoorLine />
                <TimeCard />
                <Screens />
              </div>
              <People />
            </main>
          </>
        )}
        <div className={styles.foot}>
          {/* An ended room refuses the actions of messages. */}
          <Toasts
            toasts={shown.view.ended ? toasts.filter(({ action }) => !action) : toasts}
            onClose={drop}
            close={t("close")}
          />
          {!finished && <Controls />}
        </div>
        <LiveRegion />
        <PassedUnasked />
      </div>
      {pending && <Confirm pending={pending} onClose={() => setPending(null)} />}
      <Suspense fallback={null}>
        {panel && <PanelOver panel={panel} onClose={() => setPanel(null)} />}
      </Suspense>
      {help && <Help onClose={() => setHelp(false)} />}
    </ConsoleContextProvider>
  );
}

/** The sum of all that waits for the trainer in the tabs of the people. */
function BesideTheRoom() {
  const all = Object.values(useWaiting()).filter((one) => one !== undefined);
  if (all.length === 0) return null;
  const count = all.reduce((sum, one) => sum + one.count, 0);
  return <Badge waiting={{ count, said: all.map((one) => one.said).join(", ") }} />;
}

/** Announces changes to screen readers: place, state of the question, dimmed screens. */
function LiveRegion() {
  const t = useTranslations("console");
  const { faces, plan, agenda, view, chosen } = useConsoleContext();
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  const ahead = chosen === null ? null : stepOf(plan, chosen);
  const stop = current && faces[current.kind].stopName?.(current);
  const state = view.ended ? "ended" : (view.asked?.phase ?? (current ? "shown" : "waiting"));
  return (
    <p className="quiet" role="status">
      {current &&
        t("said.place", {
          title: current.notice
            ? t("sheet.noticeFor", { title: current.title })
            : stop
              ? `${current.title}, ${t(`sheet.stops.${stop}`)}`
              : current.title,
        })}{" "}
      {t(`live.pill.${state}`)}.{" "}
      {view.asked && view.asked.round > 1 && `${t("live.round", { round: view.asked.round })}. `}
      {view.dim && t("said.dim")}
      {ahead && ` ${t("sheet.chosenSaid", { title: ahead.title })}`}
    </p>
  );
}

/** The server's present trouble, and a notice that this machine slept. */
function TroubleLine() {
  const t = useTranslations("console");
  const { view, lost } = useConsoleContext();
  const { trouble } = view;
  const slept = useAsleep();
  if (lost || (!trouble && slept === null)) return null;
  return (
    <div className={styles.lost} role="status" data-trouble={trouble?.kind}>
      {trouble && (
        <p>
          <b>{t(`trouble.${trouble.kind}`, { minutes: trouble.minutes })}</b>{" "}
          {t(`troubleMore.${trouble.kind}`)}
        </p>
      )}
      {slept !== null && <p>{t("slept", { minutes: slept })}</p>}
    </div>
  );
}

const SLEEP_CHECK_INTERVAL_MS = 2_000;
/** Only a machine that slept, or a page in the background, misses its checks for so long. */
const MIN_SLEEP_MS = 90_000;
const SLEEP_NOTICE_MS = 60_000;

/** The minutes that this page was asleep, for a while after it woke. */
function useAsleep(): number | null {
  const [slept, setSlept] = useState<{ minutes: number; at: number } | null>(null);
  useEffect(() => {
    let last = Date.now();
    const looking = window.setInterval(() => {
      const now = Date.now();
      const away = now - last;
      last = now;
      if (away > MIN_SLEEP_MS) setSlept({ minutes: Math.round(away / 60_000), at: now });
      else setSlept((before) => (before && now - before.at > SLEEP_NOTICE_MS ? null : before));
    }, SLEEP_CHECK_INTERVAL_MS);
    return () => window.clearInterval(looking);
  }, []);
  return slept?.minutes ?? null;
}
