/**
 * The buttons above a Markdown field, as pure functions of its text and selection. Only what our own reader
 * draws is written.
 */

export interface TextSelection {
  text: string;
  from: number;
  to: number;
}

export const marks = ["bold", "italic", "list", "numbers", "link", "heading"] as const;
export type Mark = (typeof marks)[number];

export function withMark(field: TextSelection, mark: Mark): TextSelection {
  switch (mark) {
    case "bold":
      return withStars(field, 2);
    case "italic":
      return withStars(field, 1);
    case "link":
      return withLink(field);
    default:
      return withPrefix(field, mark);
  }
}

/** True where the button would remove the mark. */
export function hasMark(field: TextSelection, mark: Mark): boolean {
  switch (mark) {
    case "bold":
    case "italic": {
      const pieces = selectedWords(field);
      return pieces.length > 0 && pieces.every((piece) => isStarred(piece, mark === "bold" ? 2 : 1));
    }
    case "link":
      return linkAround(field) !== null;
    default: {
      const { lines } = linesOf(field);
      const written = lines.filter((line) => line.trim() !== "");
      return written.length > 0 && written.every((line) => prefixOf(line)?.mark === mark);
    }
  }
}

/** The one place at which two texts differ: what stands from `from` to `to` in the first becomes `into`. */
export function changeBetween(before: string, after: string): { from: number; to: number; into: string } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let [to, end] = [before.length, after.length];
  while (to > from && end > from && before[to - 1] === after[end - 1]) {
    to--;
    end--;
  }
  return { from, to, into: after.slice(from, end) };
}

const isEdge = (sign: string): boolean => sign === "*" || sign.trim() === "";
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** The parts of a selection that can be bold: the words of its lines, or the word around an empty one. */
function selectedWords({ text, from, to }: TextSelection): TextSelection[] {
  if (from === to) {
    while (from > 0 && LETTER.test(text[from - 1]!)) from--;
    while (to < text.length && LETTER.test(text[to]!)) to++;
    return from === to ? [] : [{ text, from, to }];
  }
  const pieces: TextSelection[] = [];
  for (let position = from; position <= to; ) {
    const newline = text.indexOf("\n", position);
    const end = newline < 0 || newline > to ? to : newline;
    // A list's sign at the beginning of its line stays before the mark.
    const atLine = position === 0 || text[position - 1] === "\n";
    const begin = position + (atLine ? (prefixOf(text.slice(position, end))?.length ?? 0) : 0);
    // Stars that were selected too stand around the piece, like those that were not.
    let [first, last] = [begin, end];
    while (first < last && isEdge(text[first]!)) first++;
    while (last > first && isEdge(text[last - 1]!)) last--;
    if (first < last) pieces.push({ text, from: first, to: last });
    position = end + 1;
  }
  return pieces;
}

const starsBefore = (text: string, index: number): number => {
  let stars = 0;
  while (text[index - 1 - stars] === "*") stars++;
  return stars;
};
const starsAfter = (text: string, index: number): number => {
  let stars = 0;
  while (text[index + stars] === "*") stars++;
  return stars;
};

/** One star around a piece is italic, two are bold, three are both. */
function isStarred({ text, from, to }: TextSelection, mark: 1 | 2): boolean {
  const stars = Math.min(starsBefore(text, from), starsAfter(text, to));
  return mark === 2 ? stars >= 2 : stars % 2 === 1;
}

interface Edit {
  index: number;
  /** Characters that are taken away from there on. */
  remove: number;
  insert: string;
  /** Stands before what is at its place, so that a selection that begins there begins behind it. */
  opens: boolean;
}

function withStars(field: TextSelection, stars: 1 | 2): TextSelection {
  const mark = "*".repeat(stars);
  const { text, from, to } = field;
  const pieces = selectedWords(field);
  if (pieces.length === 0) {
    const empty = text.slice(from - stars, from) === mark && text.slice(to, to + stars) === mark;
    if (!empty)
      return edited(field, [{ index: from, remove: 0, insert: mark, opens: true }, closing(to, mark)]);
    return edited(field, [taken(from - stars, stars), taken(to, stars)]);
  }
  const off = pieces.every((piece) => isStarred(piece, stars));
  return edited(
    field,
    pieces.flatMap((piece) => {
      if (!off)
        return isStarred(piece, stars)
          ? []
          : [{ index: piece.from, remove: 0, insert: mark, opens: true }, closing(piece.to, mark)];
      return [taken(piece.from - stars, stars), taken(piece.to, stars)];
    }),
  );
}

const closing = (index: number, insert: string): Edit => ({ index, remove: 0, insert, opens: false });
const taken = (index: number, remove: number): Edit => ({ index, remove, insert: "", opens: false });

/** The field after edits, in the order of their places; the selection stays around what it was around. */
function edited({ text, from, to }: TextSelection, edits: readonly Edit[]): TextSelection {
  const moved = (place: number) =>
    edits.reduce((now, { index, remove, insert, opens }) => {
      if (place < index || (place === index && !opens)) return now;
      return now + insert.length - Math.min(remove, place - index);
    }, place);
  let [result, position] = ["", 0];
  for (const edit of edits) {
    result += text.slice(position, edit.index) + edit.insert;
    position = edit.index + edit.remove;
  }
  return { text: result + text.slice(position), from: moved(from), to: moved(to) };
}

/** `[words](address)` in which the selection stands. */
function linkAround({ text, from, to }: TextSelection): { from: number; to: number; words: string } | null {
  for (const match of text.matchAll(/\[([^\][\n]*)\]\(([^()\s]*)\)/g))
    if (match.index <= from && to <= match.index + match[0].length && text[match.index - 1] !== "!")
      return { from: match.index, to: match.index + match[0].length, words: match[1]! };
  return null;
}

const ADDRESS = /^(https?:\/\/|mailto:)\S+$/;

function withLink(field: TextSelection): TextSelection {
  const { text, from, to } = field;
  const link = linkAround(field);
  if (link) {
    const end = link.from + link.words.length;
    return { text: text.slice(0, link.from) + link.words + text.slice(link.to), from: link.from, to: end };
  }
  const chosen = text.slice(from, to).replace(/\s*\n\s*/g, " ");
  const isAddress = ADDRESS.test(chosen);
  const [words, address] = isAddress ? ["", chosen] : [chosen, "https://"];
  const after = `${text.slice(0, from)}[${words}](${address})${text.slice(to)}`;
  // Selects the gap to fill: words, or address.
  if (words === "") return { text: after, from: from + 1, to: from + 1 };
  const start = from + words.length + 3;
  return { text: after, from: start, to: start + address.length };
}

type LineMark = "list" | "numbers" | "heading";

/** The sign at the beginning of a line, with the white space around it. */
function prefixOf(line: string): { mark: LineMark; length: number } | null {
  const [sign = ""] = /^[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+/.exec(line) ?? [];
  if (sign === "") return null;
  const mark = sign.includes("#") ? "heading" : /\d/.test(sign) ? "numbers" : "list";
  return { mark, length: sign.length };
}

/** The whole lines in which a selection stands. */
function linesOf({ text, from, to }: TextSelection): { begin: number; end: number; lines: string[] } {
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  // A selection that ends where a line begins does not mean that line.
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const newline = text.indexOf("\n", last);
  const end = newline < 0 ? text.length : newline;
  return { begin, end, lines: text.slice(begin, end).split("\n") };
}

function withPrefix(field: TextSelection, mark: LineMark): TextSelection {
  const { text } = field;
  const { begin, end, lines } = linesOf(field);
  const off = hasMark(field, mark);
  let number = 0;
  const marked = lines.map((line) => {
    if (line.trim() === "" && lines.length > 1) return line;
    const bare = line.slice(prefixOf(line)?.length ?? 0);
    if (off) return bare;
    if (mark === "numbers") return `${++number}. ${bare}`;
    if (mark === "list") return `- ${bare}`;
    return `${begin === 0 ? "#" : "##"} ${bare}`;
  });
  // Text after a list without an empty line would join its last entry, and text before it a paragraph.
  const [before, after] = [text.slice(0, begin), text.slice(end)];
  const apart = (line: string | undefined) =>
    !off && line !== undefined && line.trim() !== "" && prefixOf(line)?.mark !== mark ? "\n" : "";
  const above = begin === 0 ? "" : apart(before.slice(0, -1).split("\n").at(-1));
  const below = after === "" ? "" : apart(after.slice(1).split("\n")[0]);
  const into = marked.join("\n");
  const start = begin + above.length;
  const caret = start + into.length - (lines.join("\n").length - (field.to - begin));
  const one = field.from === field.to;
  return {
    text: before + above + into + below + after,
    from: one ? Math.max(start, caret) : start,
    to: one ? Math.max(start, caret) : start + into.length,
  };
}
