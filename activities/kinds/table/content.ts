/** A table of two axes: for each row, the columns that fit. With `one` it is a match: one column to each row. */
import { z } from "zod";
import {
  activityBase,
  askingBase,
  keyedBase,
  line,
  markdown,
  options,
  slug,
} from "@/model/text/text-schemas";

export const tableSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  ...keyedBase,
  kind: z.literal("table"),
  question: line,
  rows: options(2, 20),
  columns: options(2, 8),
  /** One column for each row. */
  one: z.boolean().default(false),
  /** Row id to the columns that an expert accepts. */
  key: z.record(slug, z.array(slug).min(1)).optional(),
  /** Row id to the reason. */
  reasons: z.record(slug, markdown).optional(),
});
export type Table = z.infer<typeof tableSchema>;

/** Row id to column ids; rows may be left out. */
export const tableAnswerSchema = z.strictObject({ cells: z.record(slug, z.array(slug).min(1).max(8)) });
export type TableAnswer = z.infer<typeof tableAnswerSchema>;
