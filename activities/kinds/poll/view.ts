/** What surfaces see of a poll, and what its form is made of. */
import type { Option } from "@/model/text/text-schemas";

export interface PollFace {
  kind: "poll";
  title: string;
}

export interface PollForm {
  kind: "poll";
  several: boolean;
  /** The most choices with `several`; null: as many as there are. */
  most: number | null;
  other: boolean;
  /** Asks why, in a few words. */
  reason: boolean;
  /** Asks about the people themselves: groups of fewer than five are shown together. */
  aboutPeople: boolean;
  options: Option[];
}
