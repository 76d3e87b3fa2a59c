/**
 * The measures of all groups as one plan of action: what they wrote on sheets that are laid side by side, where a
 * trainer released it. Every page and file of the plan is made from these rows. Pure.
 */
import { kindOf } from "@/activities/kinds";
import type { Releases } from "@/model/debrief/release";
import type { Group } from "@/model/room/groups";
import type { ReportWords } from "@/model/figures/report-words";
import { listed } from "@/model/text/wording";
import { groupName, inWords } from "@/model/worksheets/wording";
import { groupsOfMeasure } from "@/model/worksheets/comparisons/topics";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";

export interface PlannedMeasure {
  /** Its name within the room. */
  id: string;
  measure: string;
  /** The side that takes it, as the author calls it. */
  side: string;
  who: string[];
  /** As groups gave them. */
  when: string[];
  /** The earliest of these that is a day, such as "2027-03-01". */
  day: string | null;
  groups: Group[];
  /** The worksheet's title. */
  sheet: string;
}

type SheetDebrief = Extract<ActivityDebrief, { kind: "worksheet" }>;

/** A worksheet asks who takes a measure, or by when. */
export const isPlanned = (debrief: ActivityDebrief): debrief is SheetDebrief =>
  debrief.kind === "worksheet" &&
  debrief.comparison?.type === "board" &&
  debrief.activity.compare?.type === "board" &&
  Boolean(debrief.activity.compare.owner ?? debrief.activity.compare.when);

/** What is due first comes first; what has no day comes last, in the order of the workshop. */
export function planOfAction({ sessions }: Pick<Debrief, "sessions">, releases: Releases): PlannedMeasure[] {
  const rows = sessions
    .flatMap((session) => session.activities)
    .filter(isPlanned)
    .flatMap((debrief) => {
      const shown = (kindOf(debrief).released?.(debrief, releases) ?? debrief) as SheetDebrief;
      return shown.comparison ? measuresOf(shown) : measuresOnSheets(debrief, shown);
    });
  const dueOf = ({ day }: PlannedMeasure) => day ?? "9";
  return rows.toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : Number(dueOf(a) > dueOf(b))));
}

/** All side by side were released. */
function measuresOf({ activity, comparison }: SheetDebrief): PlannedMeasure[] {
  if (comparison?.type !== "board") return [];
  return comparison.columns.flatMap((column) =>
    column.measures.map((measure) => ({
      id: `${activity.id}-${measure.id}`,
      measure: measure.text,
      side: column.text,
      who: measure.owner,
      when: measure.when,
      day: firstDay(measure.when),
      groups: groupsOfMeasure(comparison, measure),
      sheet: activity.title,
    })),
  );
}

/** Some sheets were released, so only what stands on their cards. */
function measuresOnSheets({ activity, comparison }: SheetDebrief, shown: SheetDebrief): PlannedMeasure[] {
  if (comparison?.type !== "board" || activity.compare?.type !== "board") return [];
  const { owner, when } = activity.compare;
  const lines = new Map(
    shown.groups.flatMap(({ group, cards }) =>
      cards
        .flatMap((card) => card.blocks.flatMap((block) => block.lines))
        .flatMap((line) => (line.entry ? [[line.entry, { ...line, group }] as const] : [])),
    ),
  );
  const labelOf = (column: string | undefined) =>
    activity.sections
      .flatMap((section) => section.fields)
      .flatMap((field) => (field.type === "table" ? field.columns : []))
      .find(({ id }) => id === column)?.text;
  return comparison.columns.flatMap((column) =>
    column.measures.flatMap(({ entries }) =>
      entries.flatMap((entry): PlannedMeasure[] => {
        const line = lines.get(entry.id);
        if (!line) return [];
        const cell = (label: string | undefined) => {
          const place = entry.more.findIndex((one) => one.label === label);
          return line.more.slice(place, place + 1).map(({ text }) => text);
        };
        const days = cell(labelOf(when));
        return [
          {
            id: `${activity.id}-${entry.id}`,
            measure: line.text,
            side: column.text,
            who: cell(labelOf(owner)),
            when: days,
            day: firstDay(days),
            groups: [line.group],
            sheet: activity.title,
          },
        ];
      }),
    ),
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Dates that are days of the calendar. */
const firstDay = (dates: readonly string[]): string | null => dates.filter(isDay).toSorted()[0] ?? null;

/** True of a day of the calendar, such as "2027-03-01". */
function isDay(date: string): boolean {
  const time = DAY.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** A measure in words. */
export type PlanRow = [measure: string, who: string, when: string, groups: string];

export const planTable = (
  measures: readonly PlannedMeasure[],
  words: ReportWords,
): { head: PlanRow; rows: PlanRow[] } => ({
  head: [
    words.from("front")("plan.measure"),
    words.compare("board.owner"),
    words.compare("board.when"),
    words.t("sheets.group"),
  ],
  rows: measures.map((measure) => rowOf(measure, words)),
});

/** Missing owners and days are dashes. */
export function rowOf({ measure, who, when, groups }: PlannedMeasure, words: ReportWords): PlanRow {
  const { compare } = words;
  return [
    inWords(measure, compare),
    saidOf(who, words) || "–",
    saidOf(
      when.map((date) => dayIn(date, words)),
      words,
    ) || "–",
    saidOf(
      groups.map((group) => groupName(group, compare)),
      words,
    ),
  ];
}

export const saidOf = (texts: readonly string[], { compare, locale }: ReportWords): string =>
  inWords(listed(texts, locale), compare);

/** A day in words; what is none stays as it was written. */
export const dayIn = (date: string, words: ReportWords): string =>
  isDay(date) ? words.day(Date.parse(`${date}T12:00:00Z`)) : date;
