import { z } from "zod";
import {
  defineCommand,
  everybodyIn,
  neverApplied,
  participants,
  type CommandFrom,
} from "@/workshop/commands/define";
import { activity, group, person } from "@/workshop/commands/fields";
import { leadingWork, onWork, ownGroup, speaksFor } from "@/workshop/commands/worksheets/on-worksheet";
import { ofActivity } from "@/workshop/commands/presenter-limits";
import { MAX_CARDS } from "@/model/worksheets/cards";
import { groupOf, groupWith, membersOf, MAX_ALONE } from "@/workshop/groups/membership";
import type { GroupId, Groups, Presenting, Work } from "@/model/room/groups";
import { workOn } from "@/workshop/worksheets/work";
import type { Reason } from "@/model/reasons";
import { type Random, shuffled } from "@/model/statistics/random";

/** Milliseconds on the stage within which going back means that the call was a mistake. */
const MISTAKEN_CALL_MS = 15_000;

const setOrder = defineCommand({
  type: "set-order",
  fields: { activity, order: z.array(group) },
  ...leadingWork,
  serverOnly: true,
  apply: onWork(({ order }, work) => inOrder(work, order)),
});

const setWalk = defineCommand({
  type: "set-walk",
  fields: { activity, to: z.record(person, group) },
  ...leadingWork,
  serverOnly: true,
  apply: onWork(({ to }, { groups }) => {
    if (Object.keys(to).length === 0) return "nobody-here";
    return Object.values(to).some((g) => !groups.includes(g)) ? "unknown-group" : { walk: to };
  }),
});

export const presenting = [
  /** The group that stands on the stage; null: none. */
  defineCommand({
    type: "present",
    fields: { activity, group: group.nullable() },
    ...leadingWork,
    needsDay: true,
    apply: onWork(({ group: next }, { groups, present }, { now }) => {
      if (present.at === next) return null;
      if (next !== null && !groups.includes(next)) return "unknown-group";
      // Called by mistake, and the room goes back: it was not heard.
      const mistaken =
        (next === null || present.done.includes(next)) &&
        present.since !== null &&
        now - present.since < MISTAKEN_CALL_MS;
      const done =
        present.at === null || mistaken
          ? present.done
          : [...present.done.filter((g) => g !== present.at), present.at];
      return {
        present: {
          ...present,
          at: next,
          card: 0,
          since: next === null ? null : now,
          done: done.filter((g) => g !== next),
          order: next === null || present.order.includes(next) ? present.order : [...present.order, next],
          volunteers: present.volunteers.filter((g) => g !== next),
        },
      };
    }),
  }),

  defineCommand({
    type: "present-order",
    fields: { activity, order: z.array(group).max(MAX_ALONE) },
    ...leadingWork,
    apply: onWork(({ order }, work) => inOrder(work, order)),
  }),

  /** Groups that were heard keep their places; the others come in chance order. */
  defineCommand({
    type: "shuffle-order",
    fields: { activity },
    ...leadingWork,
    resolve({ id, activity: on }, { state, random }) {
      const work = workOn(state, on);
      const order = work ? orderFor(work, state.groups, random) : [];
      return { type: "set-order", id, activity: on, order } satisfies CommandFrom<typeof setOrder>;
    },
    apply: neverApplied,
  }),

  setOrder,

  defineCommand({
    type: "volunteer",
    fields: { activity, on: z.boolean() },
    by: participants,
    form: true,
    apply: onWork(({ on }, { groups, present }, context) => {
      const group = ownGroup(context);
      if (group === null) return "without-group";
      if (!groups.includes(group)) return "not-your-group";
      if (present.volunteers.includes(group) === on) return null;
      const others = present.volunteers.filter((g) => g !== group);
      return { present: { ...present, volunteers: on ? [...present.volunteers, group] : others } };
    }),
  }),

  /** Also by the seat of the group on the stage. */
  defineCommand({
    type: "card",
    fields: {
      activity,
      group,
      to: z
        .number()
        .int()
        .min(0)
        .max(MAX_CARDS - 1),
    },
    by: everybodyIn,
    presenter: ofActivity,
    form: true,
    apply: onWork((command, { present }, context) => {
      if (present.at !== command.group) return "not-presenting";
      if (!speaksFor(context, command.group)) return "not-your-seat";
      return present.card === command.to ? null : { present: { ...present, card: command.to } };
    }),
  }),

  defineCommand({
    type: "walk",
    fields: { activity, on: z.boolean() },
    ...leadingWork,
    resolve(command, { state, random }) {
      const { id, activity: on } = command;
      const work = workOn(state, on);
      if (!command.on || work?.walk) return command;
      const to = work ? walkFor(work, state.groups, random) : {};
      return { type: "set-walk", id, activity: on, to } satisfies CommandFrom<typeof setWalk>;
    },
    apply: onWork(({ on }, { walk }) => {
      if (on) return walk === null ? "bad-message" : null;
      return walk === null ? null : { walk: null };
    }),
  }),

  setWalk,
] as const;

function inOrder(
  { groups, present }: Work,
  order: Presenting["order"],
): Pick<Work, "present"> | Reason | null {
  if (new Set(order).size < order.length || order.some((g) => !groups.includes(g))) return "unknown-group";
  return order.join() === present.order.join() ? null : { present: { ...present, order } };
}

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

/** One of each group stays at its sheet, its seat if there is one; the others spread over the others. */
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
