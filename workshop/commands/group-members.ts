import { defineCommand, participants, trainers } from "@/workshop/commands/define";
import { group, lineOf, person } from "@/workshop/commands/fields";
import { commandId } from "@/model/ids";
import {
  freshId,
  groupOf,
  groupWith,
  guestsOf,
  MAX_GROUPS,
  settled,
  sizeOf,
  smallest,
  withGroups,
  withoutEmpty,
  withPerson,
} from "@/workshop/groups/membership";
import type { CommandOutcome } from "@/workshop/room/effects";
import type { RoomState } from "@/workshop/room/state";

/** People without a phone in one group. */
export const MAX_GUESTS = 60;

export const groupMembers = [
  defineCommand({
    type: "move-person",
    fields: { participant: person, to: group.nullable() },
    by: trainers,
    resolve: (command, { people }) => (people.has(command.participant) ? command : "unknown-person"),
    apply: ({ participant, to }, { state }) => moving(state, participant, to),
  }),

  /** A latecomer goes where the fewest are; whom a trainer took out of all groups stays out. */
  defineCommand({
    type: "place",
    fields: { participant: person, group },
    by: ["server"],
    serverOnly: true,
    resolve(command, { state: { groups } }) {
      const to = smallest(groups);
      if (to === null || groups.choosing) return "no-groups";
      const former = Object.hasOwn(groups.was, command.participant) ? groups.was[command.participant]! : [];
      return former.some((g) => g.startsWith(`g${groups.formed}-`)) ? "no-groups" : { ...command, group: to };
    },
    apply: ({ participant, group: to }, { state }) =>
      moving(state, participant, to, () => groupWith(state.groups, participant) !== null),
  }),

  defineCommand({
    type: "join-group",
    fields: { group },
    by: participants,
    form: true,
    apply({ group: to }, { state, actor }) {
      const { groups } = state;
      if (groups.choosing === null) return "not-choosing";
      const { cap } = groups.choosing;
      return moving(state, actor.role === "participant" ? actor.id : "", to, () =>
        sizeOf(groups, to) >= cap ? "group-full" : false,
      );
    },
  }),
  defineCommand({
    type: "add-group",
    fields: {},
    by: trainers,
    apply(_, { state }) {
      const { groups } = state;
      if (groups.list.length >= MAX_GROUPS) return "too-many-groups";
      const next = groups.formed === 0 ? { ...groups, formed: 1 } : groups;
      const number = Math.max(0, ...groups.list.map((g) => g.number)) + 1;
      const list = [...groups.list, { id: freshId(next), name: null, number, table: null }];
      return { change: { groups: settled({ ...next, list }), work: withGroups(state.work, list, false) } };
    },
  }),

  /** Only an empty one. */
  defineCommand({
    type: "drop-group",
    fields: { group },
    by: trainers,
    apply({ group: id }, { state }) {
      const { groups } = state;
      if (!groupOf(groups, id)) return "unknown-group";
      if (sizeOf(groups, id) > 0) return "group-not-empty";
      const list = groups.list.filter((g) => g.id !== id);
      return {
        change: {
          groups: settled({ ...groups, list }),
          work: withoutEmpty(state, id, list),
        },
      };
    },
  }),

  defineCommand({
    type: "name-group",
    fields: { group, name: lineOf(60).nullable(), table: lineOf(60).nullable() },
    by: trainers,
    apply({ group: id, name, table }, { state: { groups } }) {
      const group = groupOf(groups, id);
      if (!group) return "unknown-group";
      if (group.name === name && group.table === table) return null;
      const list = groups.list.map((g) => (g === group ? { ...g, name, table } : g));
      return { change: { groups: settled({ ...groups, list }) } };
    },
  }),

  defineCommand({
    type: "add-guest",
    fields: { group, name: lineOf(40) },
    by: trainers,
    apply({ id, name, group: into }, { state: { groups } }) {
      if (!groupOf(groups, into)) return "unknown-group";
      if (groups.guests.some((g) => g.id === id)) return null;
      if (guestsOf(groups, into) >= MAX_GUESTS) return "group-full";
      const guests = [...groups.guests, { id, name, group: into }];
      return { change: { groups: settled({ ...groups, guests }) } };
    },
  }),

  defineCommand({
    type: "drop-guest",
    fields: { guest: commandId },
    by: trainers,
    apply({ guest }, { state: { groups } }) {
      const guests = groups.guests.filter((g) => g.id !== guest);
      return guests.length === groups.guests.length ? null : { change: { groups: { ...groups, guests } } };
    },
  }),
] as const;

/** @param kept the reason against a person's move; true: they stay */
function moving(
  { groups, removed }: RoomState,
  participant: string,
  to: string | null,
  kept: () => boolean | "group-full" = () => false,
): CommandOutcome {
  if (removed.includes(participant)) return "unknown-person";
  if (to !== null && !groupOf(groups, to)) return "unknown-group";
  if (groupWith(groups, participant) === to) return null;
  const stays = kept();
  if (stays) return stays === true ? null : stays;
  return { change: { groups: withPerson(groups, participant, to) } };
}
