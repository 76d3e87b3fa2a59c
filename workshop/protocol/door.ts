/** What trainers may ask of a room's door besides locking it; part of `workshop/protocol/up.ts`. */
import { z } from "zod";
import { LISTED_WAITING, SWEEP_MINUTES } from "@/workshop/session/door";
import { commandId } from "@/workshop/groups/commands";
import { uuid } from "@/workshop/uuid";

const people = z.array(uuid).min(1).max(LISTED_WAITING);

/** Not in the room's log: who waits is no part of its state. */
const letIn = z.strictObject({ type: z.literal("let-in"), id: commandId, people });
/** Null: everybody who waits. */
const turnAway = z.strictObject({ type: z.literal("turn-away"), id: commandId, people: people.nullable() });
/** Another code and another link, in place of the code that the sender saw. */
const newCode = z.strictObject({ type: z.literal("new-code"), id: commandId, seen: z.string().max(20) });
/** How many came of late; the ack says it. */
const newcomers = z.strictObject({ type: z.literal("newcomers"), id: commandId });
/** Takes out whoever came in the last minutes; `answered`: also those who have answered something. The log keeps whom, as `remove-many`. */
const sweep = z.strictObject({
  type: z.literal("sweep"),
  id: commandId,
  minutes: z.literal(SWEEP_MINUTES),
  answered: z.boolean(),
});

export const doorCommands = [letIn, turnAway, newCode, newcomers, sweep] as const;
export type DoorCommand = z.infer<(typeof doorCommands)[number]>;

const types: ReadonlySet<string> = new Set(doorCommands.map((c) => c.shape.type.value));

export const isDoorCommand = <C extends { type: string }>(command: C): command is Extract<C, DoorCommand> =>
  types.has(command.type);

/** Whom a sweep took out, as the log keeps it. */
export const removeManySchema = z.strictObject({
  type: z.literal("remove-many"),
  id: commandId,
  people: z.array(uuid).min(1),
});
export type RemoveMany = z.infer<typeof removeManySchema>;

/** People who came in the last minutes, and those of them who have answered nothing; null where they are fewer than are told. */
export const newcomersSchema = z.array(
  z.strictObject({
    minutes: z.literal(SWEEP_MINUTES),
    all: z.number().int().nullable(),
    silent: z.number().int().nullable(),
  }),
);
export type Newcomers = z.infer<typeof newcomersSchema>;
