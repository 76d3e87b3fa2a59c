/** The inside of a GIFT question's braces. Pure. */

export interface GiftAnswer {
  /** Begins with "=". */
  right: boolean;
  /** Percent between two "%"; null where none is given. */
  weight: number | null;
  /** The answer as it stands, with its feedback and escapes. */
  raw: string;
  /** The same with its weight: the pairs of a match have none, and one may begin with "%50%". */
  whole: string;
}

/** The text before and after the first `mark` that is not escaped; null where there is none. */
export function splitAt(text: string, mark: string): [string, string | null] {
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text.startsWith(mark, i)) return [text.slice(0, i), text.slice(i + mark.length)];
  }
  return [text, null];
}

/** @returns null when something stands before the first answer. */
export function giftAnswers(body: string): GiftAnswer[] | null {
  const answers: GiftAnswer[] = [];
  let from = -1;
  const close = (to: number) => {
    if (from < 0) return;
    const whole = body.slice(from + 1, to);
    const weighted = /^\s*%(-?\d{1,3}(?:\.\d+)?)%/.exec(whole);
    const raw = whole.slice(weighted?.[0].length ?? 0);
    answers.push({ right: body[from] === "=", weight: weighted ? Number(weighted[1]) : null, raw, whole });
  };
  for (let i = 0; i < body.length; i++) {
    const sign = body[i];
    if (sign === "\\") i++;
    else if (sign === "=" || sign === "~") {
      close(i);
      from = i;
    } else if (from < 0 && sign?.trim()) return null;
  }
  close(body.length);
  return answers.length > 0 ? answers : null;
}

/** `{T}`, `{FALSE#said to those who err#said to the others}`. */
export function trueOrFalse(body: string): { isTrue: boolean; right: string; wrong: string } | null {
  const [word, rest] = splitAt(body, "#");
  if (!/^\s*(T|TRUE|F|FALSE)\s*$/i.test(word)) return null;
  const [wrong, right] = rest === null ? ["", null] : splitAt(rest, "#");
  return { isTrue: /^\s*T/i.test(word), right: plainText(right ?? ""), wrong: plainText(wrong) };
}

export function withFeedback(raw: string): { text: string; feedback: string } {
  const [text, feedback] = splitAt(raw, "#");
  return { text: plainText(text), feedback: plainText(feedback ?? "") };
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Without format marks, escapes, and HTML where the question says that it is in HTML. */
export function plainText(text: string): string {
  const format = /^\s*\[(html|markdown|plain|moodle)\]/i.exec(text);
  const body = format ? text.slice(format[0].length) : text;
  const html = format ? format[1]?.toLowerCase() === "html" : /<\/(p|b|i|em|strong|span|div|li)>/i.test(body);
  const plain = html
    ? body
        .replace(/<(br|\/p|\/div|\/li)\b[^>]{0,200}>/gi, "\n")
        .replace(/<[a-z/!][^<>]{0,2000}>/gi, "")
        .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? "")
    : body;
  return plain.replace(/\\([n~=#{}:\\])/g, (_, sign: string) => (sign === "n" ? "\n" : sign)).trim();
}
