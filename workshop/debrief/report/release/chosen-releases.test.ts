import { describe, expect, it } from "vitest";
import {
  chosenReleases,
  type DeskPage,
  type DeskPiece,
} from "@/workshop/debrief/report/release/chosen-releases";

/** Words with an id of their source; one with a star is black already. */
const piecesOf = (source: string, words: string): DeskPiece[] =>
  words.split(" ").flatMap((word): DeskPiece[] => {
    const text = word.replace("*", "");
    return [
      { text, word: { id: `${source}.${text}`, black: text !== word } },
      { text: " ", word: null },
    ];
  });

const source = (
  id: string,
  kind: "open" | "sheet" | "board",
  texts: Record<string, string>,
  promise: "counts-only" | null = null,
  warned: readonly string[] = [],
): DeskPage["sources"][number] => ({
  source: { id, kind, activity: "plan", question: "", group: null, held: promise },
  released: 0,
  texts: Object.entries(texts).map(([name, words]) => ({
    id: name,
    pieces: piecesOf(id, words),
    released: false,
    keptBack: false,
    warnings: warned.includes(name) ? ["Maria"] : [],
  })),
});

const open: DeskPage = {
  id: "hopes",
  sources: [source("hopes", "open", { a: "ask Maria Maria", b: "ask more" }, null, ["a"])],
};
const groups: DeskPage = {
  id: "plan",
  sources: [
    source("plan/sheet/1", "sheet", { a: "Maria* calls" }),
    source("plan/board", "board", { a: "Maria calls Jun" }),
  ],
};
const none: ReadonlySet<string> = new Set();

describe("the texts of one press", () => {
  it("F-11: one text is released with its black words, each named once, also where it carries a warning", () => {
    const texts = new Set(["hopes a"]);
    expect(
      chosenReleases([open, groups], { action: "release", texts, black: new Set(["hopes.Maria"]) }),
    ).toEqual([{ source: "hopes", textId: "a", black: ["hopes.Maria"] }]);
    expect(chosenReleases([open], { action: "back", texts, black: none })).toMatchObject([{ textId: "a" }]);
  });

  it("F-11: all undecided ones are those that the page showed, without a warning", () => {
    const texts = new Set(["hopes a", "hopes b"]);
    expect(chosenReleases([open], { action: "rest", texts, black: none })).toEqual([
      { source: "hopes", textId: "b", black: [] },
    ]);
    expect(chosenReleases([open], { action: "rest", texts: new Set(["hopes a"]), black: none })).toEqual([]);
  });

  it("a word that is black on one result of a page is black on all of them, of all undecided texts alone", () => {
    const texts = new Set(["plan/board a"]);
    const [board] = chosenReleases([groups], { action: "rest", texts, black: new Set(["plan/board.Jun"]) });
    expect(board).toEqual({
      source: "plan/board",
      textId: "a",
      black: ["plan/board.Maria", "plan/board.Jun"],
      holds: "plan/sheet/",
    });
    expect(chosenReleases([groups], { action: "release", texts, black: none })).toMatchObject([
      { black: [] },
    ]);
  });

  it("F-12: what the phone promised to count only is never among them", () => {
    const counted: DeskPage = {
      id: "poll",
      sources: [source("poll/other", "open", { a: "words" }, "counts-only")],
    };
    for (const action of ["release", "rest", "back"] as const)
      expect(chosenReleases([counted], { action, texts: new Set(["poll/other a"]), black: none })).toEqual(
        [],
      );
  });
});
