/** What a command is: its fields, who may send it and when, and what it does, in one definition. */
import { z } from "zod";
import { commandId } from "@/model/ids";
import type { Reason } from "@/model/reasons";
import type { Random } from "@/model/statistics/random";
import type { Actor, Role } from "@/workshop/room/actor";
import type { CommandOutcome } from "@/workshop/room/effects";
import type { Plan } from "@/workshop/content/plan";
import type { Handover, RoomState } from "@/workshop/room/state";

export interface RoomAndPlan {
  state: RoomState;
  plan: Plan;
}

/** The room that a command meets, and who sent it. */
export interface CommandContext extends RoomAndPlan {
  actor: Actor;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Why somebody to whom a session was handed may not send this command now; null when they may. */
export type PresenterLimit<C> = (command: C, room: RoomAndPlan, handover: Handover) => Reason | null;

/** Who in the server carries out what is not kept in the room's log. */
export type Handler = "answers" | "participants" | "box" | "sheets" | "door";

type Fields = Readonly<Record<string, z.ZodType>>;
type Shape<T extends string, F extends Fields> = { type: z.ZodLiteral<T>; id: typeof commandId } & F;
type Schema<T extends string, F extends Fields> = z.ZodObject<Shape<T, F>, z.core.$strict>;
type ParsedCommand<T extends string, F extends Fields> = z.infer<Schema<T, F>>;

/** Roles that may send a command; whether presenters may, its `presenter` says. */
type Sender = Exclude<Role, "presenter">;

interface BaseDefinition<T extends string, F extends Fields, Form> {
  type: T;
  fields: F;
  by: readonly Sender[];
  /** Limits for presenters; left out: they may not send it. */
  presenter?: PresenterLimit<ParsedCommand<T, F>>;
  /** Refused while no day runs after one has ended. */
  needsDay?: true;
  /** After it nobody may write on some sheet any more, or for another time. */
  endsWriting?: true;
  /** Taken also once the room has ended. */
  afterEnd?: true;
  /** A page without script posts it as a form of a group. */
  form?: Form;
}

/** What is known of a room besides its state, when a command is asked of it. */
export interface ResolveContext {
  state: RoomState;
  people: ReadonlyMap<string, { sector: string | null; language: string | null }>;
  /** People who are connected. */
  here(): ReadonlySet<string>;
  /** These, and those who lost the connection of late. */
  expected(): ReadonlySet<string>;
  /** Chance. */
  random: Random;
}

/** What must hold beside the room's state before a command is stored; the server alone can look. */
export type Requirement =
  /** The entry stands on the sheet of this participant's group. */
  | { is: "own-entry"; participant: string; activity: string; entry: string }
  /** Files of these names can be brought into the room. */
  | { is: "files"; names: readonly string[] };

/** What a command becomes before it is applied, or why it cannot be. */
type Resolved = { type: string; id: string; [field: string]: unknown } | Reason;

interface LoggedDefinition<T extends string, F extends Fields, ServerOnly, Form>
  extends BaseDefinition<T, F, Form> {
  /** The server's own, or what it drew for a command that leaves something to chance: no browser can send it. */
  serverOnly?: ServerOnly;
  /**
   * What is applied in its place, with its id: people are looked up, and what is left to chance is drawn, so that a
   * replay of the log needs neither.
   */
  resolve?(command: ParsedCommand<T, F>, known: ResolveContext): Resolved;
  /** What it changes. Kept in the room's log, so it is pure. */
  apply(command: ParsedCommand<T, F>, context: CommandContext): CommandOutcome;
  /** What it needs besides, asked once when it has changed the room into `next`, and not in a replay; left out: nothing. */
  needs?(
    command: ParsedCommand<T, F>,
    context: Pick<CommandContext, "state" | "actor">,
    next: RoomState,
  ): Requirement | null;
}

interface UnloggedDefinition<T extends string, F extends Fields, To, Form>
  extends BaseDefinition<T, F, Form> {
  /** Not kept in the room's log. */
  to: To;
}

export interface Definition<
  T extends string = string,
  F extends Fields = Fields,
  To extends "log" | Handler = "log" | Handler,
  ServerOnly extends boolean = boolean,
  Form extends boolean = boolean,
> {
  type: T;
  schema: Schema<T, F>;
  by: readonly Role[];
  to: To;
  serverOnly: ServerOnly;
  form: Form;
  needsDay: boolean;
  endsWriting: boolean;
  afterEnd: boolean;
  /** A method, so that definitions of all types fit in one list. */
  presenter?(command: ParsedCommand<T, F>, room: RoomAndPlan, handover: Handover): Reason | null;
  resolve?(command: ParsedCommand<T, F>, known: ResolveContext): Resolved;
  apply?(command: ParsedCommand<T, F>, context: CommandContext): CommandOutcome;
  needs?(
    command: ParsedCommand<T, F>,
    context: Pick<CommandContext, "state" | "actor">,
    next: RoomState,
  ): Requirement | null;
}

/** What somebody says who sends a command with this definition. */
export type CommandFrom<D extends { schema: z.ZodType }> = z.infer<D["schema"]>;

export function defineCommand<
  const T extends string,
  F extends Fields,
  const ServerOnly extends boolean = false,
  const Form extends boolean = false,
>(declared: LoggedDefinition<T, F, ServerOnly, Form>): Definition<T, F, "log", ServerOnly, Form>;
export function defineCommand<
  const T extends string,
  F extends Fields,
  const To extends Handler,
  const Form extends boolean = false,
>(declared: UnloggedDefinition<T, F, To, Form>): Definition<T, F, To, false, Form>;
export function defineCommand(
  declared:
    | LoggedDefinition<string, Fields, boolean, boolean>
    | UnloggedDefinition<string, Fields, Handler, boolean>,
): Definition {
  const { fields, by, ...rest } = declared;
  return {
    to: "log",
    serverOnly: false,
    form: false,
    needsDay: false,
    endsWriting: false,
    afterEnd: false,
    ...rest,
    schema: z.strictObject({ type: z.literal(rest.type), id: commandId, ...fields }),
    by: rest.presenter ? [...by, "presenter"] : by,
  };
}

/** What is left to chance comes to the log as another command: see its `resolve`. */
export const neverApplied = (): CommandOutcome => "bad-message";

export const trainers = ["trainer", "co-trainer"] as const;
export const participants = ["participant"] as const;
export const everybodyIn = [...trainers, ...participants] as const;
