import { type Worksheet, type WorksheetAnswer, marked } from "@/model/worksheets/content";
import { type PlanViews, planViews } from "@/activities/kinds/worksheet/plan-views";
import { type DebriefSource, bodiesOf, roundsOf } from "@/model/debrief/input";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { count } from "@/model/activity/tally";
import { redacted } from "@/model/worksheets/redaction";
import { type Marks, cardsOf, isChosen, isMinority, minorityOf, shownCards } from "@/model/worksheets/cards";
import { OWN, type SheetContent } from "@/model/worksheets/cells";
import type { Comparison, GroupSheet } from "@/model/worksheets/comparisons/comparison";
import { type Redactor, shownEntry } from "@/model/worksheets/comparisons/measures";
import { completenessOf } from "@/model/worksheets/completeness";
import { type Entry, findEntries } from "@/model/worksheets/entries";
import type { Card } from "@/model/worksheets/shown";
import type { Group, GroupId } from "@/model/room/groups";
import { type WorkSource, groupKnown, peopleIn, sheetsOf } from "@/model/worksheets/groups";

/** One board beside others of its session. */
export interface BoardCount {
  id: string;
  title: string;
  /** Groups that wrote on it. */
  groups: number;
  columns: { id: string; text: string; measures: number }[];
  /** Different measures, on all sides together. */
  measures: number;
}

export interface GroupMade {
  group: Group;
  people: number;
  /** 0 to 1. */
  done: number;
  /** The cards that it chose to show, or all where it chose none; words that were blacked out are "█". */
  cards: Card[];
  /** Further cards. */
  notShown: number;
  /** It chose among its cards; where it did not, the first five stand for them. */
  chose: boolean;
  /** The room has seen these cards: the group presented them, or there was a gallery. */
  shown: boolean;
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
  /** Sheets, remarks or the comparison were left out, which no trainer released. */
  unreleased?: true;
  /** Dots of sheets that no trainer released were left out. */
  dotsLeftOut?: true;
  /** Plans of a campaign. */
  plans?: PlanViews | null;
  /** On the last of several boards of a session: the measures on each, least first. */
  beside?: BoardCount[];
}

export interface WorkInput extends DebriefSource {
  /** The groups' sheets and the remarks on them; left out where no one worked in groups. */
  made?: WorkSource & {
    remarks: readonly {
      id: string;
      activity: string;
      group: GroupId;
      kind: "comment" | "missed";
      text: string;
    }[];
  };
  /** Lays the sheets of all groups side by side; null where the worksheet compares nothing. */
  compare?(sheet: Worksheet, dots: Readonly<Record<string, number>>): Comparison | null;
}

/** Null where no group wrote anything on it. */
export function worksheetDebrief(activity: Worksheet, input: WorkInput): WorksheetDebrief | null {
  const { made } = input;
  const work = made && Object.hasOwn(made.work, activity.id) ? made.work[activity.id] : undefined;
  if (!made || !work) return null;
  const sheets = sheetsOf(made, activity);
  if (!sheets.some(({ content }) => Object.keys(content.cells).length > 0)) return null;
  const { black, greyed, hidden } = work;
  const dark = (text: string) => redacted(text, activity.id, black);
  const gallery = marksIn(input, `${activity.id}/gallery`);
  const seen = (group: Group) =>
    work.present.done.includes(group.id) || roundsOf(input, `${activity.id}/gallery`).length > 0;
  const marks: Marks = { black, greyed, too: marksIn(input, `${activity.id}/present`).entries };
  return {
    kind: "worksheet",
    activity,
    groups: sheets.map(({ group, content }) =>
      groupMade(activity, made, group, content, marks, dark, seen(group)),
    ),
    comparison: input.compare?.(activity, gallery.entries) ?? null,
    dots: gallery.people < MIN_REPORTABLE ? [] : dotted(activity, sheets, gallery.entries, dark),
    plans: planViews(activity, sheets, dark),
    remarks: made.remarks.flatMap(({ id, activity: sheet, group, kind, text }) => {
      const subject = groupKnown(made.groups, group);
      return sheet === activity.id && subject && !hidden.includes(id)
        ? [{ group: subject, kind, text: dark(text) }]
        : [];
    }),
  };
}

function groupMade(
  sheet: Worksheet,
  { groups }: WorkSource,
  group: Group,
  content: SheetContent,
  marks: Marks,
  dark: Redactor,
  seen: boolean,
): GroupMade {
  const all = cardsOf(sheet, group.id, content, marks);
  const majority = all.filter((c) => !isMinority(c));
  const shown = shownCards(all, content).filter((c) => !isMinority(c));
  const minority = minorityOf(content);
  return {
    group,
    people: peopleIn(groups, group.id),
    done: completenessOf(sheet, content).whole,
    cards: shown.length > 0 ? shown : majority,
    notShown: shown.length > 0 ? majority.length - shown.length : 0,
    chose: majority.some((card) => isChosen(card, content)),
    shown: seen && shown.length > 0,
    agreed: content.cells[OWN.agreed] === "1",
    minority: minority.length > 0 ? dark(minority.join("\n")) : null,
  };
}

/** Entries with their dots, most first. */
function dotted(
  sheet: Worksheet,
  sheets: readonly GroupSheet[],
  dots: Readonly<Record<string, number>>,
  dark: Redactor,
): WorksheetDebrief["dots"] {
  return sheets
    .flatMap(({ group, content }) => findEntries(sheet, group.id, content))
    .flatMap((f) => (dots[f.id] ? [{ entry: shownEntry(f, dark), dots: dots[f.id]! }] : []))
    .sort((a, b) => b.dots - a.dots);
}

/** Marks by entry in the last round of a question, and the people who marked any. */
function marksIn(
  input: WorkInput,
  question: string,
): { people: number; entries: Readonly<Record<string, number>> } {
  const last = roundsOf<WorksheetAnswer>(input, question).at(-1);
  const bodies = last ? bodiesOf(last) : [];
  const entries: Record<string, number> = {};
  for (const body of bodies) for (const entry of marked(body)) count(entries, entry);
  return { people: bodies.filter((b) => marked(b).length > 0).length, entries };
}
