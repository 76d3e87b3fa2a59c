"use client";
import { createContext } from "react";
import type { CommandInput } from "@/components/live/send";
import { useRequired } from "@/components/ui/use-required";
import type { Toast } from "@/components/ui/toasts";
import type { Ack } from "@/workshop/protocol/acks";
import type { ConsoleFaces } from "@/components/console/face";
import type { ReadFinish } from "@/components/console/finish/finish-facts";
import type { Opening, Verbs } from "@/components/console/verb";
import type { LookMessage } from "@/workshop/protocol/worksheets";
import type { StageMessage } from "@/workshop/protocol/views";
import type { GroupId } from "@/model/room/groups";
import type { AgendaMessage, ConsoleView, PlanMessage, PresentMessage } from "@/workshop/protocol/console";

/** An action that needs a confirmation, because it cannot be undone. */
export type PendingConfirmation =
  | { kind: "finish"; activity: string; title: string }
  | { kind: "end" }
  | { kind: "end-day" }
  | { kind: "remove"; participant: string; name: string };

/** A panel over the console; a nudge without a group goes to all. */
export type Panel =
  | { kind: "quick" }
  | { kind: "edit" }
  | { kind: "hand-over"; session: string }
  | { kind: "invited" }
  | { kind: "count" }
  | { kind: "cards" }
  | { kind: "paper"; activity: string }
  | { kind: "groups" }
  | { kind: "newcomers" }
  | { kind: "remote" }
  | { kind: "nudge"; group: GroupId | null }
  | { kind: "look"; group: GroupId };

export interface ConsoleContext {
  room: string;
  title: string;
  /** The trainer's name. */
  me: string;
  /** The name on every phone for people who need help; undefined: unknown to this console. */
  support?: string | null;
  faces: ConsoleFaces;
  plan: PlanMessage;
  agenda: AgendaMessage;
  readFinish?: ReadFinish;
  /** The content of the present activity, where it may be changed. */
  present: PresentMessage["present"];
  view: ConsoleView;
  /** Null: unknown to this console. */
  stage: StageMessage | null;
  /** The step in the preview. */
  chosen: string | null;
  choose: (step: string | null) => void;
  /** Goes to a step of the run sheet. */
  goTo: (step: string) => Promise<boolean>;
  /** The sheet into which this console looked last. */
  look: LookMessage | null;
  /** The connection is lost. */
  lost: boolean;
  verbs: Verbs;
  /** The times that were chosen for the present question. */
  opening: Opening;
  chooseOpening: (opening: Opening) => void;
  /** Server minus browser clock, milliseconds. */
  offset: number;
  /** Sends a command; a refusal is shown as a sentence. True when it was accepted. */
  act: (command: CommandInput) => Promise<boolean>;
  /** Sends a command and gives the whole answer; null when none came. */
  ask: (command: CommandInput) => Promise<Ack | null>;
  /** Shows a sentence for a while. */
  say: (text: string, action?: Toast["action"]) => void;
  /** Asks for a confirmation. */
  consider: (pending: PendingConfirmation) => void;
  showHelp: () => void;
  show: (panel: Panel) => void;
}

const Context = createContext<ConsoleContext | null>(null);
export const ConsoleContextProvider = Context.Provider;
export const useConsoleContext = (): ConsoleContext => useRequired(Context, "a console");
