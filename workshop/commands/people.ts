import { z } from "zod";
import { defineCommand, participants, trainers } from "@/workshop/commands/define";
import { inSession } from "@/workshop/commands/presenter-limits";
import { person } from "@/workshop/commands/fields";
import { commandId } from "@/model/ids";
import { withoutPeople, withoutWalkers } from "@/workshop/groups/membership";
import { openSweeps } from "@/workshop/room/admission";
import type { CommandOutcome } from "@/workshop/room/effects";
import type { RoomState } from "@/workshop/room/state";

export const people = [
  defineCommand({
    type: "remove",
    fields: { participant: person },
    by: trainers,
    resolve: (command, { state, people }) =>
      people.has(command.participant) || state.removed.includes(command.participant)
        ? command
        : "unknown-person",
    apply: ({ participant }, { state }) =>
      state.removed.includes(participant) ? null : removing(state, [participant]),
  }),

  /** The people whom a sweep removed. */
  defineCommand({
    type: "remove-many",
    fields: { people: z.array(person).min(1) },
    by: trainers,
    serverOnly: true,
    apply(command, { state, now }) {
      const removed = new Set(state.removed);
      const taken = command.people.filter((p) => !removed.has(p));
      if (taken.length === 0) return null;
      return removing(state, taken, [
        ...state.sweeps,
        { id: command.id, at: now, people: taken, back: false },
      ]);
    },
  }),

  /** Lets back in whom a sweep took out; `sweep` is the id of its command. */
  defineCommand({
    type: "bring-back",
    fields: { sweep: commandId },
    by: trainers,
    apply(command, { state, now }) {
      const sweep = openSweeps(state.sweeps, now).find((s) => s.id === command.sweep);
      if (!sweep) return null;
      const back = new Set(sweep.people);
      const sweeps = state.sweeps.map((s) => (s === sweep ? { ...s, back: true } : s));
      return {
        change: { sweeps, removed: state.removed.filter((p) => !back.has(p)) },
        effects: [{ type: "bring-back", people: sweep.people }],
      };
    },
  }),

  /** "I take a break": the phone hides the content; only a count is kept. */
  defineCommand({ type: "pause", fields: { on: z.boolean() }, by: participants, to: "participants" }),

  /** Sets a person's language: one of the interface or of the workshop. */
  defineCommand({
    type: "language",
    fields: { language: z.string().min(2).max(35) },
    by: participants,
    afterEnd: true,
    to: "participants",
  }),

  /** Turns a console's long list of texts to the piece that begins here, from 0. Not stored. */
  defineCommand({
    type: "turn-list",
    fields: { list: z.string().min(1).max(200), from: z.number().int().min(0).max(1_000_000) },
    by: trainers,
    presenter: inSession,
    afterEnd: true,
    to: "participants",
  }),
] as const;

function removing(state: RoomState, out: string[], sweeps = state.sweeps): CommandOutcome {
  const gone = new Set(out);
  return {
    change: {
      removed: [...state.removed, ...out],
      sweeps,
      groups: withoutPeople(state.groups, gone),
      work: withoutWalkers(state.work, gone),
    },
    effects: [{ type: "disconnect", people: out }],
  };
}
