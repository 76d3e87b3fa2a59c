/** The way to a field in the words of its form, for authors to read in place of a path. */
import { z } from "zod";
import { headingOf } from "@/components/editor/form/heading";
import { textKey } from "@/components/editor/form/field-name";
import { type Draft, type DraftActivity, whereIs } from "@/workshop/editor/draft";
import { schemaOf } from "@/workshop/editor/complete-draft";
import { shapeOf, unwrapped } from "@/workshop/editor/draft-schema-of";
import { choicesFor } from "@/workshop/editor/references";
import { agendaSchema, sessionSchema, wordSchema, workshopSchema } from "@/workshop/content/workshop";

/** The texts under `editor`, in the language of the page. */
export interface EditorWords {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

/** The beginning of the way: a schema and its value. */
interface Root {
  /** A kind of activity, or the name of the form. */
  owner: string;
  schema: z.ZodType;
  value: unknown;
  /** Fields that stand around the root in its form. */
  around?: string[];
  activity?: DraftActivity;
}

/** @param path as `problemsOf` and translations name fields; empty for the whole thing */
export function fieldPathLabel(path: string, draft: Draft, words: EditorWords): string[] {
  const [head = "", ...rest] = path.replace(/^workshop:/, "workshop:/").split("/");
  const root = rootOf(head, draft);
  return root ? wayBelow(root, rest, draft, words) : [];
}

function rootOf(head: string, draft: Draft): Root | null {
  const [owner = "", id] = head.split(":");
  const valueIn = (list: readonly { id: string }[]) => list.find((one) => one.id === id);
  if (head === "workshop:") return { owner, schema: workshopSchema, value: draft };
  if (owner === "session" && id) return { owner, schema: sessionSchema, value: valueIn(draft.sessions) };
  if (owner === "word" && id)
    return { owner, schema: wordSchema, value: valueIn(draft.words), around: ["words"] };
  if (owner === "agenda" && id)
    return { owner, schema: agendaSchema, value: valueIn(draft.agendas), around: ["agendas"] };
  const activity = whereIs(draft, head)?.activity;
  return activity
    ? { owner: activity.kind, schema: schemaOf(activity.kind), value: activity, activity }
    : null;
}

function wayBelow(root: Root, rest: readonly string[], draft: Draft, words: EditorWords): string[] {
  const way: string[] = [];
  const steps: (string | number)[] = [...(root.around ?? [])];
  const named = (what: string) => {
    const key = textKey(words.has, root.owner, steps, what);
    return key === null ? null : words(key);
  };
  let { schema, value }: { schema: z.ZodType; value: unknown } = root;
  for (const step of rest) {
    schema = shapeOf(unwrapped(schema), value);
    if (schema instanceof z.ZodObject) {
      const field = (schema.shape as Record<string, z.ZodType>)[step];
      if (!field) return way;
      steps.push(step);
      value = (value as Record<string, unknown> | undefined)?.[step];
      schema = field;
      const label = named("label");
      if (label) way.push(label);
    } else if (schema instanceof z.ZodArray) {
      const list = Array.isArray(value) ? value : [];
      const index = list.findIndex(
        (item, i) => (item as { id?: unknown } | null)?.id === step || String(i) === step,
      );
      if (index < 0 || typeof list[index] !== "object") return way;
      // "Question 2" says more than "Questions", and stands in its place.
      const name = named("item") ?? named("label");
      if (named("label")) way.pop();
      steps.push(index);
      value = list[index];
      schema = schema.element as z.ZodType;
      const number = index + 1;
      const title = name === null ? String(number) : words("form.itemTitle", { name, number });
      const heading = shortened(headingOf(value));
      way.push(heading ? words("form.itemNamed", { title, text: heading }) : title);
    } else if (schema instanceof z.ZodRecord) {
      const choices = root.activity && choicesFor(draft, root.activity, steps);
      way.push(shortened(choices?.find((c) => c.id === step)?.text ?? step));
      steps.push(step);
      value = (value as Record<string, unknown> | undefined)?.[step];
      schema = schema.valueType as z.ZodType;
    } else return way;
  }
  return way;
}

const MAX_HEADING_LENGTH = 40;

const shortened = (text: string): string =>
  text.length <= MAX_HEADING_LENGTH
    ? text
    : `${text
        .slice(0, MAX_HEADING_LENGTH - 1)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`;
