/**
 * Questions as Moodle's GIFT (docs.moodle.org, "GIFT format"), as `workshop/import/gift.ts` reads it: true or
 * false, multiple choice, matching. Others are named in a comment. Pure.
 */
import type { Workshop } from "@/workshop/content/workshop";
import type { KeyedItem } from "@/model/exports/keyed-item";
import { keyedItems } from "@/workshop/exports/quizzes";
import type { QuestionId } from "@/model/activity/question";
import { unreachable } from "@/model/unreachable";

type Choice = Extract<KeyedItem, { type: "choice" }>;
type Match = Extract<KeyedItem, { type: "match" }>;

/** The most rows of one matching question; longer ones are parted evenly. */
const MAX_ROWS = 20;

/** @param questions the questions that were; without it, all of the workshop */
export function giftOf(workshop: Workshop, questions?: ReadonlySet<QuestionId>): string {
  const blocks = keyedItems(workshop, questions).flatMap(blocksOf);
  return `${[`// ${oneLine(workshop.title)}`, ...blocks].join("\n\n")}\n`;
}

function blocksOf(item: KeyedItem): string[] {
  switch (item.type) {
    case "choice":
      return [`${lead(item)}${isTrueFalse(item) ? truth(item) : choices(item)}`];
    case "match":
      return item.one
        ? matches(item)
        : [`// Left out, as several answers belong to one row: ${oneLine(item.text)}`];
    case "order":
      return [`// Left out, as it asks for an order: ${oneLine(item.text)}`];
    case "number":
      return [`${lead(item)}{#${item.value}####${escaped(item.source)}}`];
    default:
      return unreachable(item);
  }
}

const lead = ({ id, text }: Pick<KeyedItem, "id" | "text">): string =>
  `::${escaped(id)}::[plain]${escaped(text)} `;

const isTrueFalse = ({ options, accepted }: Choice): boolean =>
  options.length === 2 && options.every((o) => o.id === "true" || o.id === "false") && accepted.length === 1;

/** Behind the first "#" stands what is said to those who err. */
const truth = (item: Choice): string =>
  `{${item.accepted[0] === "true" ? "TRUE" : "FALSE"}${item.error ? `#${escaped(item.error)}` : ""}${general(item)}}`;

function choices(item: Choice): string {
  const all = item.options.every((o) => item.accepted.includes(o.id));
  const lines = item.options.map(({ id, text }) => {
    const right = item.accepted.includes(id);
    // A text like a weight gets one in front; all right answers without weights would ask for typed words.
    const weight = all || /^\s*%-?\d/.test(text) ? `%${right ? 100 : 0}%` : "";
    const feedback = right || !item.error ? "" : `#${escaped(item.error)}`;
    return `${right && !all ? "=" : "~"}${weight}${escaped(text)}${feedback}`;
  });
  return `{\n${lines.join("\n")}\n${general(item).trimStart()}}`;
}

const general = ({ reason, law }: Choice): string =>
  reason || law ? `####${escaped([reason, law].filter(Boolean).join("\n"))}` : "";

function matches(item: Match): string[] {
  const parts = Math.ceil(item.rows.length / MAX_ROWS);
  const each = Math.ceil(item.rows.length / parts);
  return Array.from({ length: parts }, (_, i) => {
    const rows = item.rows.slice(i * each, (i + 1) * each);
    const id = parts > 1 ? `${item.id}.${i + 1}` : item.id;
    const columnText = (column: string) =>
      escaped(arrowless(item.columns.find((c) => c.id === column)?.text ?? column));
    const used = new Set(rows.map((r) => item.accepted[r.id]![0]));
    const lines = [
      ...rows.map((r) => `=${escaped(arrowless(r.text))} -> ${columnText(item.accepted[r.id]![0]!)}`),
      ...item.columns.filter((c) => !used.has(c.id)).map((c) => `= -> ${columnText(c.id)}`),
    ];
    const also = rows
      .filter((r) => item.accepted[r.id]!.length > 1)
      .map(
        (r) =>
          `// Also right for "${oneLine(r.text)}": ${item.accepted[r.id]!.slice(1)
            .map((c) => oneLine(item.columns.find((column) => column.id === c)?.text ?? c))
            .join("; ")}`,
      );
    return [...also, `${lead({ id, text: item.text })}{\n${lines.join("\n")}\n}`].join("\n");
  });
}

const oneLine = (text: string): string => printed(text).replace(/\s+/g, " ").trim();
/** The arrow between the sides of a pair cannot be escaped. */
const arrowless = (text: string): string => oneLine(text).replaceAll("->", "→");
const escaped = (text: string): string =>
  printed(text)
    .trim()
    .replace(/[\\~=#{}:]/g, "\\$&")
    .replace(/\n/g, "\\n");
/** One kind of line end and no control characters: readers may take some as the end of a question. */
const printed = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff]/gu, "");
