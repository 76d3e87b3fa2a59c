/**
 * What a frame of ours may look like, told before it is parsed, in one pass over its characters. Pages send three kinds of
 * Socket.IO's packets: a greeting, a goodbye, and an event that asks for an acknowledgement or does not.
 */

/** How far a message may go. */
export interface Bounds {
  /** Lists and objects in one another. */
  depth: number;
  /** Brackets, commas and colons outside of texts. */
  signs: number;
}

export type Frame =
  | { is: "greeting" | "goodbye" }
  /** `head`: its kind and the number of its acknowledgement. */
  | { is: "event"; head: string }
  /** An event whose message goes beyond the bounds. */
  | { is: "excessive"; head: string }
  /** Nothing that a page of ours sends. */
  | { is: "foreign" };

const HEAD = /^(?:0|1|2\d{0,15})(?=[[{]|$)/;

export function frameOf(data: unknown, bounds: Bounds): Frame {
  const head = typeof data === "string" ? HEAD.exec(data)?.[0] : undefined;
  if (head === undefined) return { is: "foreign" };
  const text = data as string;
  const whole = isWithin(text, head.length, bounds);
  if (head.startsWith("2")) return { is: whole ? "event" : "excessive", head };
  return whole ? { is: head === "0" ? "greeting" : "goodbye" } : { is: "foreign" };
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58];
/** `[` and `{`, `]` and `}` differ by one bit. */
const [OPEN, CLOSE, BRACE] = [0x5b, 0x5d, 0x20];

/** Whether JSON from `from` on stays within the bounds. Whether it is JSON, its parser says. */
export function isWithin(text: string, from: number, { depth, signs }: Bounds): boolean {
  let deep = 0;
  let seen = 0;
  for (let i = from; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (sign === QUOTE) {
      i = endOfText(text, i + 1);
      continue;
    }
    const bracket = sign & ~BRACE;
    if (bracket === OPEN) {
      if (++deep > depth) return false;
    } else if (bracket === CLOSE) deep--;
    else if (sign !== COMMA && sign !== COLON) continue;
    if (++seen > signs) return false;
  }
  return true;
}

/** Where the text that begins at `from` has its closing mark; the end where it has none. */
function endOfText(text: string, from: number): number {
  for (let at = from; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let before = at - 1;
    while (before >= from && text.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) return at;
  }
}
