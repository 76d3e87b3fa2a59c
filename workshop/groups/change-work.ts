/** How the groups' work on a worksheet begins, ends and is given time. Pure. */
import type { Changed } from "@/workshop/session/effects";
import { frozen } from "@/workshop/groups/clock";
import type { Drawn, GroupControl } from "@/workshop/groups/commands";
import { groupOf } from "@/workshop/groups/membership";
import { nextPhase, startPhases } from "@/workshop/groups/phases";
import { endFor, freshWork, type GroupId, type Work } from "@/workshop/groups/state";
import type { RoomState } from "@/workshop/session/state";

type Working = Extract<
  GroupControl | Drawn,
  { type: "start-work" | "set-phases" | "next-phase" | "freeze-work" | "work-time" | "end-work" | "nudge" }
>;

/** Asked of a worksheet of the workshop. */
export function changeWork(state: RoomState, command: Working, now: number): Changed {
  const { activity } = command;
  const known = Object.hasOwn(state.work, activity) ? state.work[activity] : undefined;
  const put = (work: Work): Changed => ({ change: { work: { ...state.work, [activity]: work } } });
  if (command.type === "start-work" || command.type === "set-phases") {
    if (state.finished.includes(activity)) return "finished";
    if (command.type === "set-phases")
      return startPhases(state, activity, command.people, command.seconds, now);
    // With phases, the server draws an order first.
    if (command.phases !== null) return known?.phase === "open" && known.phases ? null : "bad-message";
    return start(state, known, command.seconds, now, put);
  }
  if (!known) return "no-work";
  if (command.type === "freeze-work") return known.phase === "frozen" ? null : put(frozen(known));
  if (known.phase === "frozen") return "work-frozen";
  switch (command.type) {
    case "next-phase": {
      if (known.phases === null) return "no-phases";
      if (known.phases.at === command.at) return null;
      return known.phases.at + 1 === command.at ? nextPhase(state, activity, command.at, now) : "stale";
    }
    case "work-time": {
      if (known.endsAt === null) return null;
      const more = command.seconds * 1_000;
      if (command.group === null) return put({ ...known, endsAt: Math.max(known.endsAt, now) + more });
      if (!known.groups.includes(command.group)) return "unknown-group";
      const end = Math.max(endFor(known, command.group)!, now) + more;
      return put({ ...known, extra: { ...known.extra, [command.group]: end - known.endsAt } });
    }
    case "end-work":
      return put({ ...known, endsAt: now + command.seconds * 1_000, extra: {}, phases: null });
    case "nudge": {
      const to =
        command.group === null ? known.groups.filter((g) => groupOf(state.groups, g)) : [command.group];
      if (to.some((g) => !known.groups.includes(g) || !groupOf(state.groups, g))) return "unknown-group";
      const nudged = Object.fromEntries(
        to.map((g): [GroupId, Work["nudges"][string]] => [g, { text: command.text, at: now }]),
      );
      return put({ ...known, nudges: { ...known.nudges, ...nudged } });
    }
  }
}

function start(
  state: RoomState,
  known: Work | undefined,
  seconds: number | null,
  now: number,
  put: (work: Work) => Changed,
): Changed {
  const ids = state.groups.list.map((g) => g.id);
  if (ids.length === 0) return "no-groups";
  if (known?.phase === "open") return null;
  const before = known ?? freshWork;
  return put({
    ...before,
    groups: [...before.groups, ...ids.filter((id) => !before.groups.includes(id))],
    phase: "open",
    began: now,
    endsAt: seconds === null ? null : now + seconds * 1_000,
    extra: {},
    phases: null,
    nudges: {},
    present: {
      ...before.present,
      order: [
        ...before.present.order.filter((g) => ids.includes(g)),
        ...ids.filter((g) => !before.present.order.includes(g)),
      ],
    },
  });
}
