import type { GroupMade, WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import {
  leftOut,
  namedText,
  namedTexts,
  releasedTexts,
  type Releases,
  type WrittenSource,
} from "@/model/debrief/release";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";
import type { Worksheet } from "@/model/worksheets/content";
import { type GroupId, sheetKey } from "@/model/room/groups";

const remarksSource = (activity: string): string => `${activity}/remarks`;
const boardSource = (activity: string): string => `${activity}/board`;
const sheetSource = (activity: string, group: GroupId): string => `${activity}/sheet/${group}`;

export const writtenOnSheets = (debrief: WorksheetDebrief, shown: ReadonlySet<string>): WrittenSource[] => [
  ...debrief.groups.map((work) => sheetOf(debrief, work, shown)),
  ...boardOf(debrief, shown),
  remarksOf(debrief),
];

const remarksOf = ({ activity, remarks }: WorksheetDebrief): WrittenSource => ({
  id: remarksSource(activity.id),
  kind: "remarks",
  activity: activity.id,
  question: activity.title,
  group: null,
  held: null,
  texts: namedTexts(remarks.map((r) => r.text)),
});

function sheetOf({ activity }: WorksheetDebrief, work: GroupMade, shown: ReadonlySet<string>): WrittenSource {
  const reason = shown.has(sheetKey(activity.id, work.group.id)) ? null : "not-shown";
  const lines = sheetLines(work);
  const text = lines.map((line) => line.text).join("\n");
  return {
    id: sheetSource(activity.id, work.group.id),
    kind: "sheet",
    activity: activity.id,
    question: activity.title,
    group: work.group,
    held: reason,
    texts: text === "" ? [] : [{ ...namedText(text), lines, chosen: chosenIn(activity, work.cards) }],
  };
}

/** The comparison holds more than the cards that groups chose to show, so it has a release of its own. */
function boardOf(
  { activity, groups, comparison }: WorksheetDebrief,
  shown: ReadonlySet<string>,
): WrittenSource[] {
  if (!comparison) return [];
  const reason = groups.every(({ group }) => shown.has(sheetKey(activity.id, group.id))) ? null : "not-shown";
  return [
    {
      id: boardSource(activity.id),
      kind: "board",
      activity: activity.id,
      question: activity.title,
      group: null,
      held: reason,
      texts: [{ ...namedText(boardText(comparison)), chosen: chosenIn(activity, comparison) }],
    },
  ];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The longest first: an option may be a part of another. */
const chosenIn = ({ sections }: Worksheet, work: unknown): string[] =>
  [...textsWithin(sections), ...textsWithin(work).filter((text) => DAY.test(text))]
    .filter((text) => text.length > 4)
    .sort((a, b) => b.length - a.length);

/** Every text of a comparison, line by line. */
export const boardText = (comparison: Comparison): string => textsWithin(comparison).join("\n");

/** A sheet as one text; its name changes with every word, so what is released is what was read. */
function sheetLines({ cards, minority }: GroupMade): { head: string; text: string }[] {
  const lines = cards.flatMap((card) =>
    card.blocks.flatMap((b) =>
      b.lines.map((l) => ({
        head: [...new Set([card.title, b.label])].filter(Boolean).join(" · "),
        text: [l.text, ...l.more.map((m) => `${m.label}: ${m.text}`)].filter(Boolean).join(" · "),
      })),
    ),
  );
  return [...lines, { head: "", text: minority ?? "" }].filter((line) => line.text !== "");
}

export function releasedSheets(debrief: WorksheetDebrief, releases: Releases): WorksheetDebrief {
  const { activity, groups, comparison, dots, remarks, plans } = debrief;
  const sheetOf = (group: string) => releases.whole(sheetSource(activity.id, group));
  const board = releases.whole(boardSource(activity.id));
  const kept = releasedTexts(remarks, remarksSource(activity.id), releases);
  const keptDots = dots.flatMap((d) => {
    const dark = sheetOf(d.entry.group);
    return dark ? [withTexts(d, dark)] : [];
  });
  const left =
    kept.length < remarks.length ||
    (comparison !== null && !board) ||
    groups.some((g) => g.cards.length > 0 && !sheetOf(g.group.id));
  return {
    ...debrief,
    ...leftOut(left, releases),
    groups: groups.map((work) => {
      const dark = sheetOf(work.group.id);
      return dark
        ? { ...work, ...withTexts({ cards: work.cards, minority: work.minority }, dark) }
        : { ...work, cards: [], minority: null };
    }),
    comparison: comparison && board && withTexts(comparison, board),
    plans: plans && {
      ...plans,
      audiences: board
        ? plans.audiences.map((p) => ({ ...p, said: p.said.map((s) => ({ ...s, text: board(s.text) })) }))
        : [],
    },
    dots: keptDots,
    ...(keptDots.length < dots.length && { dotsLeftOut: true }),
    remarks: kept,
  };
}

/** Keys whose values name things and are never read by people. */
const NAMES = ["id", "type", "state", "group", "groups", "entry", "entries", "field", "column", "missing"];

/** Every text once, in the order of the data. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  const inner = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([key, v]) => (NAMES.includes(key) ? [] : [v]));
  return [...new Set(inner.flatMap(textsWithin))];
}

/** Replaces every text in a value. Entries are in it twice, so theirs are replaced too. */
function withTexts<T>(value: T, make: (text: string) => string): T {
  if (typeof value === "string") return make(value) as T;
  if (Array.isArray(value)) return value.map((v) => withTexts(v, make)) as T;
  if (typeof value !== "object" || value === null) return value;
  const isName = (key: string) => key !== "entries" && NAMES.includes(key);
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key,
      isName(key) && typeof v !== "object" ? v : withTexts(v, make),
    ]),
  ) as T;
}
