import { z } from "zod";
import { entryId } from "@/model/text/text-schemas";
import {
  type CommandContext,
  defineCommand,
  neverApplied,
  participants,
  type CommandFrom,
  trainers,
} from "@/workshop/commands/define";
import { group, person } from "@/workshop/commands/fields";
import { inSession } from "@/workshop/commands/presenter-limits";
import { groupOf, groupWith, membersOf } from "@/workshop/groups/membership";
import { memberId } from "@/workshop/groups/names";
import type { GroupId, Groups } from "@/model/room/groups";
import { shuffled } from "@/model/statistics/random";
import type { CommandOutcome } from "@/workshop/room/effects";

const setSeats = defineCommand({
  type: "set-seats",
  fields: { seats: z.record(group, person) },
  by: trainers,
  presenter: inSession,
  serverOnly: true,
  apply(command, { state: { groups } }) {
    const drawn = Object.entries(command.seats).filter(
      ([group, p]) => groupOf(groups, group) && groupWith(groups, p) === group,
    );
    if (groups.list.length === 0) return "no-groups";
    if (drawn.length === 0) return "nobody-here";
    return { change: { groups: withSeats(groups, Object.fromEntries(drawn)) } };
  },
});

export const seats = [
  defineCommand({
    type: "set-seat",
    fields: { group, participant: person.nullable() },
    by: trainers,
    presenter: inSession,
    resolve: (command, { people }) =>
      command.participant !== null && !people.has(command.participant) ? "unknown-person" : command,
    apply(command, { state: { groups } }) {
      const { group, participant } = command;
      if (!groupOf(groups, group)) return "unknown-group";
      return participant !== null && groupWith(groups, participant) !== group
        ? "not-in-group"
        : seated(groups, group, participant);
    },
  }),

  /** Draws a speaker in each group, or in one, from those present; rather one who has not spoken yet. */
  defineCommand({
    type: "draw-seats",
    fields: { group: group.nullable() },
    by: trainers,
    presenter: inSession,
    resolve({ id, group: one }, { state: { groups }, here, random }) {
      const present = here();
      const drawn = (one === null ? groups.list.map((g) => g.id) : [one]).flatMap((group) => {
        const members = membersOf(groups, group)
          .filter((p) => present.has(p))
          .sort();
        const fresh = members.filter((p) => !groups.spoke.includes(p));
        const [first] = shuffled(fresh.length > 0 ? fresh : members, random);
        return first === undefined ? [] : [[group, first]];
      });
      const drawnSeats = Object.fromEntries(drawn);
      return { type: "set-seats", id, seats: drawnSeats } satisfies CommandFrom<typeof setSeats>;
    },
    apply: neverApplied,
  }),

  setSeats,

  /** Takes the seat of the own group. Free at any time: all of the group see its holder. */
  defineCommand({
    type: "take-seat",
    fields: {},
    by: participants,
    form: true,
    apply: (_, context) =>
      inOwn(context, (group, participant) => seated(context.state.groups, group, participant)),
  }),

  /** `to` names a member of the own group, as `memberId` does. */
  defineCommand({
    type: "give-seat",
    fields: { to: entryId },
    by: participants,
    form: true,
    apply: (command, context) =>
      inOwn(context, (group, participant) => {
        const { groups } = context.state;
        const has = seatOf(groups, group);
        if (has !== null && has !== participant) return "not-your-seat";
        const to = membersOf(groups, group).find((p) => memberId(group, p) === command.to);
        return to === undefined ? "not-in-group" : seated(groups, group, to);
      }),
  }),

  defineCommand({
    type: "call",
    fields: { on: z.boolean() },
    by: participants,
    form: true,
    apply: ({ on }, context) => inOwn(context, (group) => called(context.state.groups, group, on)),
  }),

  defineCommand({
    type: "answer-call",
    fields: { group },
    by: trainers,
    presenter: inSession,
    apply: ({ group }, { state: { groups } }) =>
      groupOf(groups, group) ? called(groups, group, false) : "unknown-group",
  }),
] as const;

function inOwn(
  { state, actor }: CommandContext,
  change: (group: GroupId, participant: string) => CommandOutcome,
): CommandOutcome {
  const group = actor.role === "participant" ? groupWith(state.groups, actor.id) : null;
  return group === null || actor.role !== "participant" ? "without-group" : change(group, actor.id);
}

const seatOf = (groups: Groups, group: GroupId): string | null =>
  Object.hasOwn(groups.seats, group) ? groups.seats[group]! : null;

function seated(groups: Groups, group: GroupId, participant: string | null): CommandOutcome {
  if (seatOf(groups, group) === participant) return null;
  if (participant !== null) return { change: { groups: withSeats(groups, { [group]: participant }) } };
  const { [group]: _before, ...others } = groups.seats;
  return { change: { groups: { ...groups, seats: others } } };
}

function called(groups: Groups, group: GroupId, on: boolean): CommandOutcome {
  if (groups.calls.includes(group) === on) return null;
  const calls = on ? [...groups.calls, group] : groups.calls.filter((g) => g !== group);
  return { change: { groups: { ...groups, calls } } };
}

const withSeats = (groups: Groups, seats: Groups["seats"]): Groups => ({
  ...groups,
  seats: { ...groups.seats, ...seats },
  spoke: [...new Set([...groups.spoke, ...Object.values(seats)])],
});
