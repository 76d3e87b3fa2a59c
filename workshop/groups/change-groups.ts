/** How groups come about and who is in them. Pure. */
import type { Drawn, GroupControl } from "@/workshop/groups/commands";
import {
  formed,
  groupOf,
  groupWith,
  guestsOf,
  MOST_GROUPS,
  nextId,
  settled,
  sizeOf,
  withGroups,
  withPerson,
} from "@/workshop/groups/membership";
import { placeOf } from "@/workshop/groups/places";
import type { Group, GroupId, Groups } from "@/workshop/groups/state";
import type { Changed } from "@/workshop/session/effects";
import type { RoomState } from "@/workshop/session/state";
import type { Actor } from "@/workshop/session/actor";

/** Times that groups are formed in one room. */
const MOST_FORMED = 999;
/** People without a phone in one group. */
const MOST_GUESTS = 60;

type Of<T extends (GroupControl | Drawn)["type"]> = Extract<GroupControl | Drawn, { type: T }>;
type Forming = Of<"set-groups" | "list-groups" | "offer-groups" | "end-choice" | "dissolve-groups">;
type People = Of<"move-person" | "place" | "join-group">;
type Shaping = Of<"add-group" | "drop-group" | "name-group" | "add-guest" | "drop-guest">;

/** New groups in place of all. */
export function changeForming(state: RoomState, command: Forming): Changed {
  const { groups } = state;
  const language = state.workshop.language;
  switch (command.type) {
    case "set-groups": {
      if (command.groups.flat().length === 0) return "nobody-here";
      const list = command.groups.map((_, i) => ({
        id: nextId(groups, i + 1),
        name: null,
        number: i + 1,
        table: placeOf(command.places, i + 1, language),
      }));
      return anew(state, list, command.groups);
    }
    case "list-groups": {
      const all = command.groups.flatMap((g) => g.people);
      if (new Set(all).size < all.length) return "in-two-groups";
      const list = command.groups.map(({ name }, i) => ({
        id: nextId(groups, i + 1),
        name,
        number: i + 1,
        table: null,
      }));
      return anew(
        state,
        list,
        command.groups.map((g) => g.people),
      );
    }
    case "offer-groups": {
      const list = command.names.map((name, i) => ({
        id: nextId(groups, i + 1),
        name,
        number: i + 1,
        table: null,
      }));
      return anew(
        state,
        list,
        list.map(() => []),
        { cap: command.cap },
      );
    }
    case "end-choice":
      return groups.choosing === null ? null : { change: { groups: { ...groups, choosing: null } } };
    case "dissolve-groups":
      return groups.list.length === 0
        ? null
        : {
            change: {
              groups: { ...formed(groups, [], []), formed: groups.formed },
              work: withGroups(state.work, [], true),
            },
          };
  }
}

function anew(
  state: RoomState,
  list: Group[],
  people: readonly (readonly string[])[],
  choosing: Groups["choosing"] = null,
): Changed {
  if (list.length > MOST_GROUPS) return "too-many-groups";
  if (state.groups.formed >= MOST_FORMED) return "too-many-changes";
  if (people.flat().some((p) => state.removed.includes(p))) return "unknown-person";
  return {
    change: {
      groups: formed(state.groups, list, people, choosing),
      work: withGroups(state.work, list, true),
    },
  };
}

/** Somebody comes into a group, or out of it. */
export function changePeople(state: RoomState, command: People, actor: Actor): Changed {
  const { groups } = state;
  const participant =
    "participant" in command ? command.participant : actor.role === "participant" ? actor.id : "";
  const to = command.type === "move-person" ? command.to : command.group;
  if (command.type === "join-group" && groups.choosing === null) return "not-choosing";
  if (state.removed.includes(participant)) return "unknown-person";
  if (to !== null && !groupOf(groups, to)) return "unknown-group";
  if (groupWith(groups, participant) === to) return null;
  if (command.type === "place" && groupWith(groups, participant) !== null) return null;
  if (
    command.type === "join-group" &&
    to !== null &&
    groups.choosing &&
    sizeOf(groups, to) >= groups.choosing.cap
  )
    return "group-full";
  return { change: { groups: withPerson(groups, participant, to) } };
}

/** One group, or somebody without a phone. */
export function changeShape(state: RoomState, command: Shaping): Changed {
  const { groups } = state;
  const group = "group" in command ? groupOf(groups, command.group) : undefined;
  if ("group" in command && !group) return "unknown-group";
  switch (command.type) {
    case "add-group": {
      if (groups.list.length >= MOST_GROUPS) return "too-many-groups";
      const next = groups.formed === 0 ? { ...groups, formed: 1 } : groups;
      const list = [
        ...groups.list,
        {
          id: freshId(next),
          name: null,
          number: Math.max(0, ...groups.list.map((g) => g.number)) + 1,
          table: null,
        },
      ];
      return { change: { groups: settled({ ...next, list }), work: withGroups(state.work, list, false) } };
    }
    case "drop-group": {
      if (sizeOf(groups, command.group) > 0) return "group-not-empty";
      const list = groups.list.filter((g) => g !== group);
      return {
        change: { groups: settled({ ...groups, list }), work: withoutEmpty(state, command.group, list) },
      };
    }
    case "name-group": {
      const { name, table } = command;
      if (group?.name === name && group.table === table) return null;
      const list = groups.list.map((g) => (g === group ? { ...g, name, table } : g));
      return { change: { groups: settled({ ...groups, list }) } };
    }
    case "add-guest": {
      if (guestsOf(groups, command.group) >= MOST_GUESTS) return "group-full";
      if (groups.guests.some((g) => g.id === command.id)) return null;
      const guests = [...groups.guests, { id: command.id, name: command.name, group: command.group }];
      return { change: { groups: settled({ ...groups, guests }) } };
    }
    case "drop-guest": {
      const guests = groups.guests.filter((g) => g.id !== command.guest);
      return guests.length === groups.guests.length ? null : { change: { groups: { ...groups, guests } } };
    }
  }
}

/** An id that no group ever had. */
function freshId(groups: Groups): GroupId {
  const start = `g${groups.formed}-`;
  const numbers = Object.keys(groups.known)
    .filter((id) => id.startsWith(start))
    .map((id) => Number(id.slice(start.length)));
  return `${start}${Math.max(0, ...numbers) + 1}`;
}

/** The work without a group that is gone; where somebody was once in it, its sheet stays. */
function withoutEmpty(state: RoomState, group: GroupId, list: readonly Group[]): RoomState["work"] {
  const work = withGroups(state.work, list, false);
  if ((state.groups.known[group]?.size ?? 0) > 0) return work;
  const without = (groups: readonly GroupId[]): GroupId[] => groups.filter((g) => g !== group);
  return Object.fromEntries(
    Object.entries(work).map(([activity, one]) => {
      const { present } = one;
      const heard = {
        order: without(present.order),
        done: without(present.done),
        volunteers: without(present.volunteers),
      };
      const stage = present.at === group ? { at: null, since: null, card: 0 } : {};
      return [activity, { ...one, groups: without(one.groups), present: { ...present, ...heard, ...stage } }];
    }),
  );
}
