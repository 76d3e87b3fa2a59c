/** The run of a room's days, as the room keeps it and consoles are sent it. Plain data without texts. */
import { z } from "zod";

/** One activity of a slot. */
const itemSchema = z.strictObject({
  activity: z.string(),
  /** As it is planned now. */
  minutes: z.number(),
  skipped: z.boolean(),
});
export type AgendaItem = z.infer<typeof itemSchema>;

/** A session or some of its activities; with neither, a break with its own title. */
const slotSchema = z.strictObject({
  id: z.string(),
  session: z.string().nullable(),
  items: z.array(itemSchema),
  /** Minutes besides its items: room to talk, or a break. Negative: planned shorter than its items. */
  spare: z.number(),
  skipped: z.boolean(),
  /** Planned minutes from the beginning of its day, as authored; null in another day than its own. */
  from: z.number().nullable(),
});
export type LiveSlot = z.infer<typeof slotSchema>;

const daySchema = z.strictObject({
  id: z.string(),
  slots: z.array(slotSchema),
  /** Minutes of the day as authored; what is changed while it runs is compared with this. */
  planned: z.number(),
  /** When it really began, and when it was to begin; milliseconds since the epoch. */
  begun: z.strictObject({ at: z.number(), planned: z.number() }).nullable(),
  ended: z.number().nullable(),
});
export type LiveDay = z.infer<typeof daySchema>;

export const agendaSchema = z.strictObject({
  /** The agenda of the workshop that it was made from; null: all sessions in one day. */
  of: z.string().nullable(),
  days: z.array(daySchema),
});
export type LiveAgenda = z.infer<typeof agendaSchema>;

/** Time spent so far, apart from what passes now. */
export const clockSchema = z.strictObject({
  /** Milliseconds by unit: an activity, or a slot without any. */
  spent: z.record(z.string(), z.number()),
  /** Since when the room is at its present unit; milliseconds since the epoch. Null: the clock stands. */
  since: z.number().nullable(),
});
export type Clock = z.infer<typeof clockSchema>;
