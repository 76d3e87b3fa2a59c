/** What a kind's stage face is given. */
import type { StageView } from "@/workshop/protocol/down";

export interface StageFaceProps {
  view: StageView;
  /** Server minus browser clock, milliseconds. */
  offset?: number;
}
