/**
 * Messages between processes that serve one room. Each points at rows to read from Postgres, or carries what may be
 * lost (presence, who writes where). Never an answer or a text; each may come twice, late or not at all.
 */
import { z } from "zod";

const person = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.boolean()]);
/** On how many pages a stage shows what stands on it. */
const stagePages = z.object({ at: z.string(), of: z.number() });
export type StagePages = z.infer<typeof stagePages>;

/**
 * Who is connected to one process. People: connections; when last seen, asked for a page, connected, and
 * paused or went on; paused.
 */
const presencePartSchema = z.object({
  people: z.record(z.string(), person.nullable()),
  consoles: z.record(z.string(), z.string()),
  presenters: z.record(z.string(), z.string()),
  stages: z.number(),
  pages: z.array(stagePages).default([]),
  /** When people erased what they gave. */
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
/** What was shown of an open round: pseudonyms and ids of answers, in their order. */
export type GateElsewhere = z.infer<typeof gate>;

const counted = z.enum(["posts", "remarks", "codes", "follow-ups"]);
/** What one person may do only so often. */
export type CountedThing = z.infer<typeof counted>;

/** An older word that is sent still: servers of an older version know no other. */
const older = <Word extends string, Name extends string>(word: Word, name: Name) =>
  z.literal(word).transform(() => name);

export const peerMessageSchema = z.discriminatedUnion("is", [
  /** The log goes on. */
  z.object({ is: z.literal("log") }),
  /** Answers were stored: question, round, pseudonym. */
  z.object({ is: z.literal("answers"), rows: z.array(z.tuple([z.string(), z.number(), z.string()])) }),
  /** People came, read in another language, have a further phone, or are gone. */
  z.object({ is: z.literal("people"), ids: z.array(z.string()) }),
  /** People came to wait before the door, or wait no more. */
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
  /** Somebody did something that is counted. */
  z.object({ is: older("did", "usage"), what: counted, who: z.string() }),
]);
export type PeerMessage = z.infer<typeof peerMessageSchema>;

/** A message as it is sent. */
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

/** What only one process knows of a room, whole. */
export const peerSnapshotSchema = z
  .object({
    crowd: presencePartSchema,
    writers: z.array(writer),
    gates: z.array(gate),
    did: z.array(z.tuple([counted, z.string(), z.number()])),
  })
  .transform(({ crowd: presence, did: usage, ...rest }) => ({ ...rest, presence, usage }));
export type PeerSnapshot = z.infer<typeof peerSnapshotSchema>;

/** A snapshot as it is sent. */
export const encodedSnapshot = ({
  presence: crowd,
  usage: did,
  ...rest
}: PeerSnapshot): z.input<typeof peerSnapshotSchema> => ({ ...rest, crowd, did });

/** The other processes, as one room sees them. */
export interface Peers {
  /** Whether there may be any. */
  readonly shared: boolean;
  /** How many others that hold this room come before this process: who comes first does what needs to be done once. */
  rank(): number;
  tell(message: PeerMessage): void;
  /** The room leaves this process. */
  leave(): void;
}

/** What the others bring to a room. */
export interface PeerListener {
  revision(): number;
  /** What only this process knows of the room. */
  snapshot(): PeerSnapshot;
  /** What another process knows, in place of all that it told before. */
  onSnapshot(from: string, snapshot: PeerSnapshot): void;
  onMessage(from: string, message: PeerMessage): void;
  /** Another process holds a newer state. */
  onNewerState(): void;
  /** Another process does not hold this room any more, or is gone. */
  onPeerLost(from: string): void;
  /** Something may have been missed: whatever is stored is read again. Resolves when it is. */
  refresh(): Promise<void>;
}

/** A single process. */
export const noPeers: Peers = { shared: false, rank: () => 0, tell: () => undefined, leave: () => undefined };
