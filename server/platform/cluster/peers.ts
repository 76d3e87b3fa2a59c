/**
 * Messages between processes that serve one room. Each points at rows to read from Postgres, or carries what
 * may be lost (presence, writers). Never an answer or a text; each may come twice, late or not at all.
 */
import { z } from "zod";

const person = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.boolean()]);
/** On how many pages a stage shows what stands on it. */
const stagePages = z.object({ at: z.string(), of: z.number() });
export type StagePages = z.infer<typeof stagePages>;

/**
 * People connected to one process: connections; times of last news, page, connection, and pause or return;
 * paused.
 */
const presencePartSchema = z.object({
  people: z.record(z.string(), person.nullable()),
  consoles: z.record(z.string(), z.string()),
  presenters: z.record(z.string(), z.string()),
  stages: z.number(),
  pages: z.array(stagePages).default([]),
  /** Times at which people erased what they gave. */
  erased: z.array(z.number()),
});
export type PresencePart = z.infer<typeof presencePartSchema>;

const writer = z.object({
  activity: z.string(),
  group: z.string(),
  participant: z.string(),
  cell: z.string(),
  at: z.number(),
});
export type WriterElsewhere = z.infer<typeof writer>;

const gate = z.object({ key: z.string(), shown: z.array(z.tuple([z.string(), z.string()])) });
/** Previewed answers of an open round: pseudonyms and ids, in their order. */
export type GateElsewhere = z.infer<typeof gate>;

const counted = z.enum(["posts", "remarks", "codes", "follow-ups"]);
/** Actions that one person may do only so often. */
export type CountedThing = z.infer<typeof counted>;

/** The word sent for a message, since servers of an older version know no other. */
const older = <Word extends string, Name extends string>(word: Word, name: Name) =>
  z.literal(word).transform(() => name);

export const peerMessageSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("log") }),
  /** Stored answers: question, round, pseudonym. */
  z.object({ is: z.literal("answers"), rows: z.array(z.tuple([z.string(), z.number(), z.string()])) }),
  /** People who came, changed language, got a further phone, or left. */
  z.object({ is: z.literal("people"), ids: z.array(z.string()) }),
  /** People who began or ceased to wait at the door. */
  z.object({ is: older("knocks", "admissionRequests"), ids: z.array(z.string()) }),
  /** The room has another code and another link. */
  z.object({ is: z.literal("door") }),
  z.object({ is: z.literal("box") }),
  z.object({ is: z.literal("remarks") }),
  /** An activity was sealed: its answers were rewritten. */
  z.object({ is: z.literal("sealed"), activity: z.string() }),
  /** Changes of sheets were stored under these numbers; null: a whole sheet is another. */
  z.object({
    is: z.literal("sheets"),
    rows: z.array(z.tuple([z.string(), z.string(), z.number().nullable()])),
  }),
  /** Everything of the room is to be read again. */
  z.object({ is: z.literal("everything") }),
  z.object({ is: older("crowd", "presence"), part: presencePartSchema }),
  z.object({ is: z.literal("writers"), writers: z.array(writer) }),
  z.object({ is: z.literal("gate"), gate }),
  /** A counted action of one person. */
  z.object({ is: older("did", "usage"), what: counted, who: z.string() }),
]);
export type PeerMessage = z.infer<typeof peerMessageSchema>;

export function encodedMessage(message: PeerMessage): z.input<typeof peerMessageSchema> {
  switch (message.is) {
    case "admissionRequests":
      return { ...message, is: "knocks" };
    case "presence":
      return { ...message, is: "crowd" };
    case "usage":
      return { ...message, is: "did" };
    default:
      return message;
  }
}

/** The part of a room that only one process knows. */
export const peerSnapshotSchema = z
  .object({
    crowd: presencePartSchema,
    writers: z.array(writer),
    gates: z.array(gate),
    did: z.array(z.tuple([counted, z.string(), z.number()])),
  })
  .transform(({ crowd: presence, did: usage, ...rest }) => ({ ...rest, presence, usage }));
export type PeerSnapshot = z.infer<typeof peerSnapshotSchema>;

export const encodedSnapshot = ({
  presence: crowd,
  usage: did,
  ...rest
}: PeerSnapshot): z.input<typeof peerSnapshotSchema> => ({ ...rest, crowd, did });

/** The other processes, as one room sees them. */
export interface Peers {
  readonly shared: boolean;
  /** The number of other processes that come first for work to be done once. */
  rank(): number;
  tell(message: PeerMessage): void;
  leave(): void;
}

/** One room, as the other processes address it. */
export interface PeerListener {
  revision(): number;
  snapshot(): PeerSnapshot;
  /** Replaces all that the other process told before. */
  onSnapshot(from: string, snapshot: PeerSnapshot): void;
  onMessage(from: string, message: PeerMessage): void;
  onNewerState(): void;
  /** Another process does not hold this room any more, or is gone. */
  onPeerLost(from: string): void;
  /** After messages may have been missed: everything stored is read again. */
  refresh(): Promise<void>;
}

/** A single process. */
export const noPeers: Peers = { shared: false, rank: () => 0, tell: () => undefined, leave: () => undefined };
