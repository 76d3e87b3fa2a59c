/** What groups wrote on a worksheet, and how it compares; the same figures as on the stage. */
import { count } from "@/activities/tally";
import type { Worksheet } from "@/activities/worksheet/content";
import { marked } from "@/activities/worksheet/rules";
import type { BoardCount } from "@/workshop/debrief/boards-beside";
import { type DebriefInput, type DebriefWork, roundsOf } from "@/workshop/debrief/input";
import { type PlanViews, planViews } from "@/workshop/debrief/plan-views";
import { FEW } from "@/workshop/debrief/share";
import { blacked } from "@/workshop/groups/black";
import { cardsOf, isMinority, type Marks, minorityOf, shownCards } from "@/workshop/groups/cards";
import { OWN, type SheetContent } from "@/workshop/groups/cells";
import type { Comparison } from "@/workshop/groups/compare/comparison";
import { comparisonIn, sheetsOf } from "@/workshop/groups/compare/gather";
import { type Darken, type GroupSheet, shownEntry } from "@/workshop/groups/compare/input";
import { doneOf } from "@/workshop/groups/done";
import { foundOn } from "@/workshop/groups/entries";
import type { Card, Entry } from "@/workshop/groups/shown";
import type { Group } from "@/workshop/groups/state";
import { groupKnown, peopleIn } from "@/workshop/groups/work-groups";

/** What one group made. */
export interface GroupMade {
  group: Group;
  people: number;
  /** 0 to 1. */
  done: number;
  /** The cards that it showed, or all where it showed none; words that were blacked out are "█". */
  cards: Card[];
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
  /** Of plans of a campaign. */
  plans?: PlanViews | null;
  /** On the last of several boards of a session: how much stands on each, least first. */
  beside?: BoardCount[];
}

/** Null where no group wrote anything on it. */
export function worksheetDebrief(activity: Worksheet, input: DebriefInput): WorksheetDebrief | null {
  const { made } = input;
  const work = made && Object.hasOwn(made.work, activity.id) ? made.work[activity.id] : undefined;
  if (!made || !work) return null;
  const sheets = sheetsOf(made, activity);
  if (!sheets.some(({ content }) => Object.keys(content.cells).length > 0)) return null;
  const { black, greyed, hidden } = work;
  const dark = (text: string) => blacked(text, activity.id, black);
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
    comparison: comparisonIn(made, activity, input.workshop, made.whole, gallery.entries),
    dots: gallery.people < FEW ? [] : dotted(activity, sheets, gallery.entries, dark),
    plans: planViews(activity, sheets, dark),
    remarks: made.remarks.flatMap(({ id, activity: of, group, kind, text }) => {
      const known = groupKnown(made.groups, group);
      return of === activity.id && known && !hidden.includes(id)
        ? [{ group: known, kind, text: dark(text) }]
        : [];
    }),
  };
}

function groupMade(
  sheet: Worksheet,
  { groups }: DebriefWork,
  group: Group,
  content: SheetContent,
  marks: Marks,
  dark: Darken,
  seen: boolean,
): GroupMade {
  const all = cardsOf(sheet, group.id, content, marks);
  const shown = shownCards(all, content).filter((c) => !isMinority(c));
  const minority = minorityOf(content);
  return {
    group,
    people: peopleIn(groups, group.id),
    done: doneOf(sheet, content).whole,
    cards: shown.length > 0 ? shown : all.filter((c) => !isMinority(c)),
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
  dark: Darken,
): WorksheetDebrief["dots"] {
  return sheets
    .flatMap(({ group, content }) => foundOn(sheet, group.id, content))
    .flatMap((f) => (dots[f.id] ? [{ entry: shownEntry(f, dark), dots: dots[f.id]! }] : []))
    .sort((a, b) => b.dots - a.dots);
}

/** Who marked something in the last round of a question, and how many marked each entry. */
function marksIn(
  input: DebriefInput,
  question: string,
): { people: number; entries: Readonly<Record<string, number>> } {
  const bodies =
    roundsOf(input, question)
      .at(-1)
      ?.answers.map((a) => a.body) ?? [];
  const entries: Record<string, number> = {};
  for (const body of bodies) for (const entry of marked(body)) count(entries, entry);
  return { people: bodies.filter((b) => marked(b).length > 0).length, entries };
}
