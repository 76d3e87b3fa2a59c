/** What groups wrote on a worksheet, and how it compares; the same figures as on the stage. */
import type { Worksheet } from "@/activities/worksheet/content";
import type { DebriefInput } from "@/workshop/debrief/input";
import type { Comparison } from "@/workshop/groups/compare/comparison";
import type { Card, Entry } from "@/workshop/groups/shown";
import type { Group } from "@/workshop/groups/state";

/** What one group made. */
export interface GroupMade {
  group: Group;
  people: number;
  /** 0 to 1. */
  done: number;
  /** The cards that it showed, or all where it showed none; words that were blacked out are "█". */
  cards: Card[];
  agreed: boolean;
  /** The view of those who saw it otherwise; null where there is none or the group keeps it. */
  minority: string | null;
}

export interface WorksheetDebrief {
  kind: "worksheet";
  activity: Worksheet;
  groups: GroupMade[];
  comparison: Comparison | null;
  /** Dots of the gallery, most first; empty below the people from whom on counts are shown. */
  dots: { entry: Entry; dots: number }[];
  remarks: { group: Group; kind: "comment" | "missed"; text: string }[];
}

/** Null where no group worked on it. */
export function worksheetDebrief(_activity: Worksheet, _input: DebriefInput): WorksheetDebrief | null {
  return null;
}
