/** First bytes of files that were taken out of a room, by which they are what their names say. */
import type { Format } from "@/workshop/exports/formats";

const ZIP = "PK\u0003\u0004";
const BOM = "\u00ef\u00bb\u00bf";

export const beginsWith: Record<Format, string> = {
  word: ZIP,
  "word-short": ZIP,
  partner: ZIP,
  "page-a4": "%PDF-",
  "page-letter": "%PDF-",
  slides: ZIP,
  "slides-all": ZIP,
  "pdf-a4": "%PDF-",
  "pdf-letter": "%PDF-",
  "pdf-short-a4": "%PDF-",
  "pdf-short-letter": "%PDF-",
  handouts: "%PDF-",
  "handouts-letter": "%PDF-",
  plan: ZIP,
  "plan-calendar": "BEGIN:VCALENDAR",
  "posters-a4": "%PDF-",
  "posters-a3": "%PDF-",
  pictures: ZIP,
  workbook: ZIP,
  "summary-csv": BOM,
  "answers-csv": BOM,
  "values-csv": BOM,
  analysis: ZIP,
  json: "{",
  gift: "",
  qti: ZIP,
  xapi: "[",
  calendar: "BEGIN:VCALENDAR",
  everything: ZIP,
};
