/** Measures of several sides as a board: what was said how often, what was left blank, who and when. */
import type { Compare, Worksheet } from "@/model/worksheets/content";
import type { BoardComparison, BoardMeasure } from "@/model/worksheets/comparisons/comparison";
import {
  type ComparisonInput,
  redactorFor,
  measureOf,
  groupSameEntries,
} from "@/model/worksheets/comparisons/input";
import { findEntries } from "@/model/worksheets/entries";

/** Only what a trainer confirmed is put together; within a topic the measure of most groups comes first. */
export function boardOf(
  sheet: Worksheet,
  compare: Extract<Compare, { type: "board" }>,
  input: ComparisonInput,
): BoardComparison {
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
}

/** Groups with what they chose to work on, in the order of the choices: the first that sheets ask for, and once. */
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
