/**
 * The data of the page where trainers choose which texts of participants may appear in reports: every text
 * with its words and warnings.
 */
import { identifyingParts } from "@/phone/worksheets/identifying-names";
import { debriefIn, readRoom } from "@/server/debrief/room-reading";
import { segmentText, wordId } from "@/model/worksheets/redaction";
import type { WrittenSource } from "@/model/debrief/release";
import { writtenSources } from "@/workshop/debrief/report/release/written-texts";

interface DeskPiece {
  text: string;
  /** Null: no word, so it cannot be black. */
  word: { id: string; black: boolean } | null;
}

interface DeskText {
  id: string;
  pieces: DeskPiece[];
  released: boolean;
  /** Words that could identify a person. */
  warnings: string[];
}

interface DeskSource {
  source: Omit<WrittenSource, "texts">;
  released: number;
  texts: DeskText[];
}

/**
 * @param language of the reader, for authored texts; without it, that of the workshop. Null where there is no
 * such room.
 */
export async function loadRelease(
  roomId: string,
  language?: string,
): Promise<{ title: string; ended: boolean; sources: DeskSource[] } | null> {
  const reading = await readRoom(roomId);
  if (!reading) return null;
  const stored = new Map(reading.stored.map((r) => [`${r.source} ${r.textId}`, r]));
  // Names of texts come from the first language of the workshop, for all readers.
  const questions = new Map(
    writtenSources(
      language === undefined ? reading.debrief : debriefIn(reading, language),
      [],
      new Set(),
    ).map((s) => [s.id, s.question] as const),
  );
  const sources = reading.sources.map(({ texts, ...original }): DeskSource => {
    const source = { ...original, question: questions.get(original.id) ?? original.question };
    const all = texts.map((text): DeskText => {
      const release = source.held === null ? stored.get(`${source.id} ${text.id}`) : undefined;
      const black = new Set(release?.black);
      const pieces = segmentText(text.text).map(({ text: piece, word }): DeskPiece => {
        const id = wordId(source.id, piece);
        return { text: piece, word: word ? { id, black: black.has(id) } : null };
      });
      return { id: text.id, pieces, released: release !== undefined, warnings: identifyingParts(text.text) };
    });
    return { source, released: all.filter((t) => t.released).length, texts: all };
  });
  return { title: reading.debrief.title, ended: reading.debrief.ended, sources };
}
