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

export interface CommandContext extends RoomAndPlan {
  actor: Actor;
  /** Milliseconds since the epoch. */
  now: number;
}

/** The reason why a presenter may not send this command now; null: they may. */
export type PresenterLimit<C> = (command: C, room: RoomAndPlan, handover: Handover) => Reason | null;

/** Parts of the server that carry out commands which the room's log does not keep. */
export type Handler = "answers" | "tables" | "papers" | "participants" | "box" | "sheets" | "door";

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
  /** Ends writing on some sheet, or changes its time. */
  endsWriting?: true;
  /** Taken also once the room has ended. */
  afterEnd?: true;
  /** A page without script posts it as a form of a group. */
  form?: Form;
}

/** The data beside a room's state by which commands are resolved. */
export interface ResolveContext {
  state: RoomState;
  people: ReadonlyMap<string, { sector: string | null; language: string | null }>;
  here(): ReadonlySet<string>;
  /** These, and those who lost the connection of late. */
  expected(): ReadonlySet<string>;
  random: Random;
}

/** Conditions beside the room's state, which only the server can check before it stores a command. */
export type Requirement =
  /** The entry stands on the sheet of this participant's group. */
  | { is: "own-entry"; participant: string; activity: string; entry: string }
  /** Files of these names can be brought into the room. */
  | { is: "files"; names: readonly string[] };

/** The command that is applied in place of another, or the reason for refusal. */
type Resolved = { type: string; id: string; [field: string]: unknown } | Reason;

interface LoggedDefinition<T extends string, F extends Fields, ServerOnly, Form>
  extends BaseDefinition<T, F, Form> {
  /** Sent by the server only, perhaps as the drawn form of a people's command. */
  serverOnly?: ServerOnly;
  /**
   * Looks up people and draws what is left to chance, so that a replay of the log needs neither. Keeps the
   * id.
   */
  resolve?(command: ParsedCommand<T, F>, context: ResolveContext): Resolved;
  apply(command: ParsedCommand<T, F>, context: CommandContext): CommandOutcome;
  /** Asks for conditions once the room has become `next`, and not in a replay. */
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
  resolve?(command: ParsedCommand<T, F>, context: ResolveContext): Resolved;
  apply?(command: ParsedCommand<T, F>, context: CommandContext): CommandOutcome;
  needs?(
    command: ParsedCommand<T, F>,
    context: Pick<CommandContext, "state" | "actor">,
    next: RoomState,
  ): Requirement | null;
}

/** The message of a command with this definition. */
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

/** Commands left to chance reach the log as others: see their `resolve`. */
export const neverApplied = (): CommandOutcome => "bad-message";

export const trainers = ["trainer", "co-trainer"] as const;
export const trainersAndHelpers = [...trainers, "helper"] as const;
export const participants = ["participant"] as const;
export const everybodyIn = [...trainers, ...participants] as const;
