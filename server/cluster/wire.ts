/**
 * What goes over the channels, before it is sealed. Servers of two versions may hear each other: beats and words are only
 * ever added to, and of a letter that says more than is understood here, the room is read from the database instead.
 */
import { z } from "zod";
import { colleagueSchema } from "@/server/editor/remote-editors";
import { jobElsewhereSchema } from "@/server/exports/remote-jobs";
import { peerMessageSchema, peerSnapshotSchema } from "@/server/rooms/peers";
import { figuresSchema } from "@/server/cluster/figures";

/** PeerMessage that concerns all rooms, or none. */
export const wordSchema = z.discriminatedUnion("is", [
  /** An account's sessions were ended, or it may run other rooms than before. */
  z.object({ is: z.literal("account"), id: z.string() }),
  /** A workshop that trainers write was changed. */
  z.object({
    is: z.literal("authored"),
    workshop: z.string(),
    news: z.enum(["members", "document", "deleted"]),
  }),
  /** A room is to leave memory, with every connection to it. */
  z.object({ is: z.literal("forget-room"), room: z.string() }),
  /** Somebody guessed wrong at a code. */
  z.object({ is: z.literal("guess"), at: z.string() }),
  /** Somebody tried to sign in, or did; the key tells no address. */
  z.object({ is: z.literal("tried"), at: z.string(), key: z.string(), succeeded: z.boolean() }),
  /** How a file in the making stands at the process that makes it; told again and again as long as it is there. */
  z.object({ is: z.literal("job"), job: jobElsewhereSchema }),
  /** Somebody asks for a file that another process makes, or ends it. */
  z.object({ is: z.literal("job-asked"), id: z.string(), drop: z.boolean() }),
  /** Who has a draft open at this process; told again and again as long as anybody has. */
  z.object({ is: z.literal("editors"), workshop: z.string(), people: z.array(colleagueSchema) }),
  /** How a process does; its last letter says that it stops. */
  z.object({ is: z.literal("figures"), figures: figuresSchema, stops: z.boolean() }),
]);
export type Word = z.infer<typeof wordSchema>;

/** On the channel of all: a process is there. */
export const beatSchema = z.object({
  from: z.string(),
  /** Counted from 1 by this process; one of an older version says none. */
  n: z.number().optional(),
  /** It stops now. */
  bye: z.boolean().optional(),
  /** How many messages it has sent to rooms of late, by channel. */
  rooms: z.record(z.string(), z.number()).optional(),
  /** Read by itself, so that one of a newer version hides nothing else. */
  word: z.unknown().optional(),
});
export type Beat = Omit<z.infer<typeof beatSchema>, "word"> & { word?: Word };

/** Raised when what letters say comes to mean another thing. A further kind of news alone is no other version. */
export const LETTERS = 1;

/** What every letter of every version says. */
const envelopeSchema = z.object({
  v: z.number().default(1),
  from: z.string(),
  /** Counted from 1 by this process, for this room. */
  n: z.number(),
  revision: z.number(),
});

/** On the channel of a room. */
const letterSchema = envelopeSchema.extend({
  news: z.array(peerMessageSchema),
  whole: peerSnapshotSchema.optional(),
  /** It wants to know what the others know. */
  asks: z.boolean().optional(),
});
export type Letter = z.infer<typeof letterSchema>;

/**
 * A letter as far as it is understood here; null for what is none.
 * @returns `all`: nothing in it is unknown here
 */
export function readLetter(said: unknown): (Letter & { all: boolean }) | null {
  const envelope = envelopeSchema.safeParse(said);
  if (!envelope.success) return null;
  const ours = envelope.data.v === LETTERS;
  const letter = letterSchema.safeParse(said);
  if (ours && letter.success) return { ...letter.data, all: true };
  const { news } = said as { news?: unknown };
  const known =
    ours && Array.isArray(news) ? news.flatMap((item) => peerMessageSchema.safeParse(item).data ?? []) : [];
  return { ...envelope.data, news: known, all: false };
}
