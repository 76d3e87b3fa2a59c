/**
 * Every command of a room, and what follows from the list: schemas, types and permissions. Browsers send one
 * event, `command`, parsed once at the edge; the sender is known from the handshake.
 */
import { z } from "zod";
import { agenda } from "@/workshop/commands/agenda";
import { amendments } from "@/workshop/commands/amendments";
import { answers } from "@/workshop/commands/answers";
import { clock } from "@/workshop/commands/clock";
import { counting } from "@/workshop/commands/count";
import type { Definition, Handler, CommandFrom } from "@/workshop/commands/define";
import { door } from "@/workshop/commands/admission";
import { ending } from "@/workshop/commands/ending";
import { entries } from "@/workshop/commands/worksheets/entries";
import { groupMembers } from "@/workshop/commands/group-members";
import { groups } from "@/workshop/commands/groups";
import { handovers } from "@/workshop/commands/handovers";
import { papers } from "@/workshop/commands/papers";
import { people } from "@/workshop/commands/people";
import { presenting } from "@/workshop/commands/worksheets/presenting";
import { questionBox } from "@/workshop/commands/question-box";
import { rounds } from "@/workshop/commands/rounds";
import { seats } from "@/workshop/commands/seats";
import { stage } from "@/workshop/commands/stage";
import { steps } from "@/workshop/commands/steps";
import { tables } from "@/workshop/commands/tables";
import { undoing } from "@/workshop/commands/undo";
import { worksheets } from "@/workshop/commands/worksheets/work";

export const capabilities = {
  steps,
  rounds,
  undo: undoing,
  answers,
  counting,
  papers,
  tables,
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

type AnyDefinition = (typeof capabilities)[keyof typeof capabilities][number];
export const allCommands: readonly AnyDefinition[] = Object.values(capabilities).flat();

type CommandsOf<D extends { schema: z.ZodType }> = D extends unknown ? CommandFrom<D> : never;
type SendableDefinition = Exclude<AnyDefinition, { serverOnly: true }>;

export type Command = CommandsOf<SendableDefinition>;
/** Commands of browsers that the room's log keeps. */
export type ControlCommand = CommandTo<"log">;
/** Logged commands of the server: time, and what it drew for people's commands. */
export type ServerOnlyCommand = CommandsOf<Extract<AnyDefinition, { serverOnly: true }>>;
export type LoggedCommand = ControlCommand | ServerOnlyCommand;
/** Commands for one part of the server, or for the log. */
export type CommandTo<H extends Handler | "log"> = CommandsOf<Extract<SendableDefinition, { to: H }>>;
export type FormCommand = CommandsOf<Extract<AnyDefinition, { form: true }>>;

export type CommandType = (Command | ServerOnlyCommand)["type"];
export type CommandOf<T extends CommandType> = Extract<Command | ServerOnlyCommand, { type: T }>;
export type AnswerCommand = CommandOf<"answer">;

const schemaOf = <D extends { schema: z.ZodObject<{ type: z.ZodLiteral }> }>(definitions: readonly D[]) =>
  z.discriminatedUnion("type", definitions.map((d) => d.schema) as [D["schema"], ...D["schema"][]]);

const sent = allCommands.filter((d): d is SendableDefinition => !d.serverOnly);

export const commandSchema = schemaOf(sent);
/** As the room's log keeps them. */
export const loggedSchema = schemaOf(
  allCommands.filter((d): d is Extract<AnyDefinition, { to: "log" }> => d.to === "log"),
);

const byType: ReadonlyMap<string, Definition> = new Map(allCommands.map((d) => [d.type, d]));

export const definitionOf = ({ type }: { type: CommandType }): Definition => byType.get(type)!;

export const isTo = <H extends Handler | "log">(to: H, command: Command): command is CommandTo<H> & Command =>
  definitionOf(command).to === to;
