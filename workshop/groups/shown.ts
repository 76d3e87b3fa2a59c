/** What is sent of groups and their work. Built only in `workshop/views/work.ts` and `workshop/views/group.ts`. */
import type { SheetShape, SheetStop } from "@/activities/worksheet/view";
import type { Comparison } from "@/workshop/groups/compare/comparison";
import type { SheetContent } from "@/workshop/groups/cells";
import type { Group, GroupId, Phases } from "@/workshop/groups/state";

/** One thing that a group wrote: a line of a list or a row of a table. */
export interface Entry {
  id: string;
  group: GroupId;
  /** Path of the list or table, with its section's row. */
  field: string;
  text: string;
  /** Further columns of a row that hold something, by their labels. */
  more: { label: string; text: string }[];
}

/** One card of a presentation. Words that were blacked out are "█" already. */
export interface Card {
  id: string;
  title: string;
  blocks: { label: string; lines: CardLine[] }[];
}
export interface CardLine {
  text: string;
  /** Set for entries of lists and tables. */
  entry: string | null;
  more: { label: string; text: string }[];
  grey: boolean;
  /** People who said "us too"; 0 below three. */
  too: number;
}

export interface SheetShown {
  group: Group;
  cards: Card[];
  remarks: { id: string; kind: "comment" | "missed"; text: string }[];
}

/** What the whole room may see of the work on the present worksheet: on the stage, and on all phones alike. */
export interface WorkShown {
  at: SheetStop;
  phase: "open" | "frozen" | "none";
  endsAt: number | null;
  phases: Phases | null;
  /** The groups with what they have: completeness from 0 to 1, whether they are ready. No text of theirs. */
  groups: { group: Group; people: number; done: number }[];
  /** At "present": the group on the stage. */
  speaking: {
    group: Group;
    card: Card | null;
    index: number;
    total: number;
    since: number;
    seconds: number;
  } | null;
  /** At "present": who was heard, who comes. */
  order: { group: Group; heard: boolean }[];
  /** At "gallery". */
  sheets: SheetShown[];
  /** At "board". */
  comparison: Comparison | null;
}

/** What one group's phones show beside the common view. Sent apart, as markup made of this. */
export interface GroupView {
  /** Null: this person has no group yet; then `choices` may be offered. */
  group: Group | null;
  choices: { group: Group; people: number; full: boolean }[];
  cap: number | null;
  /** `id` is made by `memberId`; no name where none was given. */
  members: { id: string; name: string | null; you: boolean; here: boolean; seat: boolean }[];
  guests: string[];
  /** This person speaks for the group. */
  seat: boolean;
  called: boolean;
  nudge: string | null;
  /** Of the present worksheet, for this group: when its own sheet is frozen. */
  endsAt: number | null;
  phase: "open" | "frozen" | "none";
  phases: Phases | null;
  at: SheetStop | null;
  activity: string | null;
  /** Parts of a split dossier that this person holds; who holds the others is not said. */
  documents: { title: string; text: string }[];
  dossier: number;
  /** What the seat prepares and drives; null without the seat, or where nothing is presented. */
  seatView: {
    /** Every card of the sheet; those with `shown` are presented. `chosen`: what the group said of it, as it stands on the sheet. */
    cards: (Card & { shown: boolean; chosen: string })[];
    notes: string;
    minority: string;
    agreed: boolean;
    showMinority: boolean;
    volunteered: boolean;
    /** Names of words that are black for all others; `cards` have them as they are. */
    black: string[];
    /** Set while this group stands on the stage. */
    speaking: { index: number; total: number; since: number; seconds: number } | null;
  } | null;
  /** In a gallery walk: where this person reads first, and whether they explain their own sheet. */
  walk: { group: Group; explains: boolean } | null;
}

/** One sheet as its group's form is made of it. */
export interface SheetForm {
  activity: string;
  group: GroupId;
  shape: SheetShape;
  frozen: boolean;
  content: SheetContent;
}

/** To a group's phones: `html` beside the common view, `sheet` the form. Both whole; either may be unchanged. */
export interface GroupMessage {
  type: "group";
  html: string;
  /**
   * `key` changes when the form is another one: other sheet, language, frozen or not. Null: no sheet here.
   * `html` is null where this connection was sent the form of this key before.
   */
  sheet: {
    key: string;
    activity: string;
    group: GroupId;
    frozen: boolean;
    endsAt: number | null;
    html: string | null;
  } | null;
  now: number;
}

/** To phones that opened this sheet: what others wrote, and where they are writing. */
export interface SheetMessage {
  type: "sheet";
  activity: string;
  group: GroupId;
  /** Base64 of a Yjs update; null: only the writers changed. */
  update: string | null;
  /** Who writes where; never the receiver. */
  writers: { id: string; name: string | null; cell: string }[];
  now: number;
}

/** To a console that looks into a sheet. */
export interface LookMessage {
  type: "look";
  activity: string;
  group: GroupId;
  content: SheetContent;
  writers: { id: string; name: string | null; cell: string }[];
}

/** What consoles know of groups and work. Nobody is judged: all figures are of groups. */
export interface ConsoleGroups {
  formed: number;
  choosing: { cap: number } | null;
  groups: {
    group: Group;
    people: { id: string; alias: string; here: boolean }[];
    guests: { id: string; name: string }[];
    seat: string | null;
    /** Place in the queue, from 1; null: it does not call. */
    call: number | null;
  }[];
  /** People without a group. */
  without: { id: string; alias: string; here: boolean }[];
  /** Sectors are known for at least some, so that mixing them makes sense. */
  sectors: boolean;
}

export interface ConsoleWork {
  activity: string;
  at: SheetStop;
  phase: "open" | "frozen" | "none";
  endsAt: number | null;
  phases: Phases | null;
  shape: SheetShape;
  groups: {
    group: Group;
    /** Of each field that must be filled, by its path: 0, a part, 1. */
    fields: { path: string; label: string; done: number }[];
    done: number;
    /** Milliseconds since the epoch; null: nothing was written yet. */
    lastAt: number | null;
    /** "silent": nobody wrote for two minutes. "stuck": nothing at all while half the time is over. */
    state: "writing" | "silent" | "stuck" | "done" | "waiting";
    endsAt: number | null;
    agreed: boolean;
  }[];
  /** The groups in the order in which one should walk to them, with why. */
  walkTo: { group: GroupId; why: "calls" | "stuck" | "silent" | "behind" }[];
  present: {
    order: GroupId[];
    at: GroupId | null;
    card: number;
    cards: Card[];
    since: number | null;
    done: GroupId[];
    volunteers: GroupId[];
    seconds: number;
  };
  /** What groups wrote here, and on the worksheet that it is compared with. None at "work": look into a sheet there. */
  entries: Entry[];
  greyed: string[];
  merged: string[][];
  flagged: string[];
  black: string[];
  /** Entries of several groups that may be the same thing; never merged by themselves. */
  alike: string[][];
  remarks: { id: string; group: GroupId; kind: "comment" | "missed"; text: string; hidden: boolean }[];
  walking: boolean;
  comparison: Comparison | null;
}
