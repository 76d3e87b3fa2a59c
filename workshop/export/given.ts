/**
 * What one answer gives, thing by thing, the same way for every kind of activity: the rows of the exported tables are
 * made from it, and everything that the debrief counts can be counted again from it. Pure.
 */
import { type Activity, type AnswerBody, isPass } from "@/activities/content";
import { fieldsOfForm, isWritten, type Value } from "@/activities/form/fields";
import type { FormField } from "@/activities/form/content";
import { unreachable } from "@/workshop/unreachable";

/** What was given; the data format (docs/data-format.md) explains each. */
export const whats = [
  "pass",
  "answer",
  "sureness",
  "element",
  "clause",
  "choice",
  "other",
  "mark",
  "bin",
  "column",
  "label",
  "point",
  "place",
  "points",
  "number",
  "text",
  "support",
  "entry",
  "agree",
  "add",
  "promise",
] as const;
export type What = (typeof whats)[number];

/** Exactly one of `value`, `number` and `text` is set, or none for a pass and a promise. */
export interface Given {
  /** The item, card, row, clause, statement or field it is about; null where the question asks for one thing only. */
  item: string | null;
  what: What;
  /** An id that the codebook explains. */
  value: string | null;
  number: number | null;
  /** In the person's own words. */
  text: string | null;
}

const nothing = { value: null, number: null, text: null };
const id = (what: What, value: string, item: string | null = null): Given => ({
  item,
  what,
  ...nothing,
  value,
});
const count = (what: What, number: number, item: string | null = null): Given => ({
  item,
  what,
  ...nothing,
  number,
});
const words = (what: What, text: string, item: string | null = null): Given => ({
  item,
  what,
  ...nothing,
  text,
});

const each = <T>(record: Readonly<Record<string, T>>, make: (item: string, value: T) => Given[]): Given[] =>
  Object.entries(record).flatMap(([item, value]) => make(item, value));

/** @returns nothing for a body that does not belong to this kind */
export function givenIn(activity: Activity, body: AnswerBody): Given[] {
  if (isPass(body)) return [{ item: null, what: "pass", ...nothing }];
  switch (activity.kind) {
    case "slide":
    case "break":
    case "media":
      return [];
    case "poll":
      if (!("choice" in body)) return [];
      return [
        ...body.choice.map((c) => id("choice", c)),
        ...(body.other ? [words("other", body.other)] : []),
      ];
    case "case":
      if (!("answer" in body)) return [];
      return [
        id("answer", body.answer),
        ...(body.sureness === undefined ? [] : [count("sureness", body.sureness)]),
        ...(body.elements ?? []).map((e) => id("element", e)),
        ...(body.clauses ?? []).map((c) => id("clause", c)),
      ];
    case "quiz":
      if (!("items" in body)) return [];
      return each(body.items, (item, { choice, sureness }) => [
        id("choice", choice, item),
        ...(sureness === undefined ? [] : [count("sureness", sureness, item)]),
      ]);
    case "checklist":
      return "marks" in body ? each(body.marks, (item, mark) => [id("mark", mark, item)]) : [];
    case "sort":
      return "placed" in body ? each(body.placed, (item, bin) => [id("bin", bin, item)]) : [];
    case "table":
      return "cells" in body
        ? each(body.cells, (item, columns) => columns.map((c) => id("column", c, item)))
        : [];
    case "marking":
      return "marks" in body ? each(body.marks, (item, label) => [id("label", label, item)]) : [];
    case "scale":
      return "values" in body
        ? each(body.values, (item, point) => (typeof point === "number" ? [count("point", point, item)] : []))
        : [];
    case "points":
      // What is left out got none.
      return "given" in body
        ? activity.items.map((item) => count("points", body.given[item.id] ?? 0, item.id))
        : [];
    case "ranking":
      return "order" in body ? body.order.map((item, i) => count("place", i + 1, item)) : [];
    case "number":
      return "value" in body ? [count("number", body.value)] : [];
    case "form":
      return "values" in body
        ? fieldsOfForm(activity).flatMap((field) => fieldGiven(field, body.values[field.id]))
        : [];
    case "open":
      if ("support" in body) return body.support.map((text) => id("support", text));
      return "texts" in body ? body.texts.map((text) => words("text", text)) : [];
    case "agreement":
      if (!("agree" in body)) return [];
      return [id("agree", body.agree), ...(body.add ? [words("add", body.add)] : [])];
    case "commitment":
      // What was promised is its giver's alone; that there is a promise is all that is stored.
      return "promise" in body ? [{ item: null, what: "promise", ...nothing }] : [];
    case "worksheet":
      return "entries" in body ? body.entries.map((entry) => id("entry", entry)) : [];
    default:
      return unreachable(activity);
  }
}

function fieldGiven(field: FormField, value: Value | undefined): Given[] {
  if (value === undefined) return [];
  const list = [value].flat();
  if (isWritten(field)) return list.map((text) => words("text", String(text), field.id));
  if (field.type === "scale") return [count("point", Number(value), field.id)];
  if (field.type === "number") return [count("number", Number(value), field.id)];
  return list.map((choice) => id("choice", String(choice), field.id));
}
