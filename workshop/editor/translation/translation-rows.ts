/** A translation as a table: one row a text, with its original; for XLSX, CSV and XLIFF. Pure. */
import type { Draft } from "@/workshop/editor/draft";
import { type AuthoredText, textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";

export interface TranslationRow {
  /** Where the text belongs; must come back unchanged. */
  path: string;
  /** Session and activity, for people. */
  where: string;
  reader: "room" | "trainer";
  original: string;
  translation: string;
  /** Characters that the text may have. */
  most: number;
}

/** Characters that a text may have, as model/text/text-schemas.ts has them. */
const MAX_CHARACTERS: Record<AuthoredText["length"], number> = { line: 300, prose: 8_000 };

/** Columns in their order; a sheet is read by these names, wherever they stand. */
const COLUMNS = ["Path", "Where", "Reader", "Original", "Translation", "Longest"] as const;

/** The head of a table: it also says from which language into which. */
export const headOf = (from: string, to: string): string[] =>
  COLUMNS.map((name) =>
    name === "Original" ? `Original (${from})` : name === "Translation" ? `Translation (${to})` : name,
  );

/** @returns one row for each text, in the order of reading. */
export function translationRows(draft: Draft, language: string): TranslationRow[] {
  const translated = draft.translations[language]?.texts ?? {};
  const places = placesOf(draft);
  return textsOfDraft(draft).map(({ path, text, audience, length }) => ({
    path,
    where: places.get(path.split("/")[0] ?? "") ?? "",
    reader: audience,
    original: text,
    translation: translated[path] ?? "",
    most: MAX_CHARACTERS[length],
  }));
}

export const cellsOf = (row: TranslationRow): (string | number)[] => [
  row.path,
  row.where,
  row.reader,
  row.original,
  row.translation,
  row.most,
];

/** Non-empty texts of a draft. Walking by schema needs no more of a workshop than a draft has. */
export const textsOfDraft = (draft: Draft): AuthoredText[] =>
  textsOf(draft as Workshop).filter((t) => t.text.trim() !== "");

function placesOf(draft: Draft): Map<string, string> {
  const places = new Map<string, string>();
  for (const session of draft.sessions) {
    const head = `${session.number}. ${session.title}`;
    places.set(`session:${session.id}`, head);
    for (const activity of session.activities) places.set(activity.id, `${head} / ${activity.title ?? ""}`);
  }
  for (const word of draft.words) places.set(`word:${word.id}`, word.term ?? "");
  for (const agenda of draft.agendas) places.set(`agenda:${agenda.id}`, agenda.title ?? "");
  for (const handout of draft.handouts) places.set(`handout:${handout.id}`, handout.title);
  return places;
}
