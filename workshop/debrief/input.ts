/** The input of a debrief: one room's answers, with labels in place of people. Plain data. */
import type { AnswerBody } from "@/activities/kinds";
import type * as model from "@/model/debrief/input";
import type { Workshop } from "@/workshop/content/workshop";
import type { Remark, WorkSource } from "@/model/worksheets/groups";
import type { DayInput } from "@/workshop/debrief/day/day-input";
import type { SectorSplit } from "@/workshop/debrief/split/safe-splits";

export type RoundInput = model.RoundInput<AnswerBody>;

/** Groups, what stands on their sheets, and what the trainers made of it. */
export interface DebriefWork extends WorkSource {
  remarks: readonly Remark[];
  /** The workshop with all its languages. */
  whole: Workshop;
  /** Sheets (`sheetKey`) that others have seen: presented, or shown in the gallery or side by side. */
  shown?: ReadonlySet<string>;
}

export interface DebriefInput extends model.DebriefSource {
  title: string;
  workshop: Workshop;
  /** Simulated people, invented texts. */
  example?: true;
  rounds: RoundInput[];
  /** Answers by sector, as they were counted when activities were finished: groups of five people or more. */
  splits?: readonly SectorSplit[];
  /** Planned and real times, and the question box; left out where nothing is known of them. */
  day?: DayInput;
  /** The groups' work on worksheets; omitted where there was none. */
  made?: DebriefWork;
  ended: boolean;
  /** Milliseconds since the epoch. */
  startedAt: number | null;
  endedAt: number | null;
  /** The erasure of the room's personal data, with all texts of people; omitted or null: none. */
  erasedAt?: number | null;
}
