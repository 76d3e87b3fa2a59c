/** The texts that a trainer's press on a page of people's texts concerns, each with its black words. Pure. */
import type { WrittenSource } from "@/model/debrief/release";
import type { Release } from "@/workshop/debrief/report/release/releases";

export interface DeskPiece {
  text: string;
  /** Null: no word, so it cannot be black. */
  word: { id: string; black: boolean } | null;
  /** An author's words above the next lines, which are no part of the text. */
  head?: true;
}

export interface DeskText {
  id: string;
  pieces: DeskPiece[];
  released: boolean;
  /** A trainer took it back, or kept it back from the first. */
  keptBack: boolean;
  /** Words that could identify a person. */
  warnings: string[];
}

export interface DeskSource {
  source: Omit<WrittenSource, "texts">;
  released: number;
  texts: DeskText[];
}

/** What is read on one page: one source, or all results of groups on a worksheet. */
export interface DeskPage {
  id: string;
  sources: DeskSource[];
}

/** Texts by their source and id. `rest`: all undecided ones that the page showed. */
interface Press {
  action: "release" | "back" | "rest";
  texts: ReadonlySet<string>;
  /** Ids of words. */
  black: ReadonlySet<string>;
}

/** A release, as the store takes it. */
interface ChosenRelease extends Release {
  /** Sources that begin with this are part of it: where one was kept back, so is the text. */
  holds?: string;
}

/** Without those that may never be released, and for `rest` without those that carry a warning. */
export const chosenReleases = (pages: readonly DeskPage[], press: Press): ChosenRelease[] =>
  pages.flatMap((page) => {
    const black = blackOn(page, press);
    const chosen = ({ source: { id, kind, activity }, texts }: DeskSource): ChosenRelease[] =>
      texts
        .filter((text) => press.texts.has(`${id} ${text.id}`))
        .filter((text) => press.action !== "rest" || text.warnings.length === 0)
        .map((text) => ({
          source: id,
          textId: text.id,
          black: [...new Set(text.pieces.flatMap((piece) => (black(piece) ? [piece.word!.id] : [])))],
          ...(kind === "board" && { holds: `${activity}/sheet/` }),
        }));
    return page.sources.filter(({ source }) => source.held === null).flatMap(chosen);
  });

/** Of all undecided texts a word is black that is so anywhere on the page: what a sheet hides is on the board, too. */
function blackOn({ sources }: DeskPage, { action, black }: Press): (piece: DeskPiece) => boolean {
  const chosen = ({ word }: DeskPiece) => word !== null && black.has(word.id);
  if (action !== "rest") return chosen;
  const pieces = sources.flatMap(({ texts }) => texts.flatMap((text) => text.pieces));
  const said = new Set(pieces.filter((piece) => piece.word?.black || chosen(piece)).map(({ text }) => text));
  return (piece) => piece.word !== null && said.has(piece.text);
}
