/** The desk at which trainers decide what people wrote may be in reports: every text with its words and its warnings. */
import { findings } from "@/phone/sheet/person-with-age";
import { readRoom } from "@/server/report/room-reading";
import { piecesOf } from "@/workshop/groups/black";
import { wordId } from "@/workshop/groups/names";
import type { WrittenSource } from "@/workshop/report/release/written-texts";

export interface DeskPiece {
  text: string;
  /** Null: no word, so it cannot be black. */
  word: { id: string; black: boolean } | null;
}

export interface DeskText {
  id: string;
  pieces: DeskPiece[];
  released: boolean;
  /** What could identify somebody; none where nothing was found. */
  warnings: string[];
}

export interface DeskSource {
  source: Omit<WrittenSource, "texts">;
  released: number;
  texts: DeskText[];
}

/** Null where there is no such room. */
export async function loadDesk(
  roomId: string,
): Promise<{ title: string; ended: boolean; sources: DeskSource[] } | null> {
  const reading = await readRoom(roomId);
  if (!reading) return null;
  const stored = new Map(reading.stored.map((r) => [`${r.source} ${r.textId}`, r]));
  const sources = reading.sources.map(({ texts, ...source }): DeskSource => {
    const all = texts.map((text): DeskText => {
      const release = source.held === null ? stored.get(`${source.id} ${text.id}`) : undefined;
      const black = new Set(release?.black);
      const pieces = piecesOf(text.text).map(({ text: piece, word }): DeskPiece => {
        const id = wordId(source.id, piece);
        return { text: piece, word: word ? { id, black: black.has(id) } : null };
      });
      return { id: text.id, pieces, released: release !== undefined, warnings: findings(text.text) };
    });
    return { source, released: all.filter((t) => t.released).length, texts: all };
  });
  return { title: reading.debrief.title, ended: reading.debrief.ended, sources };
}
