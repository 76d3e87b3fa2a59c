/** Commands about entry. Waiting people, and decisions on them, are not in the room's state and log. */
import { z } from "zod";
import { defineCommand, trainers, trainersAndHelpers } from "@/workshop/commands/define";
import { person } from "@/workshop/commands/fields";
import { MAX_LISTED_WAITING } from "@/workshop/room/admission";
import { SWEEP_MINUTES } from "@/model/room/limits";

const people = z.array(person).min(1).max(MAX_LISTED_WAITING);

export const door = [
  /** The door: locked, or open; `ask`: open to those alone whom a trainer lets in one by one. */
  defineCommand({
    type: "lock",
    fields: { on: z.boolean(), ask: z.boolean().optional() },
    by: trainers,
    apply({ on, ask }, { state }) {
      const requiresApproval = !on && ask === true;
      if (state.locked === on && state.requiresApproval === requiresApproval) return null;
      return {
        change: { locked: on, requiresApproval },
        effects: on || requiresApproval ? [] : [{ type: "let-in" }],
      };
    },
  }),

  defineCommand({ type: "let-in", fields: { people }, by: trainersAndHelpers, to: "door" }),

  /** Null: everybody who waits. */
  defineCommand({
    type: "turn-away",
    fields: { people: people.nullable() },
    by: trainersAndHelpers,
    to: "door",
  }),

  /** Another code and another link, in place of the code that the sender saw. */
  defineCommand({ type: "new-code", fields: { seen: z.string().max(20) }, by: trainers, to: "door" }),

  /** Asks for the number of newcomers; the ack tells it. */
  defineCommand({ type: "newcomers", fields: {}, by: trainers, to: "door" }),

  /**
   * Removes people who came in the last minutes; `answered`: also those with answers. Logged as
   * `remove-many`.
   */
  defineCommand({
    type: "sweep",
    fields: { minutes: z.literal(SWEEP_MINUTES), answered: z.boolean() },
    by: trainers,
    to: "door",
  }),
] as const;
