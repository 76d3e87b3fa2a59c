/** Tables' ballots, as in a room's state: what was chosen, and numbers. Plain data. */
import { z } from "zod";

/** As a form posts them: name to values. */
type Fields = Record<string, string[]>;

/** The answer that a table considers; nothing tells who proposed it. */
export interface Proposal {
  id: string;
  ballot: Fields;
  /** People of the table without a phone, for whom it speaks. */
  spoken: number;
}

export const ballotSchema = z.record(z.string().max(80), z.array(z.string().max(80)).max(100));
const number = z.number().int().min(0);
const sums = z.array(z.strictObject({ ballot: ballotSchema, n: number }));

/** A round's tables once it is over, without names. */
export const ballotsSchema = z.strictObject({
  /** Tables whose ballot counts. */
  counted: number,
  tables: number,
  /** Everybody at a table, with or without a phone. */
  people: number,
  /** Counted tables by what they chose. */
  choices: sums,
  /** People spoken for, by what was said for them. */
  spoken: sums,
});
export type Ballots = z.infer<typeof ballotsSchema>;
