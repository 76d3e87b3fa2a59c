import { z } from "zod";
import { defineCommand, neverApplied, type CommandFrom, trainers } from "@/workshop/commands/define";
import { lineOf, person } from "@/workshop/commands/fields";
import { formed, MAX_FORMED, MAX_GROUPS, nextId, withGroups } from "@/workshop/groups/membership";
import { formGroups, present } from "@/workshop/groups/assign-groups";
import { seatingLabel } from "@/workshop/groups/names";
import { type Group, type Groups, mixes } from "@/model/room/groups";
import type { CommandOutcome } from "@/workshop/room/effects";
import type { RoomState } from "@/workshop/room/state";

/** "tables": Table 1, Table 2… */
const places = z.enum(["none", "tables", "online"]);

const setGroups = defineCommand({
  type: "set-groups",
  fields: { groups: z.array(z.array(person)), places },
  by: trainers,
  serverOnly: true,
  apply(command, { state }) {
    if (command.groups.flat().length === 0) return "nobody-here";
    const table = (n: number) => seatingLabel(command.places, n, state.workshop.language);
    return inPlaceOfAll(
      state,
      command.groups.map((people, i) => ({ name: null, table: table(i + 1), people })),
    );
  },
});

export const groups = [
  defineCommand({
    type: "form-groups",
    fields: {
      by: z.enum(["count", "size"]),
      n: z.number().int().min(1).max(100),
      mix: z.enum(mixes),
      /** People meet others than in earlier groups, as far as that goes. */
      meetNew: z.boolean(),
      places,
    },
    by: trainers,
    resolve(command, context) {
      const { state, people, random } = context;
      const all = present(context).map((id) => ({
        id,
        sector: people.get(id)?.sector ?? null,
        language: people.get(id)?.language ?? state.workshop.language,
      }));
      const past = [...state.groups.past, state.groups.members];
      const groups = formGroups(all, { ...command, past }, random);
      const { id, places } = command;
      return { type: "set-groups", id, groups, places } satisfies CommandFrom<typeof setGroups>;
    },
    apply: neverApplied,
  }),

  setGroups,

  defineCommand({
    type: "list-groups",
    fields: {
      groups: z
        .array(z.strictObject({ name: lineOf(60).nullable(), people: z.array(person).max(500) }))
        .min(1)
        .max(100),
    },
    by: trainers,
    resolve: (command, { people }) =>
      command.groups.some((g) => g.people.some((p) => !people.has(p))) ? "unknown-person" : command,
    apply(command, { state }) {
      const all = command.groups.flatMap((g) => g.people);
      if (new Set(all).size < all.length) return "in-two-groups";
      return inPlaceOfAll(
        state,
        command.groups.map((g) => ({ ...g, table: null })),
      );
    },
  }),

  /** Empty groups among which people choose. */
  defineCommand({
    type: "offer-groups",
    fields: {
      names: z.array(lineOf(60).nullable()).min(2).max(100),
      cap: z.number().int().min(1).max(500),
    },
    by: trainers,
    apply: ({ names, cap }, { state }) =>
      inPlaceOfAll(
        state,
        names.map((name) => ({ name, table: null, people: [] })),
        { cap },
      ),
  }),

  defineCommand({
    type: "end-choice",
    fields: {},
    by: trainers,
    apply: (_, { state: { groups } }) =>
      groups.choosing === null
        ? null
        : { change: { groups: { ...groups, choosing: null } }, effects: [{ type: "place-all" }] },
  }),

  defineCommand({
    type: "dissolve-groups",
    fields: {},
    by: trainers,
    apply: (_, { state: { groups, work } }) =>
      groups.list.length === 0
        ? null
        : {
            change: {
              groups: { ...formed(groups, [], []), formed: groups.formed },
              work: withGroups(work, [], true),
            },
          },
  }),
] as const;

function inPlaceOfAll(
  state: RoomState,
  requested: readonly (Pick<Group, "name" | "table"> & { people: readonly string[] })[],
  choosing: Groups["choosing"] = null,
): CommandOutcome {
  if (requested.length > MAX_GROUPS) return "too-many-groups";
  if (state.groups.formed >= MAX_FORMED) return "too-many-changes";
  const people = requested.map((g) => g.people);
  if (people.flat().some((p) => state.removed.includes(p))) return "unknown-person";
  const list = requested.map(
    ({ name, table }, i): Group => ({ id: nextId(state.groups, i + 1), name, number: i + 1, table }),
  );
  return {
    change: {
      groups: formed(state.groups, list, people, choosing),
      work: withGroups(state.work, list, true),
    },
  };
}
