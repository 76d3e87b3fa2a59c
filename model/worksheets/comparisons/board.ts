/** Measures of several sides as a board: how often each was said, what was left blank, who and when. */
import { makeSentence } from "@/model/debrief/sentence";
import type {
  BoardComparison,
  BoardMeasure,
  ComparedRow,
  ComparisonDefinition,
  ComparisonInput,
} from "@/model/worksheets/comparisons/comparison";
import {
  dashed,
  groupSameEntries,
  measureOf,
  measureSaid,
  nothingWritten,
  redactorFor,
  rowOfMeasure,
} from "@/model/worksheets/comparisons/measures";
import { groupsOfMeasure, topicsOf } from "@/model/worksheets/comparisons/topics";
import type { Worksheet } from "@/model/worksheets/content";
import { findEntries } from "@/model/worksheets/entries";
import { groupName, inWords, nameInTable } from "@/model/worksheets/wording";

export const board: ComparisonDefinition<"board"> = {
  /** Only what a trainer confirmed is put together; within a topic the measure of most groups comes first. */
  compare(sheet, compare, input) {
    const dark = redactorFor(input);
    const found = input.groups.flatMap(({ group, content }) => findEntries(sheet, group.id, content));
    const groups = byTopic(sheet, input);
    const topics = [...new Set(groups.map(({ topic }) => topic))];
    const topicOf = new Map(groups.map(({ group, topic }) => [group.id, topics.indexOf(topic)]));
    const place = (measure: BoardMeasure) => topicOf.get(measure.entries[0]!.group) ?? 0;
    const inColumn = (field: string) => found.filter((f) => f.fieldId === field);
    return {
      type: "board",
      groups,
      columns: compare.columns.map(({ id, text, field }) => {
        const measures = groupSameEntries(inColumn(field), input.merged).map(
          (entries): BoardMeasure => ({
            ...measureOf(entries, dark, compare),
            ...(entries.some((e) => input.flagged.includes(e.id)) && { conflict: true as const }),
          }),
        );
        return {
          id,
          text,
          blank: measures.length === 0,
          measures: measures.sort((a, b) => place(a) - place(b) || b.times - a.times),
        };
      }),
      blanks: input.groups.flatMap(({ group }) =>
        compare.columns.flatMap((c) =>
          inColumn(c.field).some((f) => f.group === group.id) ? [] : [{ group, column: c.id }],
        ),
      ),
    };
  },
  sentence(comparison) {
    const all = comparison.columns.flatMap((c) => c.measures);
    const values = {
      measures: all.length,
      shared: all.filter((m) => m.times > 1).length,
      lacking: all.filter((m) => m.missing.length > 0).length,
    };
    if (all.length === 0) return nothingWritten();
    const column = comparison.columns.filter((c) => c.blank).map((c) => c.text);
    return column.length > 0
      ? makeSentence("sheet-board-blank", values, { column })
      : makeSentence("sheet-board", values);
  },
  rows: ({ columns, blanks }, groups) => [
    ...columns.flatMap(({ id, measures }) =>
      measures.flatMap((m) => [
        rowOfMeasure(m.conflict ? "board-conflict" : "board", id, m, groups),
        ...m.missing.map(
          (what): ComparedRow => ({ measure: "board-missing", option: `${id}: ${what}`, text: m.text }),
        ),
      ]),
    ),
    ...blanks.map(
      ({ group, column }): ComparedRow => ({
        measure: "board-blank",
        part: nameInTable(group),
        option: column,
      }),
    ),
  ],
  tables: ({ columns }, caption, { t, compare, locale }) => [
    {
      caption,
      head: [
        t("sheets.entry"),
        t("sheets.column"),
        t("sheets.groups"),
        compare("board.owner"),
        compare("board.when"),
        compare("board.alone"),
      ],
      rows: columns.flatMap(({ text, measures }) =>
        measures.map((m) => [
          inWords(m.text, compare),
          text,
          m.times,
          inWords(dashed(m.owner, locale), compare),
          dashed(m.when, locale),
          m.conflict ? compare("board.conflict") : "–",
        ]),
      ),
    },
  ],
  charts(comparison, words) {
    const { compare } = words;
    const said = (measure: BoardMeasure) =>
      measureSaid(
        measure,
        words,
        true,
        ...groupsOfMeasure(comparison, measure).map((group) => groupName(group, compare)),
        measure.conflict && compare("board.conflict"),
      );
    return {
      chart: {
        type: "texts",
        groups: topicsOf(comparison).flatMap((topic) =>
          topic.columns.map(({ text, blank, measures }) => ({
            title: topic.text ? `${topic.text} · ${text}` : text,
            texts: blank ? [compare("board.blank")] : measures.map(said),
          })),
        ),
      },
    };
  },
};

/** Groups with their topics, in the order of the choices of the first field that asks for one. */
function byTopic(sheet: Worksheet, { groups }: ComparisonInput): BoardComparison["groups"] {
  const choice = sheet.sections
    .filter((section) => !section.repeat)
    .flatMap((section) => section.fields)
    .find((field) => field.type === "choice");
  if (choice?.type !== "choice") return groups.map(({ group }) => ({ group }));
  const chosen = groups.map(({ group, content }) => ({
    group,
    place: choice.options.findIndex((option) => option.id === content.cells[choice.id]),
  }));
  return [...choice.options.keys(), -1].flatMap((place) =>
    chosen
      .filter((one) => one.place === place)
      .map(({ group }) => ({ group, ...(place >= 0 && { topic: choice.options[place]!.text }) })),
  );
}
