/**
 * Checks the form of a Socket.IO packet before it is parsed, in one pass over its characters. Our pages send
 * three kinds: connect, disconnect, and an event with or without acknowledgement.
 */

export interface Bounds {
  /** Depth of nesting. */
  depth: number;
  /** Brackets, commas and colons outside of strings. */
  punctuation: number;
}

const HEAD = /^(?:0|1|2\d{0,15})(?=[[{]|$)/;

/**
 * @returns the packet to parse: an event beyond the bounds becomes a command that cannot be read. Null: no
 * page of ours sends it
 */
export function readable(packet: unknown, bounds: Bounds): string | null {
  const head = typeof packet === "string" ? HEAD.exec(packet)?.[0] : undefined;
  if (head === undefined) return null;
  const text = packet as string;
  if (isWithin(text, head.length, bounds)) return text;
  return head.startsWith("2") ? `${head}["command",null]` : null;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58];
/** `[` and `{`, `]` and `}` differ by one bit. */
const [OPEN, CLOSE, BRACE] = [0x5b, 0x5d, 0x20];

/** True where JSON from `from` on stays within the bounds; its validity is not checked. */
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
  for (let quote = from; ; quote++) {
    quote = text.indexOf('"', quote);
    if (quote < 0) return text.length;
    let before = quote - 1;
    while (before >= from && text.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) return quote;
  }
}
