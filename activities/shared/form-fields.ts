/** Schemas for answers that come as a body, or as a posted form, where every value is a list. */
import { z } from "zod";
import { isVisible } from "@/model/text/visible-text";

/** One value, also where a form posts a list of one. */
export const singleValue = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 1 ? value[0] : value), schema);

/** A text of at most `most` characters, empty where nothing of it can be seen. */
export const visibleLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (isVisible(text) ? text : ""));

/** A whole number, also where a form posts it as text. */
export const integerValue = z.preprocess((value) => {
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof single === "string" && /^-?\d{1,9}$/.test(single) ? Number(single) : single;
}, z.number().int());

/**
 * The fields `<name>.<id>` of a posted form as `{ [id]: value }`, without blank controls; a body with `name`
 * stays.
 */
export function groupFields(body: unknown, name: string): unknown {
  if (!body || typeof body !== "object" || name in body) return body;
  const rest: Record<string, unknown> = {};
  const group: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body)) {
    if (!key.startsWith(`${name}.`)) rest[key] = value;
    else if (![value].flat().every((v) => v === "")) group[key.slice(name.length + 1)] = value;
  }
  return { ...rest, [name]: group };
}
