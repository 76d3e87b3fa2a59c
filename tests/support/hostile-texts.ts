/** Texts made to break a file: commands of spreadsheets, signs that XML cannot hold, turns of direction. */
import type { Workshop } from "@/workshop/content/workshop";

/** In ASCII, and in the full-width forms that spreadsheets read alike; behind blanks too. */
export const formulas = [
  "=1+1",
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1+1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(1)",
  '=HYPERLINK("http://x.example","y")',
  "\u00a0=1+1",
];

/** Every control character but those of lines, what is no character, and halves of pairs. */
const controls = [
  ...Array.from({ length: 0x20 }, (_, code) => `a${String.fromCharCode(code)}b`),
  "a\u007fb",
  "a\u0085b",
  "a\u2028b\u2029c",
  "a\ufffeb\uffffc",
  "a\ud83db",
  "\ude00c",
  "\u202eevil\u202c",
  "\u2066x\u2069",
  "\ufeffz",
];

export const emoji = "👩‍👩‍👧‍👦".repeat(200);
const markup = `</w:t><script>alert("1")</script> & ]]> <!-- "'`;

/** Addresses that open, fetch or run something where a program makes a link or a picture of them. */
const links = [
  "[x](javascript:alert(1))",
  "![x](http://tracker.example/p.png)",
  "[x](file:///etc/passwd) \\\\tracker.example\\share\\x.png",
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  "http://tracker.example/plain <http://tracker.example/auto>",
];

export const hostileTexts = [...formulas, ...controls, ...links, emoji, markup];

const KEPT = new Set([
  "id",
  "kind",
  "language",
  "type",
  "tone",
  "accepted",
  "file",
  "picture",
  "image",
  "source",
  "from",
  "to",
  "after",
  "agenda",
  "session",
  "compare",
  "look",
  "priority",
]);

/** The same workshop with something hostile behind each authored text; ids and all that refers to them stay. */
export function hostileWorkshop(workshop: Workshop): Workshop {
  let count = 0;
  const spoilt = (value: unknown, key: string): unknown => {
    if (typeof value === "string")
      return KEPT.has(key) || /^[a-z0-9-]*$/.test(value)
        ? value
        : `${hostileTexts[count++ % (hostileTexts.length - 2)]}${value}`;
    if (Array.isArray(value)) return KEPT.has(key) ? value : value.map((item) => spoilt(item, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoilt(inner, name)]));
  };
  return spoilt(workshop, "") as Workshop;
}
