/**
 * The schema of something half-written, made from the schema of the whole: every field may be missing, texts may be
 * empty, numbers out of range, lists too short. What stays is what a document needs to be read at all: ids, kinds,
 * types, no unknown fields, and bounds on size.
 */
import { z } from "zod";
import { boundsOf } from "@/workshop/editor/schema-limits";
import { conditionHolds, slug, type TextMeta } from "@/model/text/text-schemas";

/** The most entries of any list of a draft. */
const MAX_LIST_ENTRIES = 500;

const cache = new WeakMap<z.ZodType, z.ZodType>();

/** A schema that takes every unfinished state of what `schema` takes. Ids and discriminators stay required. */
export function lenient(schema: z.ZodType): z.ZodType {
  const known = cache.get(schema);
  if (known) return known;
  const made = loosened(schema);
  cache.set(schema, made);
  return made;
}

function loosened(schema: z.ZodType): z.ZodType {
  const inner = unwrapped(schema);
  if (inner !== schema) return lenient(inner);
  if (schema instanceof z.ZodString) return z.string().max(boundsOf(schema).most ?? 300);
  if (schema instanceof z.ZodNumber) return z.number();
  if (schema instanceof z.ZodObject) return loosenedObject(schema);
  if (schema instanceof z.ZodArray)
    return z.array(lenient(schema.element as z.ZodType)).max(MAX_LIST_ENTRIES);
  if (schema instanceof z.ZodRecord)
    return z.record(z.string().max(300), lenient(schema.valueType as z.ZodType));
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = (schema.options as z.ZodObject[]).map(loosenedObject);
    return z.discriminatedUnion(schema.def.discriminator, options as [z.ZodObject, ...z.ZodObject[]]);
  }
  return schema;
}

function loosenedObject(schema: z.ZodObject): z.ZodObject {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => {
    if (name === "id") return [name, slug];
    if (field instanceof z.ZodLiteral) return [name, field];
    return [name, lenient(field).optional()];
  });
  return z.strictObject(Object.fromEntries(fields));
}

/** What stands inside optional, default and nullable wrappers. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

/** Whether a field says something where it stands: its condition holds, or something is set in it. */
export function isApplicable(schema: z.ZodType, value: unknown, beside: object): boolean {
  const isSet = Array.isArray(value) ? value.length > 0 : Boolean(value);
  const meta = z.globalRegistry.get(unwrapped(schema)) as Partial<TextMeta> | undefined;
  return isSet || conditionHolds(meta?.when, beside);
}

/** The schema by which a value is judged: of a union, the option that its discriminator names, or the first. */
export function shapeOf<T extends z.ZodType>(
  schema: T | z.ZodDiscriminatedUnion,
  value: unknown,
): T | z.ZodObject {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const by = schema.def.discriminator;
  const held = (value as Record<string, unknown> | null | undefined)?.[by];
  const options = schema.options as z.ZodObject[];
  return options.find((o) => (o.shape[by] as z.ZodLiteral).value === held) ?? options[0]!;
}
