/**
 * Checks the form of a Socket.IO packet before it is parsed, in one pass over its characters. Our pages send
 * three kinds: connect, disconnect, and an event with or without acknowledgement.
 */

/** Limits of a message. */
export interface Bounds {
  /** Depth of nesting. */
  depth: number;
  /** Brackets, commas and colons outside of strings. */
  punctuation: number;
}

type Frame =
  | { is: "greeting" | "goodbye" }
  /** `head`: its kind and the number of its acknowledgement. */
  | { is: "event"; head: string }
  /** An event whose message exceeds the bounds. */
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

/** Whether JSON from `from` on stays within the bounds. Does not check that it is valid. */
export function isWithin(text: string, from: number, { depth, punctuation }: Bounds): boolean {
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
    if (++seen > punctuation) return false;
  }
  return true;
}

/** Index of the closing quote of the string that begins at `from`; the length where there is none. */
function endOfText(text: string, from: number): number {
  for (let at = from; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let before = at - 1;
    while (before >= from && text.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) return at;
  }
}
