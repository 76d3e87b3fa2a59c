/**
 * The schemas of all messages between processes, before they are encrypted. Servers of two versions may be
 * connected: messages are only ever extended, and after one with something unknown, the room is reloaded from
 * the database.
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

/** A person with an open draft. */
const colleagueSchema = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  activity: z.string().nullable(),
});

/** A message that is not about the state of one room. */
export const clusterMessageSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("account"), id: z.string() }),
  z.object({
    is: z.literal("authored"),
    workshop: workshopIdSchema,
    news: z.enum(["members", "document", "deleted"]),
  }),
  /** A room is to leave memory, with every connection to it. */
  z.object({ is: z.literal("forget-room"), room: roomIdSchema }),
  /** A wrong guess at a code. */
  z.object({ is: z.literal("guess"), at: z.string() }),
  /** An attempt to sign in, or its success; the key tells no address. */
  z.object({ is: z.literal("tried"), at: z.string(), key: z.string(), succeeded: z.boolean() }),
  /** The state of an export at the process that makes it; repeated as long as the export exists. */
  z.object({ is: z.literal("job"), job: exportJobSchema }),
  /** A request for a file that another process makes, or its end. */
  z.object({ is: z.literal("job-asked"), id: z.string(), drop: z.boolean() }),
  /** People with a draft open at this process; repeated as long as there are any. */
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
  bye: z.boolean().optional(),
  /** Numbers of messages sent to rooms of late, by channel. */
  rooms: z.record(z.string(), z.number()).optional(),
  /** Parsed separately, so that one of a newer version does not make the heartbeat invalid. */
  word: z.unknown().optional(),
});
export type Heartbeat = Omit<z.infer<typeof heartbeatSchema>, "word"> & { word?: ClusterMessage };

/** Raised when the meaning of a message changes, not for a further kind of update. */
export const ROOM_MESSAGE_VERSION = 1;

/** Fields of messages of every version. */
const envelopeSchema = z.object({
  v: z.number().default(1),
  from: z.string(),
  /** Counted from 1 by this process, for this room. */
  n: z.number(),
  revision: z.number(),
});

const roomMessageSchema = envelopeSchema.extend({
  news: z.array(peerMessageSchema),
  whole: peerSnapshotSchema.optional(),
  /** The sender asks for the parts that only others know. */
  asks: z.boolean().optional(),
});
export type RoomMessage = z.infer<typeof roomMessageSchema>;
export type SentRoomMessage = z.input<typeof roomMessageSchema>;

export const encodeRoomMessage = ({ news, whole, ...message }: RoomMessage): SentRoomMessage => ({
  ...message,
  news: news.map(encodedMessage),
  ...(whole && { whole: encodedSnapshot(whole) }),
});

/**
 * Parses a message, leaving out updates that this version does not know.
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
