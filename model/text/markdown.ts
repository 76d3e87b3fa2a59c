/** Authored Markdown within bounds: no text takes long or nests too deep for the stack. */
import { lexer, type Token, type Tokens } from "marked";

/** Quotes and lists inside one another at the beginning of a line; no page has a use for more. */
const MAX_NESTING = 12;
const tooDeep = new RegExp(
  `^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${MAX_NESTING + 1}}`,
  "m",
);

/** Signs of emphasis, links and code in one block: what reads them takes the square of their number. */
const MAX_SIGNS = 400;
const signs = /[*_~`[\]<!\\]/g;

const readable = (text: string): boolean =>
  !tooDeep.test(text) &&
  text.split(/\n[ \t]*\n/).every((block) => (block.match(signs)?.length ?? 0) <= MAX_SIGNS);

/** The text as it was written, in paragraphs. */
function asWritten(text: string): Token[] {
  return text.split(/\n[ \t]*\n/).map((raw) => {
    const word = { type: "text", raw, text: raw.replaceAll("&", "&amp;") };
    return { type: "paragraph", raw, text: raw, tokens: [word] };
  });
}

/** The tokens of a text; as plain text where it goes beyond Markdown's purpose. */
export const tokensOf = (text: string): Token[] =>
  readable(text) ? lexer(text, { gfm: true }) : asWritten(text);

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** marked escapes text for HTML; who does not write HTML undoes the five entities it makes. */
export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);

/** An amount with a sign or currency before its number; splits a text into others and amounts in turn. */
export const AMOUNT = /((?:(?<![\p{L}\p{N}])[+−±-]\p{Sc}?|\p{Sc})\d(?:[\d.,]*\d)?(?:[ \u00a0]?%)?)/u;

/** The address when it is an absolute http, https or mailto link, else null. */
export function linkTarget(href: string): string | null {
  if (!URL.canParse(href)) return null;
  return ["http:", "https:", "mailto:"].includes(new URL(href).protocol) ? href : null;
}

/** The words of a text without its markup, a block or an item of a list to a line: for drawings and files. */
export const textOf = (markdown: string): string => blocksOf(tokensOf(markdown)).join("\n");

const blocksOf = (tokens: readonly Token[]): string[] => tokens.flatMap(blockOf).filter(Boolean);

function blockOf(token: Token): string[] {
  switch (token.type) {
    case "space":
    case "def":
    case "hr":
      return [];
    case "list": {
      const { ordered, start, items } = token as Tokens.List;
      return items.flatMap((item, i) => {
        const [first = "", ...more] = blocksOf(item.tokens);
        return [`${ordered ? `${Number(start) + i}.` : "•"} ${first}`.trim(), ...more];
      });
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows].map((row) => row.map((cell) => wordsOf(cell.tokens)).join(" · "));
    }
    case "blockquote":
      return blocksOf(innerOf(token) ?? []);
    case "code":
      return [String(token.text)];
    default:
      return [wordsOf(innerOf(token) ?? [token]).trim()];
  }
}

const innerOf = (token: Token): Token[] | undefined => ("tokens" in token ? token.tokens : undefined);

const wordsOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token): string => {
      if (token.type === "br") return "\n";
      const inner = token.type === "image" ? undefined : innerOf(token);
      if (inner) return wordsOf(inner);
      const words = token.type === "html" || !("text" in token) ? token.raw : unescaped(String(token.text));
      return words.replace(/ ?\n */g, " ");
    })
    .join("");

interface Picture {
  /** As the author wrote it. */
  target: string;
  /** Where the target begins in the text. */
  index: number;
}

/** Pictures of a text, `![words](target "title")`, in order; one pass looks at each sign once. */
export function* picturesIn(text: string): Generator<Picture> {
  for (let from = text.indexOf("!["); from >= 0; from = text.indexOf("![", from)) {
    let close = from + 2;
    while (close < text.length && text[close] !== "]") close += text[close] === "\\" ? 2 : 1;
    // Whatever else begins before this bracket ends at it too.
    from = close + 1;
    if (from >= text.length) return;
    if (text[from] !== "(") continue;
    const end = text.indexOf(")", from);
    if (end < 0) return;
    const inside = text.slice(from + 1, end);
    const [whole = "", target] = /^\s*<?([^\s>]+)/.exec(inside) ?? [];
    if (!target) continue;
    yield { target, index: from + 1 + whole.length - target.length };
    from = end + 1;
  }
}

/** A text so that Markdown draws it as it is. */
export const escaped = (text: string): string =>
  text
    .replace(/([\\`*_[\]<>|~])/g, "\\$1")
    .replace(
      /^([ \t]*)([#+\-=]|\d+[.)])(?=\s|$)/gm,
      (_, space: string, mark: string) => `${space}${mark.replace(/[#+\-=.)]/, "\\$&")}`,
    );
