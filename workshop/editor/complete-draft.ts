/**
 * Completes a draft until its schema accepts it, with empty rows for authors or marks for a preview. Keeps
 * what is there; only too short lists grow.
 */
import { z } from "zod";
import { activitySchema, type Activity, type KindName, kindOf } from "@/activities/kinds";
import { boundsOf } from "@/workshop/editor/schema-limits";
import { type Theme, themeSchema } from "@/workshop/content/workshop";
import type { DraftActivity, DraftTheme } from "@/workshop/editor/draft";
import { freeId, idsWithin } from "@/workshop/editor/ids";
import { shapeOf } from "@/workshop/editor/draft-schema-of";
import { slug, type TextMeta } from "@/model/text/text-schemas";

export const schemaOf = (kind: KindName): z.ZodObject => kindOf({ kind }).content as unknown as z.ZodObject;

/** The activity with as many empty rows as its kind needs; texts and choices stay to be made. */
export const withRows = (activity: DraftActivity): DraftActivity =>
  fill(schemaOf(activity.kind), activity, { text: null, ids: idsWithin(activity) }) as DraftActivity;

/** The activity as it can be drawn now, with "…" where a text is missing; null where it cannot. */
export function drawable(activity: DraftActivity): Activity | null {
  const filled = fill(schemaOf(activity.kind), activity, { text: "…", ids: idsWithin(activity) });
  const parsed = activitySchema.safeParse(filled);
  return parsed.success ? parsed.data : null;
}

/** The look as it can be drawn now, without what is half-chosen. */
export const drawableTheme = (theme: DraftTheme | undefined): Theme | undefined =>
  theme && themeSchema.safeParse(fill(themeSchema, theme, { text: "…", ids: new Set() })).data;

interface Filling {
  /** The replacement for a missing text; null: none. */
  text: string | null;
  ids: Set<string>;
}

function fill(schema: z.ZodType, value: unknown, how: Filling): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    // Unfinished optional parts are left out.
    if (value === undefined || value === null) return undefined;
    const inner = fill(schema.unwrap() as z.ZodType, value, how);
    return how.text !== null && !schema.safeParse(inner).success ? undefined : inner;
  }
  if (schema instanceof z.ZodDefault)
    return value === undefined ? undefined : fill(schema.unwrap() as z.ZodType, value, how);
  if (schema instanceof z.ZodObject) return fillObject(schema, value, how);
  if (schema instanceof z.ZodDiscriminatedUnion)
    return fillObject(shapeOf<z.ZodObject>(schema, value), value, how);
  if (schema instanceof z.ZodArray) return fillList(schema, value, how);
  if (schema instanceof z.ZodRecord) return value ?? {};
  if (schema instanceof z.ZodLiteral) return value ?? schema.value;
  if (schema === slug) return value || how.text === null ? value : "none";
  if (how.text === null) return value;
  return fillSingle(schema, value, how.text);
}

function fillSingle(schema: z.ZodType, value: unknown, text: string): unknown {
  const meta = z.globalRegistry.get(schema) as Partial<TextMeta> | undefined;
  if (meta?.length) return typeof value === "string" && value.trim() ? value : text;
  if (schema.safeParse(value).success) return value;
  if (schema instanceof z.ZodNumber) {
    const { least, most } = boundsOf(schema);
    const near = typeof value === "number" ? Math.round(value) : (least ?? 0);
    return Math.min(most ?? near, Math.max(least ?? near, near));
  }
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodBoolean) return false;
  return value;
}

function fillObject(schema: z.ZodObject, value: unknown, how: Filling): unknown {
  const fields = (value ?? {}) as Record<string, unknown>;
  const filled: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
    const content =
      name === "id" && fields.id === undefined ? newId(how.ids) : fill(field, fields[name], how);
    if (content !== undefined) filled[name] = content;
  }
  return filled;
}

function fillList(schema: z.ZodArray, value: unknown, how: Filling): unknown[] {
  const element = schema.element as z.ZodType;
  const list = (Array.isArray(value) ? value : []).map((item) => fill(element, item, how));
  const least = boundsOf(schema).least ?? 0;
  // An author chooses references and never fills an empty row of them.
  if (how.text === null && !(element instanceof z.ZodObject) && !(element instanceof z.ZodDiscriminatedUnion))
    return list;
  while (list.length < least) list.push(fill(element, undefined, how));
  return list;
}

function newId(ids: Set<string>): string {
  const id = freeId("", ids, "item");
  ids.add(id);
  return id;
}
