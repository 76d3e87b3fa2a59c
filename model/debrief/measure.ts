/** An activity's measures for comparing rooms: numbers without any person's answers. */
import type { Range } from "@/model/statistics/paired";

interface Named {
  /** Equal for equal questions: rooms with another wording are not put together. */
  fingerprint: string;
  /** Where it stands in the workshop: another wording of the same place has the same place. */
  place: string;
  activity: string;
  label: string;
}

/** Part of a case: people who said yes. Item of a quiz: answers as the key. */
export interface ShareMeasure extends Named {
  type: "part" | "item";
  count: number;
  of: number;
}

/** Linked tests: the mean difference of the people who took both. */
export interface GainMeasure extends Named {
  type: "gain";
  mean: number;
  interval: Range | null;
  /** People matched. */
  of: number;
  /** Items compared. */
  max: number;
}

export type Measure = ShareMeasure | GainMeasure;

/** The id without the version that a debrief gives to an earlier wording. */
export const baseId = (id: string): string => id.replace(/-version-\d+$/, "");
