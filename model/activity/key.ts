import { z } from "zod";

const keyItemSchema = z.strictObject({
  /** An item of the question, or the question itself. */
  id: z.string(),
  text: z.string(),
  /** Ids of the answers that an expert accepts; empty for a number. */
  accepted: z.array(z.string()),
  reason: z.string().optional(),
  /** Instrument and article. */
  law: z.string().optional(),
  error: z.string().optional(),
  /** For a number: the true value, and a newer one where there is one. */
  values: z.array(z.strictObject({ value: z.number(), date: z.string(), source: z.string() })).optional(),
});
export type KeyItem = z.infer<typeof keyItemSchema>;

/** An item of a test, and the answers that are right. */
export type TestItem = Pick<KeyItem, "id" | "accepted">;

export interface FinalTest<A, B> {
  items(activity: A): TestItem[];
  chosen(body: B): Record<string, string>;
}

export const keySchema = z.array(keyItemSchema);
export type Key = z.infer<typeof keySchema>;

/** A table of what tells answers apart: a column for each of them. */
export const criteriaSchema = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(z.strictObject({ text: z.string(), cells: z.array(z.string()) })),
});
export type Criteria = z.infer<typeof criteriaSchema>;
