import type { Sentence } from "@/model/debrief/sentence";
import type { FigureModel, Table } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { Group, GroupId, Work } from "@/model/room/groups";
import type { SheetContent } from "@/model/worksheets/cells";
import type { Compare, Worksheet } from "@/model/worksheets/content";
import type { Entry } from "@/model/worksheets/entries";

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
  /** Ticks by option, with the groups that set them. Rows with most empty cells first. */
  rows: {
    id: string;
    text: string;
    empty: number;
    cells: { column: string; ticks: { id: string; text: string; times: number }[] }[];
  }[];
  /** Cells without a tick. */
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
  /** Channel, messenger and indicator, by the labels of their fields; blank ones are left out. */
  details: { label: string; text: string }[];
  /** Questions to the group, never verdicts. */
  questions: string[];
  /** Credits, from the audience; left out where there are none. */
  credits?: string[];
}
export interface CampaignComparison {
  type: "campaign";
  steps: { id: string; title: string }[];
  plans: CampaignPlan[];
  /** Each place of the choice field, and the groups that chose it. */
  coverage: { id: string; text: string; groups: Group[] }[];
}

export interface RelayComparison {
  type: "relay";
  /** Groups with the teams that they play. */
  sides: { text: string; groups: GroupId[] }[];
  /** Papers that passed between two sides, by place in `sides`; `agreed`: those with the person's consent. */
  arrows: { from: number; to: number; papers: number; agreed: number }[];
  /** Questions that the person answered; `times`: sides that asked. */
  asked: { id: string; text: string; times: number }[];
  /** Decisions of each side that made any; `unasked`: those without asking the person. */
  decided: { side: number; all: number; unasked: number }[];
  /** Papers that came, and the teams that needed them and never got them. */
  lost: { id: string; text: string; teams: string[] }[];
  /** The time of the story while the groups work; null before and after. */
  clock: RelayClock | null;
}

export interface RelayClock {
  /** Milliseconds since the epoch, for hour 0 and for hour `hours`. */
  began: number;
  ends: number;
  hours: number;
  /** The paper that came last, with the teams that got it. */
  last: { hour: number; teams: string[] } | null;
  /** The next one, for trainers alone. */
  next: { id: string; hour: number; text: string; teams: string[] } | null;
}

export type Comparison =
  | BoardComparison
  | DifferenceComparison
  | MapComparison
  | ServicesComparison
  | CampaignComparison
  | RelayComparison;
export type ComparisonType = Comparison["type"];

export interface GroupSheet {
  group: Group;
  content: SheetContent;
}

export interface ComparisonInput {
  groups: GroupSheet[];
  /** The earlier worksheet, where this one is compared with one. */
  there: { sheet: Worksheet; groups: GroupSheet[] } | null;
  /** Sets of entries that a trainer confirmed to be the same. */
  merged: readonly (readonly string[])[];
  flagged: readonly string[];
  /** Words that are black here, and on the earlier worksheet: activity to names of words. */
  black: Readonly<Record<string, readonly string[]>>;
  dots: Readonly<Record<string, number>>;
  /** Texts of the worksheet's agencies in every language of the workshop, by `bareText`, to their ids. */
  agencies: ReadonlyMap<string, string>;
  /** The work on the worksheet. */
  work: Pick<Work, "groups" | "phase" | "began" | "endsAt" | "arrived">;
}

/** A row of the aggregated table; `of` counts groups. */
export interface ComparedRow {
  measure: string;
  part?: string | number | null;
  option?: string;
  text?: string;
  count?: number | null;
  of?: number | null;
  percent?: number | null;
}

type ComparisonCharts = Pick<FigureModel, "chart" | "more" | "how" | "howDrawn">;

export interface ComparisonDefinition<T extends ComparisonType = ComparisonType> {
  /** Null where that with which it compares is not there. @param sheet in the language of the view */
  compare(
    sheet: Worksheet,
    compare: Extract<Compare, { type: T }>,
    input: ComparisonInput,
  ): Extract<Comparison, { type: T }> | null;
  sentence(comparison: Extract<Comparison, { type: T }>): Sentence;
  rows(comparison: Extract<Comparison, { type: T }>, groups: number): ComparedRow[];
  /** Its numbers, for those who listen and for those who copy them. */
  tables(comparison: Extract<Comparison, { type: T }>, caption: string, words: ReportWords): Table[];
  charts(comparison: Extract<Comparison, { type: T }>, words: ReportWords): ComparisonCharts;
}

export interface ComparisonParts<T extends ComparisonType = ComparisonType> {
  /** Everything that counts as one thing, in the order in which it is drawn. */
  measures(comparison: Extract<Comparison, { type: T }>): readonly ComparedMeasure[];
  /** The part that one group wrote. Counts of ticks are not kept by group. */
  partOf(comparison: Extract<Comparison, { type: T }>, group: GroupId): Extract<Comparison, { type: T }>;
}
