/**
 * Everything that people wrote in a room, by what it answers, and whether the promise that stood on the phone lets it be
 * shown to others at all. What was promised to trainers alone, or to be counted only, can never be released. Pure.
 */
import { textId } from "@/activities/open/text-id";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { isWrittenDebrief } from "@/workshop/debrief/form-debrief";
import type { ReasonsDebrief } from "@/workshop/debrief/reasons-debrief";
import type { GroupMade, WorksheetDebrief } from "@/workshop/debrief/worksheet-debrief";
import type { Comparison } from "@/workshop/groups/compare/comparison";
import { type Group, type GroupId, sheetKey } from "@/workshop/groups/state";
import { textsWithin } from "@/workshop/report/release/texts-within";
import { unreachable } from "@/workshop/unreachable";

export interface WrittenText {
  id: string;
  text: string;
}

export interface WrittenSource {
  /** Names what the texts answer. */
  id: string;
  kind: "open" | "box" | "remarks" | "sheet" | "board" | "agreement" | "other" | "form" | "reasons";
  /** The activity; null for the question box. */
  activity: string | null;
  /** The authored question, title or field; empty for the question box. */
  question: string;
  /** Of a sheet. */
  group: Group | null;
  /** Null: may be released. Otherwise what the phone had promised. */
  held: "trainers-alone" | "counts-only" | "not-shown" | null;
  texts: WrittenText[];
}

/** Stands for the question box where an activity's question is meant: no activity has such an id. */
export const BOX_SOURCE = "!box";

export const otherSource = (activity: string): string => `${activity}/other`;
/** @param part of a case; null for a poll */
export const reasonsSource = (activity: string, part: string | null): string =>
  part === null ? `${activity}/reasons` : `${activity}/${part}/reasons`;
export const remarksSource = (activity: string): string => `${activity}/remarks`;
export const boardSource = (activity: string): string => `${activity}/board`;
export const sheetSource = (activity: string, group: GroupId): string => `${activity}/sheet/${group}`;

const named = (text: string): WrittenText => ({ id: textId(text), text });
/** Equal texts are one text: releasing one releases the other. */
const allNamed = (texts: readonly string[]): WrittenText[] => [
  ...new Map(texts.map((text) => [textId(text), named(text)])).values(),
];

/** Only sources in which somebody wrote, in the order of the workshop; the question box comes last. */
export function writtenSources(
  debrief: Debrief,
  posts: readonly { text: string }[],
  shown: ReadonlySet<string>,
): WrittenSource[] {
  const box: WrittenSource = {
    id: BOX_SOURCE,
    kind: "box",
    activity: null,
    question: "",
    group: null,
    held: null,
    texts: allNamed(posts.map((p) => p.text)),
  };
  const all = [...debrief.sessions.flatMap((s) => s.activities).flatMap((a) => sourcesOf(a, shown)), box];
  return all.filter((source) => source.texts.length > 0);
}

function sourcesOf(debrief: ActivityDebrief, shown: ReadonlySet<string>): WrittenSource[] {
  const { id } = debrief.activity;
  const of = { activity: id, group: null };
  switch (debrief.kind) {
    case "open": {
      const texts = [...debrief.groups.flatMap((g) => g.texts), ...debrief.rest];
      return [
        {
          ...of,
          id,
          kind: "open",
          question: debrief.activity.question,
          held: null,
          texts: allNamed(texts.map((t) => t.text)),
        },
      ];
    }
    case "poll":
      return [
        {
          ...of,
          id: otherSource(id),
          kind: "other",
          question: debrief.activity.question,
          held: "counts-only",
          texts: allNamed(debrief.last.others),
        },
        {
          ...of,
          id: reasonsSource(id, null),
          kind: "reasons",
          question: debrief.activity.question,
          held: null,
          texts: reasonTexts(debrief.reasons),
        },
      ];
    case "case":
      return debrief.parts.map(
        (p): WrittenSource => ({
          ...of,
          id: reasonsSource(id, p.id),
          kind: "reasons",
          question: `${p.number} · ${p.title}`,
          held: null,
          texts: reasonTexts(p.reasons),
        }),
      );
    case "agreement":
      return [
        {
          ...of,
          id,
          kind: "agreement",
          question: debrief.activity.question,
          held: "trainers-alone",
          texts: allNamed(debrief.lines),
        },
      ];
    case "form":
      return debrief.sections
        .flatMap((s) => s.fields)
        .filter(isWrittenDebrief)
        .map(
          ({ field, texts }): WrittenSource => ({
            ...of,
            id: `${id}/${field.id}`,
            kind: "form",
            question: field.text,
            held: "trainers-alone",
            texts: allNamed(texts),
          }),
        );
    case "worksheet":
      return [
        ...debrief.groups.map((made) => sheetOf(debrief, made, shown)),
        ...boardOf(debrief, shown),
        remarksOf(debrief),
      ];
    case "checklist":
    case "commitment":
    case "marking":
    case "number":
    case "points":
    case "quiz":
    case "ranking":
    case "scale":
    case "sort":
    case "table":
      return [];
    default:
      return unreachable(debrief);
  }
}

const reasonTexts = (reasons: ReasonsDebrief | null): WrittenText[] =>
  allNamed((reasons?.groups ?? []).flatMap((g) => g.texts.map((t) => t.text)));

const remarksOf = ({ activity, remarks }: WorksheetDebrief): WrittenSource => ({
  id: remarksSource(activity.id),
  kind: "remarks",
  activity: activity.id,
  question: activity.title,
  group: null,
  held: null,
  texts: allNamed(remarks.map((r) => r.text)),
});

function sheetOf({ activity }: WorksheetDebrief, made: GroupMade, shown: ReadonlySet<string>): WrittenSource {
  const held = shown.has(sheetKey(activity.id, made.group.id)) ? null : "not-shown";
  const text = sheetText(made);
  return {
    id: sheetSource(activity.id, made.group.id),
    kind: "sheet",
    activity: activity.id,
    question: activity.title,
    group: made.group,
    held,
    texts: text === "" ? [] : [named(text)],
  };
}

/** What the groups made, side by side: it holds more than the cards that a group chose to show, so it is released by itself. */
function boardOf(
  { activity, groups, comparison }: WorksheetDebrief,
  shown: ReadonlySet<string>,
): WrittenSource[] {
  if (!comparison) return [];
  const held = groups.every(({ group }) => shown.has(sheetKey(activity.id, group.id))) ? null : "not-shown";
  return [
    {
      id: boardSource(activity.id),
      kind: "board",
      activity: activity.id,
      question: activity.title,
      group: null,
      held,
      texts: [named(boardText(comparison))],
    },
  ];
}

/** Every text of a comparison, line by line. */
export const boardText = (comparison: Comparison): string => textsWithin(comparison).join("\n");

/** A sheet as one text, line by line; its name changes with every word of it, so what was released is what was read. */
export function sheetText({ cards, minority }: GroupMade): string {
  const lines = cards.flatMap((card) =>
    card.blocks.flatMap((b) =>
      b.lines.map((l) => [l.text, ...l.more.map((m) => `${m.label}: ${m.text}`)].filter(Boolean).join(" · ")),
    ),
  );
  return [...lines, ...(minority === null ? [] : [minority])].filter(Boolean).join("\n");
}
