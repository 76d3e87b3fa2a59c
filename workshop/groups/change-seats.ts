/** Who speaks for a group, and which groups call the trainer. Pure. */
import type { Changed } from "@/workshop/session/effects";
import type { Drawn, GroupControl } from "@/workshop/groups/commands";
import { groupOf, groupWith, membersOf } from "@/workshop/groups/membership";
import { memberId } from "@/workshop/groups/names";
import type { GroupId, Groups } from "@/workshop/groups/state";
import type { Actor } from "@/workshop/session/actor";
import type { RoomState } from "@/workshop/session/state";

type Seating = Extract<
  GroupControl | Drawn,
  { type: "set-seat" | "set-seats" | "take-seat" | "give-seat" | "call" | "answer-call" }
>;

export function changeSeats(state: RoomState, command: Seating, actor: Actor): Changed {
  const { groups } = state;
  const seat = (group: GroupId): string | null =>
    Object.hasOwn(groups.seats, group) ? groups.seats[group]! : null;
  const seated = (group: GroupId, participant: string | null): Changed => {
    if (seat(group) === participant) return null;
    if (participant !== null) return { change: { groups: withSeats(groups, { [group]: participant }) } };
    const { [group]: _before, ...others } = groups.seats;
    return { change: { groups: { ...groups, seats: others } } };
  };
  switch (command.type) {
    case "set-seat": {
      const { group, participant } = command;
      if (!groupOf(groups, group)) return "unknown-group";
      return participant !== null && groupWith(groups, participant) !== group
        ? "not-in-group"
        : seated(group, participant);
    }
    case "set-seats": {
      const drawn = Object.entries(command.seats).filter(
        ([group, p]) => groupOf(groups, group) && groupWith(groups, p) === group,
      );
      if (groups.list.length === 0) return "no-groups";
      if (drawn.length === 0) return "nobody-here";
      return { change: { groups: withSeats(groups, Object.fromEntries(drawn)) } };
    }
    case "answer-call":
      if (!groupOf(groups, command.group)) return "unknown-group";
      return called(command.group, false);
    default:
  }
  const own = actor.role === "participant" ? groupWith(groups, actor.id) : null;
  if (own === null || actor.role !== "participant") return "without-group";
  switch (command.type) {
    case "take-seat":
      return seated(own, actor.id);
    case "give-seat": {
      const has = seat(own);
      if (has !== null && has !== actor.id) return "not-your-seat";
      const to = membersOf(groups, own).find((p) => memberId(own, p) === command.to);
      return to === undefined ? "not-in-group" : seated(own, to);
    }
    case "call":
      return called(own, command.on);
  }

  function called(group: GroupId, on: boolean): Changed {
    if (groups.calls.includes(group) === on) return null;
    const calls = on ? [...groups.calls, group] : groups.calls.filter((g) => g !== group);
    return { change: { groups: { ...groups, calls } } };
  }
}

const withSeats = (groups: Groups, seats: Groups["seats"]): Groups => ({
  ...groups,
  seats: { ...groups.seats, ...seats },
  spoke: [...new Set([...groups.spoke, ...Object.values(seats)])],
});
