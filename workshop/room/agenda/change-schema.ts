/** A trainer's changes of the running agenda, as they are sent. */
import { z } from "zod";
import { slug } from "@/model/text/text-schemas";

const by = z.number().int().min(-120).max(120);

const oneChangeSchema = z.discriminatedUnion("do", [
  /** More or fewer minutes for an activity; its slot grows or shrinks with it. */
  z.strictObject({ do: z.literal("lengthen"), activity: slug, by }),
  /** More or fewer minutes for a slot: the room to talk in it, or a break. */
  z.strictObject({ do: z.literal("lengthen-slot"), slot: slug, by }),
  z.strictObject({ do: z.literal("skip"), activity: slug, on: z.boolean() }),
  z.strictObject({ do: z.literal("skip-slot"), slot: slug, on: z.boolean() }),
  /** To another place in its slot or session, or into the agenda from outside. */
  z.strictObject({ do: z.literal("move"), activity: slug, slot: slug, before: slug.nullable() }),
  /** To another place in its day, or into another day; `before` null: to the end. */
  z.strictObject({ do: z.literal("move-slot"), slot: slug, day: slug, before: slug.nullable() }),
]);
export const agendaChangeSchema = z.discriminatedUnion("do", [
  ...oneChangeSchema.options,
  /** Several at once: all of them or none. */
  z.strictObject({ do: z.literal("together"), changes: z.array(oneChangeSchema).min(1).max(40) }),
]);
export type OneAgendaChange = z.infer<typeof oneChangeSchema>;
export type AgendaChange = z.infer<typeof agendaChangeSchema>;
