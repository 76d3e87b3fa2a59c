/**
 * The data of the page where trainers choose which texts of participants may appear in reports: every text
 * with its words and warnings.
 */
import { identifyingParts } from "@/phone/worksheets/identifying-names";
import { debriefIn, readRoom, type RoomReading } from "@/server/debrief/room-reading";
import { listKeptBack } from "@/server/store/debrief/released-texts";
import { segmentText, wordId } from "@/model/worksheets/redaction";
import { groupedBy } from "@/model/grouped-by";
import type { WrittenSource, WrittenText } from "@/model/debrief/release";
import type {
  DeskPage,
  DeskPiece,
  DeskSource,
  DeskText,
} from "@/workshop/debrief/report/release/chosen-releases";
import { writtenSources } from "@/workshop/debrief/report/release/written-texts";

/** Results of groups: what each wrote, and all side by side. */
const isGroupResult = ({ kind }: Pick<WrittenSource, "kind">): boolean =>
  kind === "sheet" || kind === "board";

/**
 * @param language of the reader, for authored texts; without it, that of the workshop. Null where there is no
 * such room.
 */
export async function loadRelease(
  roomId: string,
  language?: string,
): Promise<{ title: string; ended: boolean; sources: DeskSource[]; pages: DeskPage[] } | null> {
  const [reading, keptBack] = await Promise.all([readRoom(roomId), listKeptBack(roomId)]);
  if (!reading) return null;
  const stored = new Map(reading.stored.map((r) => [`${r.source} ${r.textId}`, r]));
  // Names of texts come from the first language of the workshop, for all readers.
  const readers = new Map(
    writtenSources(
      language === undefined ? reading.debrief : debriefIn(reading, language),
      [],
      new Set(),
    ).map((s) => [s.id, s] as const),
  );
  const sources = reading.sources.map(({ texts, ...original }): DeskSource => {
    const read = readers.get(original.id);
    const source = { ...original, question: read?.question ?? original.question };
    const all = texts.map((text, i): DeskText => {
      const name = `${source.id} ${text.id}`;
      const release = source.held === null ? stored.get(name) : undefined;
      const black = new Set(release?.black);
      const pieces = partsOf(text, read?.texts[i]).flatMap((part): DeskPiece[] => [
        ...(part.head === "" ? [] : [{ text: part.head, word: null, head: true as const }]),
        ...segmentText(part.text).map(({ text: piece, word }): DeskPiece => {
          const id = wordId(source.id, piece);
          return { text: piece, word: word ? { id, black: black.has(id) } : null };
        }),
      ]);
      return {
        id: text.id,
        pieces,
        released: release !== undefined,
        keptBack: keptBack.has(name),
        warnings: identifyingParts(typedIn(text)),
      };
    });
    return { source, released: all.filter((t) => t.released).length, texts: all };
  });
  const pageOf = ({ source }: DeskSource) =>
    isGroupResult(source) && source.activity ? source.activity : source.id;
  const pages = [...groupedBy(sources, pageOf)].map(([id, list]) => ({ id, sources: list }));
  return { title: reading.debrief.title, ended: reading.debrief.ended, sources, pages };
}

const typedIn = ({ text, chosen = [] }: WrittenText): string =>
  chosen.reduce((rest, part) => rest.replaceAll(part, " "), text);

/** A text cut where the author's words above its lines change. @param read the same in the reader's language */
function partsOf(
  { text, lines }: WrittenText,
  read: WrittenText | undefined,
): { head: string; text: string }[] {
  if (!lines) return [{ head: "", text }];
  const heads = read?.lines?.length === lines.length ? read.lines : lines;
  return lines.map((line, i) => ({
    head: heads[i]!.head === heads[i - 1]?.head ? "" : heads[i]!.head,
    text: i === lines.length - 1 ? line.text : `${line.text}\n`,
  }));
}

/** Results of groups that could be released and are not, and the page on which the first is read. */
export function unreleasedResults({
  sources,
  stored,
}: Pick<RoomReading, "sources" | "stored">): { count: number; page: string } | null {
  const open = sources
    .filter((source) => isGroupResult(source) && source.held === null)
    .flatMap(({ id, activity, texts }) =>
      texts
        .filter((text) => !stored.some((r) => r.source === id && r.textId === text.id))
        .map(() => activity ?? id),
    );
  return open[0] === undefined ? null : { count: open.length, page: open[0] };
}
