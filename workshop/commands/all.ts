/**
 * Every command of a room, and what is derived from that: the protocol's schemas and types, and who may send what.
 * A browser says one thing to a room, the event `command` with one of these objects. Parsed once, at the edge. Who
 * speaks comes from the handshake and is never in a message.
 */
import { z } from "zod";
import { agenda } from "@/workshop/commands/agenda";
import { amendments } from "@/workshop/commands/amendments";
import { answers } from "@/workshop/commands/answers";
import { clock } from "@/workshop/commands/clock";
import type { Definition, Handler, SaidBy } from "@/workshop/commands/define";
import { door } from "@/workshop/commands/door";
import { ending } from "@/workshop/commands/ending";
import { entries } from "@/workshop/commands/entries";
import { groupMembers } from "@/workshop/commands/group-members";
import { groups } from "@/workshop/commands/groups";
import { handovers } from "@/workshop/commands/handovers";
import { people } from "@/workshop/commands/people";
import { presenting } from "@/workshop/commands/presenting";
import { questionBox } from "@/workshop/commands/question-box";
import { rounds } from "@/workshop/commands/rounds";
import { seats } from "@/workshop/commands/seats";
import { stage } from "@/workshop/commands/stage";
import { steps } from "@/workshop/commands/steps";
import { undoing } from "@/workshop/commands/undo";
import { worksheets } from "@/workshop/commands/worksheets";

/** By capability. */
export const capabilities = {
  steps,
  rounds,
  undo: undoing,
  answers,
  stage,
  questionBox,
  people,
  door,
  groups,
  groupMembers,
  seats,
  worksheets,
  presenting,
  entries,
  agenda,
  amendments,
  handovers,
  ending,
  clock,
};

type Defined = (typeof capabilities)[keyof typeof capabilities][number];
export const all: readonly Defined[] = Object.values(capabilities).flat();

type Said<D extends { schema: z.ZodType }> = D extends unknown ? SaidBy<D> : never;
type Sent = Exclude<Defined, { serverOnly: true }>;

/** What a browser may send. */
export type Command = Said<Sent>;
/** What a browser may send and the room's log keeps. */
export type Control = CommandTo<"log">;
/** What the room's log keeps beside: time, and what the server drew for what people sent. */
export type ServerOnly = Said<Extract<Defined, { serverOnly: true }>>;
/** What `apply` carries out. */
export type Logged = Control | ServerOnly;
/** What one part of the server carries out, or the log keeps. */
export type CommandTo<H extends Handler | "log"> = Said<Extract<Sent, { to: H }>>;
/** What a page without script may post as a form of its own. */
export type FormCommand = Said<Extract<Defined, { form: true }>>;

export type AnyType = (Command | ServerOnly)["type"];
export type CommandOf<T extends AnyType> = Extract<Command | ServerOnly, { type: T }>;
export type AnswerCommand = CommandOf<"answer">;

const schemaOf = <D extends { schema: z.ZodObject<{ type: z.ZodLiteral }> }>(definitions: readonly D[]) =>
  z.discriminatedUnion("type", definitions.map((d) => d.schema) as [D["schema"], ...D["schema"][]]);

const sent = all.filter((d): d is Sent => !d.serverOnly);

export const commandSchema = schemaOf(sent);
/** As the room's log keeps them. */
export const loggedSchema = schemaOf(all.filter((d): d is Extract<Defined, { to: "log" }> => d.to === "log"));

const byType: ReadonlyMap<string, Definition> = new Map(all.map((d) => [d.type, d]));

export const definitionOf = ({ type }: { type: AnyType }): Definition => byType.get(type)!;

/** Whether one part of the server carries this command out, or the log keeps it. */
export const isTo = <H extends Handler | "log">(to: H, command: Command): command is CommandTo<H> & Command =>
  definitionOf(command).to === to;
