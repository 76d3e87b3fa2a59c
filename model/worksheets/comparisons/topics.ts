/** A board by topics: measures of groups that worked on different things do not stand in one column. */
import type { BoardComparison, BoardMeasure } from "@/model/worksheets/comparisons/comparison";
import type { Group } from "@/model/room/groups";

export interface Topic {
  /** Null where sheets ask for none, or a group chose none. */
  text: string | null;
  columns: BoardComparison["columns"];
}

export const groupsOfMeasure = ({ groups }: BoardComparison, { entries }: BoardMeasure): Group[] =>
  groups.map(({ group }) => group).filter((group) => entries.some((e) => e.group === group.id));

/** Topics with an entry; one without a text where there is none, or no topic is asked for. */
export function topicsOf({ groups, columns }: BoardComparison): Topic[] {
  const topicOf = new Map(groups.map(({ group, topic }) => [group.id, topic ?? null]));
  const topic = (measure: BoardMeasure) => topicOf.get(measure.entries[0]!.group) ?? null;
  const written = new Set(columns.flatMap((c) => c.measures.map(topic)));
  const texts = [...new Set([...topicOf.values(), ...written])].filter((text) => written.has(text));
  if (texts.length === 0) return [{ text: null, columns }];
  return texts.map((text) => ({
    text,
    columns: columns.map((c) => ({ ...c, measures: c.measures.filter((m) => topic(m) === text) })),
  }));
}
