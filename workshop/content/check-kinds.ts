/** What a schema cannot see in an activity: keys that point at nothing, and ids that must differ. One function for each kind that has any. Pure. */
import type { Checklist } from "@/activities/checklist/content";
import type { Activity } from "@/activities/content";
import type { FormActivity } from "@/activities/form/content";
import type { Marking } from "@/activities/marking/content";
import type { Quiz } from "@/activities/quiz/content";
import type { Sort } from "@/activities/sort/content";
import type { Table } from "@/activities/table/content";
import { checkCase } from "@/workshop/content/check-case";
import { repeated, strangers } from "@/workshop/content/check-ids";
import { checkWorksheet } from "@/workshop/content/check-worksheet";
import { unreachable } from "@/workshop/unreachable";

/** The problems of one activity, one sentence each, opening with the field. */
export function checkActivity(activity: Activity): string[] {
  const at = `activities.${activity.id}`;
  switch (activity.kind) {
    case "case":
      return checkCase(activity);
    case "quiz":
      return checkQuiz(at, activity);
    case "sort":
      return checkSort(at, activity);
    case "checklist":
      return checkChecklist(at, activity);
    case "table":
      return checkTable(at, activity);
    case "marking":
      return checkMarking(at, activity);
    case "form":
      return checkForm(at, activity);
    case "poll":
      return [
        ...repeated(`${at}.options`, "option", ids(activity.options)),
        ...strangers(
          `${at}.because.columns`,
          "an option of this poll",
          (activity.because?.columns ?? []).map((c) => c.option),
          ids(activity.options),
        ),
      ];
    case "scale":
      return repeated(`${at}.statements`, "statement", ids(activity.statements));
    case "ranking":
    case "points":
      return repeated(`${at}.items`, "item", ids(activity.items));
    case "number":
      return activity.min < activity.max
        ? []
        : [`${at}.max: make it larger than the smallest value, ${activity.min}.`];
    case "agreement":
      return repeated(`${at}.rules`, "rule", ids(activity.rules));
    case "commitment":
      return repeated(`${at}.fields`, "field", ids(activity.fields));
    case "worksheet":
      return checkWorksheet(at, activity);
    case "slide":
    case "open":
    case "break":
    case "media":
      return [];
    default:
      return unreachable(activity);
  }
}

const ids = (list: { id: string }[]) => list.map((one) => one.id);

function checkQuiz(at: string, quiz: Quiz): string[] {
  return [
    ...repeated(`${at}.options`, "choice", ids(quiz.options)),
    ...repeated(`${at}.items`, "item", ids(quiz.items)),
    ...quiz.items.flatMap((item) => {
      const here = `${at}.items.${item.id}`;
      return [
        ...repeated(`${here}.options`, "choice", ids(item.options ?? [])),
        ...strangers(
          `${here}.key.accepted`,
          "a choice of this item",
          item.key.accepted,
          ids(item.options ?? quiz.options),
        ),
      ];
    }),
  ];
}

function checkSort(at: string, sort: Sort): string[] {
  const bins = ids(sort.bins);
  const columns = sort.criteria?.columns ?? [];
  const rows = sort.criteria?.rows ?? [];
  return [
    ...repeated(`${at}.bins`, "bin", bins),
    ...repeated(`${at}.cards`, "card", ids(sort.cards)),
    ...sort.cards.flatMap((card) =>
      strangers(`${at}.cards.${card.id}.key.accepted`, "a bin of this sort", card.key?.accepted ?? [], bins),
    ),
    ...repeated(`${at}.criteria.rows`, "row", ids(rows)),
    ...strangers(`${at}.criteria.columns`, "a bin of this sort", columns, bins),
    ...rows
      .filter((row) => row.cells.length !== columns.length)
      .map(
        (row) =>
          `${at}.criteria.rows.${row.id}.cells: there should be one cell for each column, ${columns.length} in all.`,
      ),
  ];
}

function checkChecklist(at: string, list: Checklist): string[] {
  const items = ids(list.items);
  return [
    ...repeated(`${at}.items`, "item", items),
    ...repeated(`${at}.subjects`, "text", ids(list.subjects)),
    ...list.subjects.flatMap((subject) =>
      (["key", "reasons"] as const).flatMap((field) =>
        strangers(
          `${at}.subjects.${subject.id}.${field}`,
          "an item of this checklist",
          Object.keys(subject[field] ?? {}),
          items,
        ),
      ),
    ),
  ];
}

function checkTable(at: string, table: Table): string[] {
  const rows = ids(table.rows);
  const columns = ids(table.columns);
  return [
    ...repeated(`${at}.rows`, "row", rows),
    ...repeated(`${at}.columns`, "column", columns),
    ...strangers(`${at}.key`, "a row of this table", Object.keys(table.key ?? {}), rows),
    ...strangers(`${at}.reasons`, "a row of this table", Object.keys(table.reasons ?? {}), rows),
    ...Object.entries(table.key ?? {}).flatMap(([row, accepted]) =>
      strangers(`${at}.key.${row}`, "a column of this table", accepted, columns),
    ),
  ];
}

function checkMarking(at: string, marking: Marking): string[] {
  const labels = ids(marking.labels);
  return [
    ...repeated(`${at}.labels`, "label", labels),
    ...repeated(`${at}.clauses`, "clause", ids(marking.clauses)),
    ...marking.clauses.flatMap((clause) =>
      strangers(`${at}.clauses.${clause.id}.key`, "a label of this text", clause.key ?? [], labels),
    ),
  ];
}

/** The most characters that one person may write in a form: more would not fit into one message in every script. */
const MOST_WRITTEN = 16_000;

function checkForm(at: string, form: FormActivity): string[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const written = fields.reduce(
    (sum, f) => sum + (f.type === "text" ? f.length : f.type === "lines" ? f.most * f.length : 0),
    0,
  );
  return [
    ...(written > MOST_WRITTEN
      ? [
          `${at}.sections: its fields take ${written} characters together, more than ${MOST_WRITTEN}. Make them shorter, or make two forms.`,
        ]
      : []),
    ...repeated(`${at}.sections`, "section", ids(form.sections)),
    ...repeated(`${at}.sections`, "field", ids(fields)),
    ...fields.flatMap((field, i) => {
      if (field.type !== "scale" || field.before === undefined) return [];
      const earlier = fields.slice(0, i).find((f) => f.id === field.before);
      return earlier?.type === "scale" &&
        earlier.points === field.points &&
        earlier.low === field.low &&
        earlier.high === field.high
        ? []
        : [
            `${at}.sections: the scale “${field.id}” looks back to “${field.before}”. Name an earlier scale with the same points and the same ends.`,
          ];
    }),
    ...form.sections.flatMap((section) =>
      section.fields.flatMap((field) =>
        "options" in field
          ? repeated(`${at}.sections.${section.id}.fields.${field.id}.options`, "choice", ids(field.options))
          : [],
      ),
    ),
  ];
}
