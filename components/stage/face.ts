/** What the stage needs of a kind of activity. */
import type { ReactNode } from "react";
import type { KindName } from "@/activities/kinds";
import type { Form, StageView } from "@/workshop/protocol/views";

export interface StageFaceProps {
  view: StageView;
  /** Server minus browser clock, milliseconds. */
  offset?: number;
}

interface StageFace {
  /** A step of the activity, with its question and results. */
  Step(props: StageFaceProps): ReactNode;
  /** Whether nobody is asked for an answer, though there is a question: then nobody is counted. */
  countsNobody?(form: Form): boolean;
}

export type StageFaces = Record<KindName, StageFace>;
