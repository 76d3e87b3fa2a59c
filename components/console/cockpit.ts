"use client";
import { createContext, useContext } from "react";
import type { Wish } from "@/components/live/send";
import type { Verbs } from "@/components/console/verbs";
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/down";

/** Something that is asked about before it is done, because it cannot be undone. */
export type Grave =
  | { kind: "finish"; activity: string; title: string }
  | { kind: "end" }
  | { kind: "remove"; participant: string; name: string };

/** What every piece of the console works with. */
export interface Cockpit {
  room: string;
  title: string;
  me: string;
  plan: PlanMessage;
  view: ConsoleView;
  verbs: Verbs;
  /** Server minus browser clock, milliseconds. */
  offset: number;
  /** Sends a command; a refusal is shown as a sentence. True when it was accepted. */
  act: (wish: Wish) => Promise<boolean>;
  /** Shows a sentence for a while. */
  say: (text: string) => void;
  /** Asks before something that cannot be undone. */
  consider: (grave: Grave) => void;
  showHelp: () => void;
}

const context = createContext<Cockpit | null>(null);
export const CockpitProvider = context.Provider;

/** The cockpit around this component. */
export function useCockpit(): Cockpit {
  const cockpit = useContext(context);
  if (!cockpit) throw new Error("useCockpit is used outside of a console");
  return cockpit;
}
