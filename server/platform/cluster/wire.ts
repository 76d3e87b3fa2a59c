/**
 * The schemas of all messages between processes, before they are encrypted. Servers of two versions may be
 * connected: messages are only ever extended, and where a message holds something unknown, the room is
 * reloaded from the database.
 */
import { z } from "zod";
import { roomIdSchema, workshopIdSchema } from "@/model/ids";
import {
  encodedMessage,
  peerMessageSchema,
  peerSnapshotSchema,
  encodedSnapshot,
} from "@/server/platform/cluster/peers";
import { figuresSchema } from "@/server/platform/cluster/figures";
import { formats } from "@/workshop/exports/formats";

const failures = ["busy", "took-too-long", "too-large", "broken", "elsewhere"] as const;
/** Why there is no file. "elsewhere": another process has it, and this browser is connected to this one. */
export type JobFailure = (typeof failures)[number];

const jobStateSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("waiting") }),
  /** `done` from 0 to 1. */
  z.object({ is: z.literal("working"), done: z.number() }),
  z.object({ is: z.literal("ready"), bytes: z.number(), leftOut: z.array(z.enum(formats)) }),
  z.object({ is: z.literal("failed"), why: z.enum(failures) }),
]);
export type JobState = z.infer<typeof jobStateSchema>;

/** An export in the making. */
const exportJobSchema = z.object({
  id: z.string(),
  account: z.string(),
  room: z.string(),
  format: z.enum(formats),
  state: jobStateSchema,
  /** It was cancelled or has expired. */
  gone: z.boolean(),
});
export type ExportJob = z.infer<typeof exportJobSchema>;

/** Somebody who has a draft open. */
const colleagueSchema = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  activity: z.string().nullable(),
});

/** A message that is not about the state of one room. */
export const clusterMessageSchema = z.discriminatedUnion("is", [
  /** An account's sessions were ended, or it may run other rooms than before. */
  z.object({ is: z.literal("account"), id: z.string() }),
  /** A workshop that trainers write was changed. */
  z.object({
    is: z.literal("authored"),
    workshop: workshopIdSchema,
    news: z.enum(["members", "document", "deleted"]),
  }),
  /** A room is to leave memory, with every connection to it. */
  z.object({ is: z.literal("forget-room"), room: roomIdSchema }),
  /** Somebody guessed wrong at a code. */
  z.object({ is: z.literal("guess"), at: z.string() }),
  /** Somebody tried to sign in, or did; the key tells no address. */
  z.object({ is: z.literal("tried"), at: z.string(), key: z.string(), succeeded: z.boolean() }),
  /** The state of an export at the process that makes it; repeated as long as the export exists. */
  z.object({ is: z.literal("job"), job: exportJobSchema }),
  /** Somebody asks for a file that another process makes, or ends it. */
  z.object({ is: z.literal("job-asked"), id: z.string(), drop: z.boolean() }),
  /** Who has a draft open at this process; repeated as long as anybody has. */
  z.object({ is: z.literal("editors"), workshop: workshopIdSchema, people: z.array(colleagueSchema) }),
  /** The figures of a process; `stops` in the last ones before it ends. */
  z.object({ is: z.literal("figures"), figures: figuresSchema, stops: z.boolean() }),
]);
export type ClusterMessage = z.infer<typeof clusterMessageSchema>;

/** A heartbeat, on the channel of all processes. */
export const heartbeatSchema = z.object({
  from: z.string(),
  /** Counted from 1 by its sender; older versions send none. */
  n: z.number().optional(),
  /** The sender is ending. */
  bye: z.boolean().optional(),
  /** How many messages it has sent to rooms of late, by channel. */
  rooms: z.record(z.string(), z.number()).optional(),
  /** Parsed separately, so that one of a newer version does not make the heartbeat invalid. */
  word: z.unknown().optional(),
});
export type Heartbeat = Omit<z.infer<typeof heartbeatSchema>, "word"> & { word?: ClusterMessage };

/** Raised when the meaning of a message changes. A further kind of update alone does not change the version. */
export const ROOM_MESSAGE_VERSION = 1;

/** What messages of every version have. */
const envelopeSchema = z.object({
  v: z.number().default(1),
  from: z.string(),
  /** Counted from 1 by this process, for this room. */
  n: z.number(),
  revision: z.number(),
});

/** A message on the channel of a room, with the updates that it brings. */
const roomMessageSchema = envelopeSchema.extend({
  news: z.array(peerMessageSchema),
  whole: peerSnapshotSchema.optional(),
  /** The sender asks for what only the others know. */
  asks: z.boolean().optional(),
});
export type RoomMessage = z.infer<typeof roomMessageSchema>;
/** A message as it is sent. */
export type SentRoomMessage = z.input<typeof roomMessageSchema>;

export const encodeRoomMessage = ({ news, whole, ...message }: RoomMessage): SentRoomMessage => ({
  ...message,
  news: news.map(encodedMessage),
  ...(whole && { whole: encodedSnapshot(whole) }),
});

/**
 * Parses a message, leaving out updates that this version does not know; null where it is none.
 * @returns `all`: nothing was left out
 */
export function decodeRoomMessage(parcel: unknown): (RoomMessage & { all: boolean }) | null {
  const envelope = envelopeSchema.safeParse(parcel);
  if (!envelope.success) return null;
  const ours = envelope.data.v === ROOM_MESSAGE_VERSION;
  const message = roomMessageSchema.safeParse(parcel);
  if (ours && message.success) return { ...message.data, all: true };
  const { news } = parcel as { news?: unknown };
  const messages =
    ours && Array.isArray(news) ? news.flatMap((item) => peerMessageSchema.safeParse(item).data ?? []) : [];
  return { ...envelope.data, news: messages, all: false };
}
