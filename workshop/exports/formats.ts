/** All exports of a room, a line each, for menu, routes and maker of files. */

export const formats = [
  "word",
  "word-short",
  "partner",
  "page-a4",
  "page-letter",
  "slides",
  "slides-all",
  "pdf-a4",
  "pdf-letter",
  "pdf-short-a4",
  "pdf-short-letter",
  "handouts",
  "handouts-letter",
  "plan",
  "plan-calendar",
  "posters-a4",
  "posters-a3",
  "pictures",
  "workbook",
  "summary-csv",
  "answers-csv",
  "values-csv",
  "analysis",
  "json",
  "gift",
  "qti",
  "xapi",
  "calendar",
  "everything",
] as const;
export type Format = (typeof formats)[number];

export interface FormatFacts {
  /** Of the file's name, without a dot. */
  ending: string;
  mime: string;
  /** Has rows of single people: only for ended rooms. */
  rows: boolean;
  /** Its source: a report, one that may be passed on, handouts, the groups' released work or stored answers. */
  from: "report" | "passed-on" | "handouts" | "groups" | "data";
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
const csv = { ending: "csv", mime: "text/csv; charset=utf-8" };

export const factsOf: Record<Format, FormatFacts> = {
  word: { ending: "docx", mime: `${OFFICE}.wordprocessingml.document`, rows: false, from: "report" },
  "word-short": { ending: "docx", mime: `${OFFICE}.wordprocessingml.document`, rows: false, from: "report" },
  // Without words of people and trainers.
  partner: { ending: "docx", mime: `${OFFICE}.wordprocessingml.document`, rows: false, from: "passed-on" },
  "page-a4": { ending: "pdf", mime: "application/pdf", rows: false, from: "passed-on" },
  "page-letter": { ending: "pdf", mime: "application/pdf", rows: false, from: "passed-on" },
  slides: { ending: "pptx", mime: `${OFFICE}.presentationml.presentation`, rows: false, from: "report" },
  "slides-all": {
    ending: "pptx",
    mime: `${OFFICE}.presentationml.presentation`,
    rows: false,
    from: "report",
  },
  "pdf-a4": { ending: "pdf", mime: "application/pdf", rows: false, from: "report" },
  "pdf-letter": { ending: "pdf", mime: "application/pdf", rows: false, from: "report" },
  "pdf-short-a4": { ending: "pdf", mime: "application/pdf", rows: false, from: "report" },
  "pdf-short-letter": { ending: "pdf", mime: "application/pdf", rows: false, from: "report" },
  handouts: { ending: "pdf", mime: "application/pdf", rows: false, from: "handouts" },
  "handouts-letter": { ending: "pdf", mime: "application/pdf", rows: false, from: "handouts" },
  plan: { ending: "docx", mime: `${OFFICE}.wordprocessingml.document`, rows: false, from: "groups" },
  "plan-calendar": { ending: "ics", mime: "text/calendar; charset=utf-8", rows: false, from: "groups" },
  "posters-a4": { ending: "pdf", mime: "application/pdf", rows: false, from: "groups" },
  "posters-a3": { ending: "pdf", mime: "application/pdf", rows: false, from: "groups" },
  pictures: { ending: "zip", mime: "application/zip", rows: false, from: "report" },
  // Of a room that runs it has no sheets of rows.
  workbook: { ending: "xlsx", mime: `${OFFICE}.spreadsheetml.sheet`, rows: false, from: "data" },
  "summary-csv": { ...csv, rows: false, from: "data" },
  "answers-csv": { ...csv, rows: true, from: "data" },
  "values-csv": { ...csv, rows: true, from: "data" },
  analysis: { ending: "zip", mime: "application/zip", rows: true, from: "data" },
  json: { ending: "json", mime: "application/json", rows: true, from: "data" },
  gift: { ending: "gift.txt", mime: "text/plain; charset=utf-8", rows: false, from: "data" },
  qti: { ending: "qti.zip", mime: "application/zip", rows: false, from: "data" },
  xapi: { ending: "xapi.json", mime: "application/json", rows: true, from: "data" },
  calendar: { ending: "ics", mime: "text/calendar; charset=utf-8", rows: false, from: "data" },
  // Of a room that runs it has what there is.
  everything: { ending: "zip", mime: "application/zip", rows: false, from: "data" },
};

const NAMES: Record<Exclude<Format, "everything">, string> = {
  word: "report",
  "word-short": "short-report",
  partner: "report-for-partners",
  "page-a4": "one-page-A4",
  "page-letter": "one-page-Letter",
  slides: "slides",
  "slides-all": "all-figures",
  "pdf-a4": "report-A4",
  "pdf-letter": "report-Letter",
  "pdf-short-a4": "short-report-A4",
  "pdf-short-letter": "short-report-Letter",
  handouts: "handouts",
  "handouts-letter": "handouts-Letter",
  plan: "plan-of-action",
  "plan-calendar": "plan-of-action",
  "posters-a4": "posters-A4",
  "posters-a3": "posters-A3",
  pictures: "figures",
  workbook: "workbook",
  "summary-csv": "summary",
  "answers-csv": "answers",
  "values-csv": "values",
  analysis: "for-R-and-SPSS",
  json: "data",
  gift: "quiz",
  qti: "quiz",
  xapi: "statements",
  calendar: "days",
};

/** @param language of a report where the archive has several; null for everything else */
export const archiveName = (format: Exclude<Format, "everything">, language: string | null = null): string =>
  `${NAMES[format]}${language ? `-${language}` : ""}.${factsOf[format].ending}`;

/** Why a format cannot be had of this room now; null where it can. */
export type Unavailable = "not-ended" | "no-quiz" | "no-days" | "no-handouts" | "no-plan" | "no-posters";

export interface RoomNow {
  ended: boolean;
  /** Something with a key was asked. */
  quizzes: boolean;
  /** Something of it stands in a calendar. */
  dates: boolean;
  /** Its workshop has handouts. */
  handouts: boolean;
  /** Released measures of groups, those with a day, and posters. */
  measures: number;
  dated: number;
  posters: number;
}

export function unavailable(format: Format, now: RoomNow): Unavailable | null {
  if ((factsOf[format].rows || factsOf[format].from === "passed-on") && !now.ended) return "not-ended";
  if ((format === "gift" || format === "qti") && !now.quizzes) return "no-quiz";
  if (factsOf[format].from === "handouts" && !now.handouts) return "no-handouts";
  if (format === "calendar" && !now.dates) return "no-days";
  if ((format === "plan" && now.measures === 0) || (format === "plan-calendar" && now.dated === 0))
    return "no-plan";
  if (format.startsWith("posters") && now.posters === 0) return "no-posters";
  return null;
}
