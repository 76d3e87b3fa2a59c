/** A kind's face on the console. */
import { type ComponentType, createContext, type ReactNode } from "react";
import type { FormReader } from "@/activities/shared/choices";
import type { KindName } from "@/activities/kinds";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { useRequired } from "@/components/ui/use-required";
import type { PlanStep } from "@/workshop/protocol/console";
import type { Face } from "@/workshop/protocol/views";

export interface ConsoleFaceProps {
  /** The room's present face, without the question. */
  face: Face;
}

export interface ConsoleFace {
  /** A small drawing for a square of 16 by 16. */
  icon: ReactNode;
  /** A stop of the activity; left out where it shows nothing but its question. */
  Step?(props: ConsoleFaceProps): ReactNode;
  /** The stop is a desk to work at, which stays open beside the stage in small. */
  desk?: true;
  Results?(props: ConsoleResultsProps): ReactNode;
  reader?: FormReader;
  /** Nothing is ever asked, so that there is nothing to finish. */
  neverAsks?: boolean;
  /** A text's name in `console`, in place of a question that stands above already. */
  asks?(face: Face): string | null;
  /** A text's name in `console.sheet.stops`, in place of a stop's title. */
  stopName?(step: Pick<PlanStep, "id" | "activityId" | "notice">): string | null;
}

export type ConsoleFaces = Record<KindName, ConsoleFace>;

/** The panel in which the present activity is changed. */
type EditPanel = ComponentType<{ onClose: () => void }>;

const Context = createContext<EditPanel | null>(null);
export const EditPanelProvider = Context.Provider;
export const useEditPanel = (): EditPanel => useRequired(Context, "a console");
