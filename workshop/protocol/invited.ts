/** Messages to helpers and observers; an observer gets the stage's besides. */
import { z } from "zod";
import { talliedSources } from "@/model/activity/answer-sources";
import type { HandCounts, HandItem } from "@/model/activity/show-of-hands";
import { opaque } from "@/model/untyped-schema";
import { sentAt } from "@/workshop/protocol/view-parts";

/** The people who wait, for trainers and helpers: their number, and the first of them. */
export const waitingSchema = z.strictObject({
  count: z.number(),
  people: z.array(z.strictObject({ id: z.string(), alias: z.string() })),
});

export const helperMessageSchema = z.strictObject({
  ...sentAt,
  type: z.literal("helper"),
  /** The title of the room. */
  room: z.string(),
  ended: z.boolean(),
  here: z.number(),
  withoutPhone: z.number(),
  /** What a show of hands asks now; null where nothing can be counted. */
  counting: z
    .strictObject({
      question: z.string(),
      round: z.number(),
      text: z.string(),
      /** In which it is read aloud. */
      spoken: z.string(),
      items: opaque<HandItem[]>(),
      counted: z.record(
        z.enum(talliedSources),
        z.strictObject({
          /** By this counter alone. */
          mine: opaque<HandCounts>(),
          /** People by whom an item was answered, of all counters. */
          people: z.record(z.string(), z.number()),
        }),
      ),
    })
    .nullable(),
  waiting: waitingSchema,
  /** Activities whose sheets can be typed in. */
  papers: z.array(z.strictObject({ activity: z.string(), title: z.string(), printed: z.number() })),
});
export type HelperMessage = z.infer<typeof helperMessageSchema>;

const stateSchema = z.enum(["done", "now", "to-come"]);

/** The run sheet for an observer, in the stage's language. */
export const runMessageSchema = z.strictObject({
  ...sentAt,
  type: z.literal("run"),
  language: z.string(),
  days: z.array(
    z.strictObject({
      /** Null where all sessions are one day. */
      title: z.string().nullable(),
      slots: z.array(
        z.strictObject({
          title: z.string(),
          minutes: z.number(),
          is: stateSchema,
          activities: z.array(z.strictObject({ title: z.string(), minutes: z.number(), is: stateSchema })),
        }),
      ),
    }),
  ),
});
export type RunMessage = z.infer<typeof runMessageSchema>;
