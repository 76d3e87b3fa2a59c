/** What is chosen when a room is opened. */
import { z } from "zod";
import { idOf, languageTag, line } from "@/model/text/text-schemas";

/** Settings in which a trainer names people and offices who help, one line each; an erasure takes them. */
export const helpLines = ["support", "hotline", "referral"] as const;

export const settingsSchema = z.strictObject({
  /** Lets people give a name of their choice. */
  alias: z.enum(["none", "optional"]).default("optional"),
  /** Sectors to choose from; empty: not asked. */
  sectors: z.array(line).max(12).default([]),
  /** People were told at the door that answers may be counted by sector, in groups of five or more. */
  splits: z.boolean().default(false),
  /** A rehearsal with simulated people; everything of it is deleted afterwards. */
  rehearsal: z
    .strictObject({
      people: z.number().int().min(5).max(300),
      network: z.enum(["good", "bad"]),
      languages: z.array(languageTag).min(1).max(6),
    })
    .nullable()
    .default(null),
  /** The agenda of the workshop that the room runs, or one session of it; null: all sessions in order. */
  agenda: idOf(/^(session:)?[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(70)
    .nullable()
    .default(null),
  /** Attendance is kept, and certificates can be given. */
  certificates: z.boolean().default(false),
  /** The contact for people who need help. Absent, as the two below, where none was named. */
  support: line.optional(),
  /** The country's hotline, with its number. */
  hotline: line.optional(),
  /** To whom a possible victim is referred in this country. */
  referral: line.optional(),
});
export type RoomSettings = z.infer<typeof settingsSchema>;
export type HelpLines = Pick<RoomSettings, (typeof helpLines)[number]>;
export type AskedSettings = z.input<typeof settingsSchema>;
