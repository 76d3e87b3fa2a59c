/** Sheets themselves are no answers: people answer with marks on their entries. */
import {
  marked,
  type Worksheet,
  type WorksheetAnswer,
  worksheetAnswerSchema,
  worksheetSchema,
  type SheetStop,
  stopOf,
  stopsOf,
  type WorksheetFace,
  type WorksheetForm,
} from "@/model/worksheets/content";
import { paperOf } from "@/activities/kinds/worksheet/paper";
import { check, checkAmong } from "@/activities/kinds/worksheet/check";
import {
  type BoardCount,
  type WorkInput,
  type WorksheetDebrief,
  worksheetDebrief,
} from "@/activities/kinds/worksheet/debrief-data";
import { worksheetFigures } from "@/activities/kinds/worksheet/figures";
import { worksheetFurther } from "@/activities/kinds/worksheet/further-figures";
import { references } from "@/activities/kinds/worksheet/references";
import { releasedSheets, writtenOnSheets } from "@/activities/kinds/worksheet/release";
import { sheetStats, sheetStory } from "@/activities/kinds/worksheet/sentences";
import { worksheetRows } from "@/activities/kinds/worksheet/summary-rows";
import { template } from "@/activities/kinds/worksheet/template";
import { tallied } from "@/activities/shared/tallied";
import { MIN_TOO } from "@/model/worksheets/cards";
import { idGiven } from "@/model/exports/answer-values";
import type { KindOf } from "@/model/kind";
import { sampleOf } from "@/model/statistics/random";
import { count } from "@/model/activity/tally";

/** Titles in the run sheet: a suffix in the language of the interface is put behind by the console. */
const asks: ReadonlySet<SheetStop> = new Set(["present", "gallery"]);

/** "Us too" has no limit of its own. */
const MAX_TOO_ENTRIES = 60;

/** Null unless the entries are names of entries, each once, and not too many for one person. */
function parse(sheet: Worksheet, stop: SheetStop, body: unknown): WorksheetAnswer | null {
  const entries =
    typeof body === "object" && body !== null && "entries" in body
      ? [(body as { entries: unknown }).entries].flat()
      : [];
  const parsed = worksheetAnswerSchema.safeParse({ entries: [...new Set(entries)].filter((e) => e !== "") });
  if (!parsed.success || Object.keys((body as object | null) ?? {}).some((k) => k !== "entries")) return null;
  return parsed.data.entries.length <= (stop === "gallery" ? sheet.dots : MAX_TOO_ENTRIES)
    ? parsed.data
    : null;
}

export const worksheetKind: KindOf<
  typeof worksheetSchema,
  WorksheetAnswer,
  WorksheetFace,
  WorksheetForm,
  WorksheetDebrief
> = {
  name: "worksheet",
  content: worksheetSchema,
  answer: worksheetAnswerSchema,
  check,
  checkAmong,
  references,
  template,
  simulate(sheet, { id }, { texts, random }) {
    const most = stopOf(sheet, id) === "gallery" ? sheet.dots : 4;
    return texts.length ? { entries: sampleOf(texts, most, random) } : null;
  },
  onPaper: paperOf,
  screens: ({ question, text }) => [`# ${question}\n\n${text ?? ""}`],
  steps: (sheet) =>
    stopsOf(sheet).map(({ id, at }) => ({
      id,
      title: sheet.title,
      notice: false,
      question: asks.has(at) ? id : undefined,
      whatIfs: [],
    })),
  face: (sheet, { step }) => ({
    kind: "worksheet",
    title: sheet.title,
    at: stopOf(sheet, step.id),
    question: sheet.question,
    text: sheet.text ?? null,
  }),
  ask: (sheet, { id }) =>
    stopOf(sheet, id) === "gallery"
      ? { text: sheet.question, form: { kind: "worksheet", marks: "dots", most: sheet.dots } }
      : { text: sheet.question, form: { kind: "worksheet", marks: "too", most: MAX_TOO_ENTRIES } },
  parse: (sheet, { id }, body) => parse(sheet, stopOf(sheet, id), body),
  key: () => null,
  /** `marks.entries`: entry to people; "us too" of a few is left out. */
  tally(sheet, { id: stop }, bodies) {
    const entries: Record<string, number> = {};
    const tally = tallied([], bodies, (body) => {
      for (const id of marked(body)) count(entries, id);
    });
    const least = stopOf(sheet, stop) === "present" ? MIN_TOO : 1;
    return {
      ...tally,
      marks: { entries: Object.fromEntries(Object.entries(entries).filter(([, people]) => people >= least)) },
    };
  },
  options: () => [],
  values: (_sheet, { entries }) => entries.map((entry) => idGiven("entry", entry)),

  debrief: (sheet, input: WorkInput) => worksheetDebrief(sheet, input),
  combined: withBoardsBeside,
  byGroups: true,
  summaryRows: worksheetRows,
  figures: worksheetFigures,
  furtherFigures: worksheetFurther,
  released: releasedSheets,
  written: writtenOnSheets,
  stats: sheetStats,
  frontPage: { place: "groups", sentences: (sessions) => sheetStory(sessions) },
};

/** Worksheets of one session: the last of several boards gets the counts of all, least first. */
export function withBoardsBeside(activities: readonly WorksheetDebrief[]): WorksheetDebrief[] {
  const counts = activities.flatMap((a): BoardCount[] => {
    if (a.comparison?.type !== "board") return [];
    const columns = a.comparison.columns.map(({ id, text, measures }) => ({
      id,
      text,
      measures: measures.length,
    }));
    return [
      {
        id: a.activity.id,
        title: a.activity.title,
        groups: a.groups.filter((g) => g.done > 0).length,
        columns,
        measures: columns.reduce((sum, c) => sum + c.measures, 0),
      },
    ];
  });
  if (counts.length < 2 || counts.every((c) => c.measures === 0)) return [...activities];
  const last = counts.at(-1)!.id;
  const beside = counts.toSorted((a, b) => a.measures - b.measures);
  return activities.map((a) => (a.activity.id === last ? { ...a, beside } : a));
}
