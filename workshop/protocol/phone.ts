/** Messages to phones. They hold no keys, later parts or unrevealed results. */
import type { ToldPart } from "@/model/activity/story";
import type { Withheld } from "@/model/room/withheld";
import { z } from "zod";
import type { AnswerBody } from "@/activities/kinds";
import type { Wall } from "@/model/activity/curation";
import type { Word } from "@/workshop/content/workshop";
import type { WorkShown } from "@/model/worksheets/shown";
import {
  type Asked,
  askedSchema,
  type Face,
  type StepLocation,
  type SourceNote,
  type Written,
} from "@/workshop/protocol/view-parts";
import type { Results } from "@/model/room/results";
import type { SeenPost } from "@/model/room/question-box";
import { opaque } from "@/model/untyped-schema";

/** The view shared by all phones of one language, before it becomes HTML. */
export interface PhoneView {
  revision: number;
  rehearsal: boolean;
  /** In which the person reads. */
  language: string;
  /** In which the authored texts are: `language` where there is a translation. */
  written: Written;
  title: string;
  /** The title of the room, as its door says it; null where there is none, as in a preview. */
  room: string | null;
  dim: boolean;
  place: StepLocation | null;
  face: Face;
  asked: Asked | null;
  results: Results | null;
  /** Why results are revealed and stay unknown; null where they do not. */
  withheld: Withheld | null;
  /** So few people joined that others may guess who answered. */
  fewHere: boolean;
  /** Texts of people, once revealed. */
  wall: Wall | null;
  /** The work of groups on the present worksheet. */
  work: WorkShown | null;
  /** The question box as the room may see it. */
  box: { open: boolean; moderated: boolean; posts: SeenPost[]; more?: number };
  /** Parts told so far, for re-reading. */
  told: ToldPart[];
  /** Words of the glossary that are linked to in this view. */
  words: Word[];
  sources: SourceNote[];
}

/** The phone's view as it is sent: a fragment, and what the script needs to know of it. */
export const phoneMessageSchema = z.strictObject({
  type: z.literal("phone"),
  revision: z.number(),
  /** In which the person reads. */
  language: z.string(),
  html: z.string(),
  question: z.string().nullable(),
  round: z.number(),
  phase: askedSchema.shape.phase.nullable(),
  opensAt: z.number().nullable(),
  closesAt: z.number().nullable(),
  now: z.number(),
  /** Addresses of pictures that may be asked for soon. */
  ahead: z.array(z.string()),
});
export type PhoneMessage = z.infer<typeof phoneMessageSchema>;

/** One person's own part, sent apart from the shared view. */
export const mineMessageSchema = z.strictObject({
  type: z.literal("mine"),
  /** Their stored answers to questions that can still be changed. */
  answers: z.array(
    z.strictObject({
      question: z.string(),
      round: z.number(),
      id: z.string(),
      rev: z.number(),
      body: opaque<AnswerBody>(),
      fields: z.record(z.string(), z.array(z.string())),
    }),
  ),
  /** Questions of the box that this person wants answered too. */
  supports: z.array(z.string()),
  /**
   * This person's commitments; `lines` is null where another phone of theirs wrote it, which alone can open
   * it.
   */
  promises: z.array(
    z.strictObject({
      question: z.string(),
      lines: z.array(z.strictObject({ label: z.string(), text: z.string() })).nullable(),
    }),
  ),
  paused: z.boolean(),
});
export type MineMessage = z.infer<typeof mineMessageSchema>;

/** Tells a page of another version to reload once, when nothing is lost by it. */
export const renewMessageSchema = z.strictObject({ type: z.literal("renew") });
export type RenewMessage = z.infer<typeof renewMessageSchema>;

/** Ends the connection: the person was removed, the session handed back, or the server restarts. */
export const byeMessageSchema = z.strictObject({
  type: z.literal("bye"),
  reason: z.enum(["removed", "handed-back", "restart"]),
  /** Milliseconds within which to come back. */
  within: z.number().optional(),
});
export type ByeMessage = z.infer<typeof byeMessageSchema>;
