/** What the console needs of a kind of activity. */
import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { FormReader } from "@/activities/shared/choices";
import type { KindName } from "@/activities/kinds";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import type { PlanStep } from "@/workshop/protocol/console";
import type { Face } from "@/workshop/protocol/views";

export interface ConsoleFaceProps {
  /** What the room is shown, without the question. */
  face: Face;
}

export interface ConsoleFace {
  /** A small drawing for a square of 16 by 16. */
  icon: ReactNode;
  /** A stop of the activity; left out where it shows nothing but its question, which every kind has. */
  Step?(props: ConsoleFaceProps): ReactNode;
  /** The stop is worked with, not only read: it stays open beside the stage in small. */
  desk?: true;
  /** The results of a question; left out where they are shown elsewhere, or nothing is asked. */
  Results?(props: ConsoleResultsProps): ReactNode;
  reader?: FormReader;
  /** Nothing is ever asked, so that there is nothing to finish. */
  neverAsks?: boolean;
  /** What people are asked, where the question itself stands above already: a text's name in `console`. */
  asks?(face: Face): string | null;
  /** The name of a stop in words of the interface instead of its title: a text's name in `console.sheet.stops`. */
  stopName?(step: Pick<PlanStep, "id" | "activityId" | "notice">): string | null;
}

export type ConsoleFaces = Record<KindName, ConsoleFace>;

/** The form in which the present activity is changed: the editor's, with what the editor needs of every kind. */
type EditPanel = ComponentType<{ onClose: () => void }>;

const Context = createContext<EditPanel | null>(null);
export const EditPanelProvider = Context.Provider;

export function useEditPanel(): EditPanel {
  const panel = useContext(Context);
  if (!panel) throw new Error("this belongs inside a console");
  return panel;
}
