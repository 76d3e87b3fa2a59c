/** A kind's face on the stage. */
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
  /** True for questions without answers, whose people are not counted. */
  countsNobody?(form: Form): boolean;
}

export type StageFaces = Record<KindName, StageFace>;
