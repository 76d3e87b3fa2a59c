"use client";
import { createContext, useContext } from "react";
import type { CommandInput } from "@/components/live/send";
import type { Toast } from "@/components/ui/toasts";
import type { Ack } from "@/workshop/protocol/acks";
import type { ConsoleFaces } from "@/components/console/face";
import type { ReadFinish } from "@/components/console/finish/finish-facts";
import type { Opening, Verbs } from "@/components/console/verbs";
import type { LookMessage } from "@/workshop/protocol/worksheets";
import type { StageMessage } from "@/workshop/protocol/views";
import type { GroupId } from "@/model/room/groups";
import type { AgendaMessage, ConsoleView, PlanMessage, PresentMessage } from "@/workshop/protocol/console";

/** Something that is asked about before it is done, because it cannot be undone. */
export type PendingConfirmation =
  | { kind: "finish"; activity: string; title: string }
  | { kind: "end" }
  | { kind: "end-day" }
  | { kind: "remove"; participant: string; name: string };

/**
 * A panel over the console: a quick question, a change of the present activity, a session for somebody else,
 * the groups, who came of late, the way to this console on a phone, a sentence for one group or for all
 * (null), the sheet of one group.
 */
export type Panel =
  | { kind: "quick" }
  | { kind: "edit" }
  | { kind: "hand-over"; session: string }
  | { kind: "groups" }
  | { kind: "newcomers" }
  | { kind: "remote" }
  | { kind: "nudge"; group: GroupId | null }
  | { kind: "look"; group: GroupId };

/** What every piece of the console works with. */
export interface ConsoleContext {
  room: string;
  title: string;
  me: string;
  /** Who is named on every phone for people who need help; null: nobody; left out where this console is not told. */
  support?: string | null;
  faces: ConsoleFaces;
  plan: PlanMessage;
  agenda: AgendaMessage;
  /** What is looked for when the room ends; left out where this console is not told. */
  readFinish?: ReadFinish;
  /** The content of the present activity, where one may change it. */
  present: PresentMessage["present"];
  view: ConsoleView;
  /** What the stage shows; null where this console is not told. */
  stage: StageMessage | null;
  /** The step that is looked at before it goes live; null: none. */
  chosen: string | null;
  choose: (step: string | null) => void;
  /** Goes to a step of the run sheet. */
  goTo: (step: string) => Promise<boolean>;
  /** The sheet into which this console looked last. */
  look: LookMessage | null;
  /** There is no connection now. */
  lost: boolean;
  verbs: Verbs;
  /** How long answers are taken and people read first, where it was chosen for the present question. */
  opening: Opening;
  chooseOpening: (opening: Opening) => void;
  /** Server minus browser clock, milliseconds. */
  offset: number;
  /** Sends a command; a refusal is shown as a sentence. True when it was accepted. */
  act: (command: CommandInput) => Promise<boolean>;
  /** Sends a command and gives the whole answer, for panels that show more of a refusal; null when none came. */
  ask: (command: CommandInput) => Promise<Ack | null>;
  /** Shows a sentence for a while, perhaps with what can be done about it. */
  say: (text: string, action?: Toast["action"]) => void;
  /** Asks before something that cannot be undone. */
  consider: (pending: PendingConfirmation) => void;
  showHelp: () => void;
  /** Opens a panel over the console. */
  show: (panel: Panel) => void;
}

const context = createContext<ConsoleContext | null>(null);
export const ConsoleContextProvider = context.Provider;

/** The console around this component. */
export function useConsoleContext(): ConsoleContext {
  const value = useContext(context);
  if (!value) throw new Error("useConsoleContext is used outside of a console");
  return value;
}
