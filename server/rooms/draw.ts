/**
 * What a room leaves to chance is drawn here, before the command is applied; what was drawn is what the log keeps, so
 * that a replay needs no chance. The drawn command has the id and the actor of the one that asked for it.
 */
import type { Person } from "@/server/rooms/room-store";
import type { Drawn } from "@/workshop/groups/commands";
import { formGroups } from "@/workshop/groups/form";
import { groupOf, groupWith, membersOf, smallest } from "@/workshop/groups/membership";
import type { GroupId, Groups, Work } from "@/workshop/groups/state";
import type { Reason } from "@/workshop/protocol/reasons";
import type { RemoveMany } from "@/workshop/protocol/door";
import type { Control } from "@/workshop/protocol/up";
import { type Random, shuffled } from "@/workshop/rehearsal/random";
import type { Tick } from "@/workshop/session/apply";
import type { RoomState } from "@/workshop/session/state";

/** What is known of a room besides its state. */
export interface DrawnFrom {
  state: RoomState;
  people: ReadonlyMap<string, Person>;
  /** People who are connected. */
  here(): ReadonlySet<string>;
  /** These, and those who lost the connection of late. */
  expected(): ReadonlySet<string>;
}

type Asked = Control | Tick | Drawn | RemoveMany;

/** The command as it is to be applied, or why it cannot be. */
export function drawn(command: Asked, from: DrawnFrom, random: Random): Asked | Reason {
  const { state, people } = from;
  const { groups } = state;
  const { id } = command;
  switch (command.type) {
    case "form-groups": {
      const all = present(from).map((p) => ({
        id: p,
        sector: people.get(p)?.sector ?? null,
        language: people.get(p)?.language ?? state.workshop.language,
      }));
      const past = [...groups.past, groups.members];
      return {
        type: "set-groups",
        id,
        groups: formGroups(all, { ...command, past }, random),
        places: command.places,
      };
    }
    case "draw-seats":
      return {
        type: "set-seats",
        id,
        seats: seatsFor(
          groups,
          command.group === null ? groups.list.map((g) => g.id) : [command.group],
          from.here(),
          random,
        ),
      };
    case "shuffle-order": {
      const work = Object.hasOwn(state.work, command.activity) ? state.work[command.activity] : undefined;
      return {
        type: "set-order",
        id,
        activity: command.activity,
        order: work ? orderFor(work, groups, random) : [],
      };
    }
    case "start-work": {
      const work = Object.hasOwn(state.work, command.activity) ? state.work[command.activity] : undefined;
      if (command.phases === null || (work?.phase === "open" && work.phases)) return command;
      return {
        type: "set-phases",
        id,
        activity: command.activity,
        people: shuffled(present(from), random),
        seconds: command.phases,
      };
    }
    case "walk": {
      const work = Object.hasOwn(state.work, command.activity) ? state.work[command.activity] : undefined;
      if (!command.on || work?.walk) return command;
      return {
        type: "set-walk",
        id,
        activity: command.activity,
        to: work ? walkFor(work, groups, random) : {},
      };
    }
    case "place":
      return placed(groups, command);
    case "move-person":
    case "set-seat":
      return command.participant !== null && !people.has(command.participant) ? "unknown-person" : command;
    case "remove":
      return people.has(command.participant) || state.removed.includes(command.participant)
        ? command
        : "unknown-person";
    case "list-groups":
      return command.groups.some((g) => g.people.some((p) => !people.has(p))) ? "unknown-person" : command;
    default:
      return command;
  }
}

/** Whom groups are made of: people who are here or expected back; where nobody is, everybody. */
function present({ people, expected }: DrawnFrom): string[] {
  const all = [...people.keys()].sort();
  const back = expected();
  const now = all.filter((p) => back.has(p));
  return now.length > 0 ? now : all;
}

/** A latecomer goes where the fewest are; whom a trainer took out of all groups stays out. */
function placed(groups: Groups, command: Extract<Drawn, { type: "place" }>): Asked | Reason {
  const group = smallest(groups);
  if (group === null || groups.choosing) return "no-groups";
  const was = Object.hasOwn(groups.was, command.participant) ? groups.was[command.participant]! : [];
  if (was.some((g) => g.startsWith(`g${groups.formed}-`))) return "no-groups";
  return { ...command, group };
}

/** One of those who are here in each group; rather somebody who has not spoken yet. */
function seatsFor(
  groups: Groups,
  ids: readonly GroupId[],
  here: ReadonlySet<string>,
  random: Random,
): Record<GroupId, string> {
  return Object.fromEntries(
    ids.flatMap((group) => {
      const members = membersOf(groups, group)
        .filter((p) => here.has(p))
        .sort();
      const fresh = members.filter((p) => !groups.spoke.includes(p));
      const [one] = shuffled(fresh.length > 0 ? fresh : members, random);
      return one === undefined ? [] : [[group, one]];
    }),
  );
}

/** Who was heard keeps its place; the others come in chance order. */
function orderFor(
  { groups: sheets, present: { order, done, at } }: Work,
  groups: Groups,
  random: Random,
): GroupId[] {
  const all = order.length > 0 ? order : sheets.filter((g) => groupOf(groups, g));
  const heard = all.filter((g) => done.includes(g) || g === at);
  return [
    ...heard,
    ...shuffled(
      all.filter((g) => !heard.includes(g)),
      random,
    ),
  ];
}

/** One of each group stays to explain its sheet, the one who speaks for it if there is one; the others spread over all other sheets. */
function walkFor(work: Work, groups: Groups, random: Random): Record<string, GroupId> {
  const ids = groups.list
    .map((g) => g.id)
    .filter((g) => work.groups.includes(g) && membersOf(groups, g).length > 0);
  const to: Record<string, GroupId> = {};
  for (const [i, group] of ids.entries()) {
    const members = shuffled(membersOf(groups, group).sort(), random);
    const seat = Object.hasOwn(groups.seats, group) ? groups.seats[group] : undefined;
    const stays = seat !== undefined && groupWith(groups, seat) === group ? seat : members[0];
    const others = [...ids.slice(i + 1), ...ids.slice(0, i)];
    for (const [j, person] of members.filter((p) => p !== stays).entries())
      to[person] = others.length > 0 ? others[j % others.length]! : group;
    if (stays !== undefined) to[stays] = group;
  }
  return to;
}
