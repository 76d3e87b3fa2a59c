/** What groups made, side by side: the same data for stage, console, phones and debrief, so that numbers are equal. */
import type { Entry } from "@/model/worksheets/entries";
import type { Group, GroupId } from "@/model/room/groups";

/** Entries that count as one: confirmed by a trainer, or a single one. `times`: groups that have it. */
export interface ComparedMeasure {
  /** The first entry's id. */
  id: string;
  text: string;
  entries: Entry[];
  times: number;
  owner: string[];
  when: string[];
  missing: ("owner" | "when")[];
}

/** `conflict`: a trainer said that one side cannot do it alone. */
export type BoardMeasure = ComparedMeasure & { conflict?: true };

export interface BoardComparison {
  type: "board";
  /** `topic`: what a group chose to work on, where sheets ask that; groups of one topic stand together. */
  groups: { group: Group; topic?: string }[];
  /** "board.blank" where no group wrote anything. */
  columns: { id: string; text: string; blank: boolean; measures: BoardMeasure[] }[];
  /** Groups that left a whole column empty. */
  blanks: { group: Group; column: string }[];
}

export interface DifferenceComparison {
  type: "difference";
  here: string;
  there: string;
  both: ComparedMeasure[];
  onlyThere: ComparedMeasure[];
  /** `slip`: a trainer confirmed that a basic need is offered only here. `asked`: it looks like one. */
  onlyHere: (ComparedMeasure & { slip: boolean; asked: boolean })[];
}

export interface MapComparison {
  type: "map";
  agencies: string[];
  /** `groups` that named this agency for this step. */
  steps: {
    id: string;
    text: string;
    owners: { agency: string; groups: GroupId[] }[];
    state: "nobody" | "one" | "several";
  }[];
}

export interface ServicesComparison {
  type: "services";
  columns: { id: string; text: string }[];
  /** What is ticked, by option: groups that ticked it. Rows with most empty cells first. */
  rows: {
    id: string;
    text: string;
    empty: number;
    cells: { column: string; ticks: { id: string; text: string; times: number }[] }[];
  }[];
  /** Cells that nobody ticked. */
  empty: number;
  dilemmas: (ComparedMeasure & { dots: number })[];
}

export interface CampaignPlan {
  group: Group;
  audience: string;
  message: string;
  /** By section: how much of it is filled, 0 to 1. */
  steps: { id: string; title: string; done: number }[];
  pairing: {
    barrier: string;
    reach: string;
    message: string;
    state: "paired" | "no-message" | "no-barrier" | "neither";
  };
  places: string[];
  /** What else stands on the plan, by the labels of its fields: channel, messenger, indicator; blank ones are left out. */
  details: { label: string; text: string }[];
  /** Questions to the group, never verdicts. */
  questions: string[];
  /** What speaks for the plan, from what is known of its audience; left out where nothing was found. */
  credits?: string[];
}
export interface CampaignComparison {
  type: "campaign";
  steps: { id: string; title: string }[];
  plans: CampaignPlan[];
  /** Each place of the choice field, and the groups that chose it. */
  coverage: { id: string; text: string; groups: Group[] }[];
}

export type Comparison =
  | BoardComparison
  | DifferenceComparison
  | MapComparison
  | ServicesComparison
  | CampaignComparison;
