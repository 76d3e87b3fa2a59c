import { slug } from "@/model/text/text-schemas";
import { z } from "zod";
import { groupFields, singleValue } from "@/activities/shared/form-fields";
import { fitsGrid, asGridAnswer, handItems, tallyGrid } from "@/activities/shared/grid";
import { enoughOfGrid, gridContested, gridRows, hasEnough } from "@/activities/shared/grid-debrief";
import { type Sort, type SortAnswer, sortAnswerSchema, sortSchema } from "@/activities/kinds/sort/content";
import { type SortDebrief, sortDebrief } from "@/activities/kinds/sort/debrief-data";
import { sortFigures } from "@/activities/kinds/sort/figures";
import { template } from "@/activities/kinds/sort/template";
import type { SortFace, SortForm } from "@/activities/kinds/sort/view";
import { coded, codedItems } from "@/model/exports/coded";
import { eachGiven, idGiven } from "@/model/exports/answer-values";
import { keyedBase } from "@/model/exports/keyed-item";
import { matchingInteractions } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems, unknownIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf } from "@/model/kind";
import { inField } from "@/model/activity/references";

const posted = z.strictObject({ placed: z.record(slug, singleValue(slug)) });

const sides = (sort: Sort) => ({ items: sort.cards, choices: sort.bins });

function check(sort: Sort, path: string): string[] {
  const bins = idsOf(sort.bins);
  const columns = sort.criteria?.columns ?? [];
  const rows = sort.criteria?.rows ?? [];
  return [
    ...duplicateIdProblems(`${path}.bins`, "bin", bins),
    ...duplicateIdProblems(`${path}.cards`, "card", idsOf(sort.cards)),
    ...sort.cards.flatMap((card) =>
      unknownIdProblems(
        `${path}.cards.${card.id}.key.accepted`,
        "a bin of this sort",
        card.key?.accepted ?? [],
        bins,
      ),
    ),
    ...duplicateIdProblems(`${path}.criteria.rows`, "row", idsOf(rows)),
    ...unknownIdProblems(`${path}.criteria.columns`, "a bin of this sort", columns, bins),
    ...rows
      .filter((row) => row.cells.length !== columns.length)
      .map(
        (row) =>
          `${path}.criteria.rows.${row.id}.cells: there should be one cell for each column, ${columns.length} in all.`,
      ),
  ];
}

export const sortKind: KindOf<typeof sortSchema, SortAnswer, SortFace, SortForm, SortDebrief> = {
  name: "sort",
  content: sortSchema,
  answer: sortAnswerSchema,
  check,
  references: { "cards.*.key.accepted": inField("bins"), "criteria.columns": inField("bins") },
  template,
  simulate: ({ cards, bins }, _question, { near }) => ({
    placed: Object.fromEntries(cards.map((c) => [c.id, near(c.key?.accepted ?? [], idsOf(bins), c.id)])),
  }),
  steps: onlyStep,
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
    const parsed = posted.safeParse(groupFields(body, "placed"));
    return parsed.success && fitsGrid(sides(sort), asGridAnswer(parsed.data.placed)) ? parsed.data : null;
  },
  fields: ({ placed }) =>
    Object.fromEntries(Object.entries(placed).map(([card, bin]) => [`placed.${card}`, [bin]])),
  byHand: ({ cards, bins }) => handItems("placed", cards, bins),
  tally: (sort, _question, bodies) => tallyGrid(sides(sort), bodies, ({ placed }) => asGridAnswer(placed)),
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
  values: (_sort, { placed }) => eachGiven(placed, (item, bin) => [idGiven("bin", bin, item)]),
  codedItems: (sort) => codedItems(sort.cards),
  codedChoices: (sort) => sort.bins.map(coded),
  interactions: (_sort, asked, values) => matchingInteractions(asked, values),
  testItems(sort) {
    const cards = sort.cards.filter((c) => c.key);
    if (cards.length < 2) return [];
    return [
      {
        ...keyedBase(sort),
        type: "match",
        rows: cards.map(coded),
        columns: sort.bins.map(coded),
        accepted: Object.fromEntries(cards.map((c) => [c.id, c.key!.accepted])),
        one: true,
      },
    ];
  },

  debrief: sortDebrief,
  summaryRows: (debrief, people) => gridRows(debrief.activity.id, debrief, people),
  figures: sortFigures,
  contested: gridContested,
  namesDivided: true,
  enough(debrief) {
    const enough = enoughOfGrid(debrief);
    return enough && { ...enough, contested: enough.contested.filter(hasEnough) };
  },
  released: (debrief) => debrief,
  written: () => [],
};
