/**
 * What may be published within a round: no item, statement, card or field that somebody gave something and fewer than
 * five did. Its few answers would stand in front of everybody as those of a round of fewer than five (F-18). Pure.
 */
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import type { GridDebrief, GridRow } from "@/workshop/debrief/grid-debrief";
import { FEW } from "@/workshop/debrief/share";

/** The same debrief without them; what has nothing left is left out itself. Numbers of items stay what they were. */
export const enoughItems = (debrief: Debrief): Debrief => ({
  ...debrief,
  sessions: debrief.sessions
    .map((s) => ({ ...s, activities: s.activities.flatMap(enough) }))
    .filter((s) => s.activities.length > 0),
});

const isFew = (people: number): boolean => people > 0 && people < FEW;

function enough(a: ActivityDebrief): ActivityDebrief[] {
  switch (a.kind) {
    case "quiz": {
      const items = a.items
        .filter((i) => !isFew(i.last.answered))
        .map((i) => ({ ...i, rounds: i.rounds.filter((r) => !isFew(r.answered)) }));
      const before = a.before?.filter((b) => !isFew(b.before.of) && !isFew(b.after.of)) ?? [];
      return items.length > 0 ? [{ ...a, items, before: before.length > 0 ? before : null }] : [];
    }
    case "form": {
      const sections = a.sections
        .map((s) => ({ ...s, fields: s.fields.filter((f) => !isFew(f.filled)) }))
        .filter((s) => s.fields.length > 0);
      return sections.length > 0 ? [{ ...a, sections }] : [];
    }
    case "checklist": {
      const marked = ([present, absent, unknown]: [number, number, number]) => present + absent + unknown;
      const subjects = a.subjects
        .map((s) => ({ ...s, items: s.items.filter((i) => !isFew(marked(i.counts))) }))
        .filter((s) => s.items.length > 0);
      return subjects.length > 0 ? [{ ...a, subjects }] : [];
    }
    case "scale": {
      const rounds = a.rounds
        .map((r) => ({ ...r, rows: r.rows.filter((row) => !isFew(row.people)) }))
        .filter((r) => r.rows.length > 0);
      const last = rounds.at(-1);
      return last ? [{ ...a, rounds, last }] : [];
    }
    case "sort":
      return enoughRows(a, (grid) => ({ ...a, ...grid, contested: a.contested.filter(hasEnough) }));
    case "table":
      // Where a row may have several columns, shares are of everybody who answered: an empty row is an answer too.
      return a.activity.one ? enoughRows(a, (grid) => ({ ...a, ...grid })) : [a];
    default:
      return [a];
  }
}

const hasEnough = (row: GridRow): boolean => !isFew(row.given);

function enoughRows(
  grid: GridDebrief,
  rest: (grid: Pick<GridDebrief, "rounds" | "last">) => ActivityDebrief,
): ActivityDebrief[] {
  const rounds = grid.rounds
    .map((r) => ({ ...r, rows: r.rows.filter(hasEnough) }))
    .filter((r) => r.rows.length > 0);
  const last = rounds.at(-1);
  return last ? [rest({ rounds, last })] : [];
}
