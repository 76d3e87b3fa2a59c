/** Rules of a sort: one question, whose answer puts some or all of the cards into bins. */
import { grouped } from "@/activities/form-body";
import { fits, singly, tallyGrid } from "@/activities/grid";
import type { KindRules } from "@/activities/kind-rules";
import { type Sort, type SortAnswer, sortAnswerSchema } from "@/activities/sort/content";

const sides = (sort: Sort) => ({ items: sort.cards, choices: sort.bins });

export const sortRules: KindRules<Sort, SortAnswer> = {
  steps: (sort) => [{ id: sort.id, title: sort.title, notice: false, question: sort.id, whatIfs: [] }],
  face: (sort) => ({ kind: "sort", title: sort.title }),
  ask: (sort) => ({
    text: sort.question,
    form: {
      kind: "sort",
      bins: sort.bins.map(({ id, text, hint, unsure }) => ({ id, text, hint: hint ?? null, unsure })),
      cards: sort.cards.map(({ id, text, label }) => ({ id, text, label })),
    },
  }),
  /** Null unless at least one card is placed, and only cards and bins that exist are named. */
  parse(sort, _question, body) {
    const parsed = sortAnswerSchema.safeParse(grouped(body, "placed"));
    return parsed.success && fits(sides(sort), singly(parsed.data.placed)) ? parsed.data : null;
  },
  fields: ({ placed }) =>
    Object.fromEntries(Object.entries(placed).map(([card, bin]) => [`placed.${card}`, [bin]])),
  tally: (sort, _question, bodies) =>
    tallyGrid(sides(sort), bodies, (body) => ("placed" in body ? singly(body.placed) : null)),
  options: (sort) => sort.cards.map(({ id, label }) => ({ id, text: label })),
  key(sort) {
    const keyed = sort.cards.flatMap(({ id, text, key }) => (key ? [{ id, text, ...key }] : []));
    return keyed.length ? keyed : null;
  },
  criteria({ criteria, bins }) {
    if (!criteria) return null;
    return {
      columns: criteria.columns.map((id) => bins.find((b) => b.id === id)?.text ?? id),
      rows: criteria.rows.map(({ text, cells }) => ({ text, cells })),
    };
  },
};
