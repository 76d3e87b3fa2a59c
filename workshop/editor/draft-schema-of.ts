/**
 * The schema of a draft, loosened from that of the whole: fields may be missing, texts empty, numbers out of
 * range, lists short. Ids, kinds, types, field names and bounds on size stay.
 */
import { z } from "zod";
import { boundsOf } from "@/workshop/editor/schema-limits";
import { conditionHolds, slug, type TextMeta } from "@/model/text/text-schemas";

/** The most entries of any list of a draft. */
const MAX_LIST_ENTRIES = 500;

const cache = new WeakMap<z.ZodType, z.ZodType>();

export function lenient(schema: z.ZodType): z.ZodType {
  const cached = cache.get(schema);
  if (cached) return cached;
  const lenientSchema = loosened(schema);
  cache.set(schema, lenientSchema);
  return lenientSchema;
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

export function unwrapped(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

/** True where a field's condition holds, or it has a value. */
export function isApplicable(schema: z.ZodType, value: unknown, beside: object): boolean {
  const isSet = Array.isArray(value) ? value.length > 0 : Boolean(value);
  const meta = z.globalRegistry.get(unwrapped(schema)) as Partial<TextMeta> | undefined;
  return isSet || conditionHolds(meta?.when, beside);
}

/** The schema that judges a value: of a union, the option named by the discriminator, or the first. */
export function shapeOf<T extends z.ZodType>(
  schema: T | z.ZodDiscriminatedUnion,
  value: unknown,
): T | z.ZodObject {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const by = schema.def.discriminator;
  const type = (value as Record<string, unknown> | null | undefined)?.[by];
  const options = schema.options as z.ZodObject[];
  return options.find((o) => (o.shape[by] as z.ZodLiteral).value === type) ?? options[0]!;
}
