/** Who is taken out of a room, one by one or many at once, and let back in. Called by `apply` alone. Pure. */
import { withoutPeople, withoutWalkers } from "@/workshop/groups/membership";
import type { RemoveMany } from "@/workshop/protocol/door";
import type { Control } from "@/workshop/protocol/up";
import { openSweeps, type Sweep } from "@/workshop/session/door";
import type { Changed, Effect } from "@/workshop/session/effects";
import type { RoomState } from "@/workshop/session/state";

type Removal = RemoveMany | Extract<Control, { type: "remove" | "bring-back" }>;

export function changeRemovals(state: RoomState, command: Removal, now: number): Changed {
  switch (command.type) {
    case "remove":
      return state.removed.includes(command.participant) ? null : removing(state, [command.participant]);
    case "remove-many": {
      const known = new Set(state.removed);
      const people = command.people.filter((p) => !known.has(p));
      return people.length === 0
        ? null
        : removing(state, people, [...state.sweeps, { id: command.id, at: now, people, back: false }]);
    }
    case "bring-back": {
      const sweep = openSweeps(state.sweeps, now).find((s) => s.id === command.sweep);
      if (!sweep) return null;
      const back = new Set(sweep.people);
      const sweeps = state.sweeps.map((s) => (s === sweep ? { ...s, back: true } : s));
      return {
        change: { sweeps, removed: state.removed.filter((p) => !back.has(p)) },
        effects: [{ type: "bring-back", people: sweep.people }],
      };
    }
  }
}

function removing(state: RoomState, people: string[], sweeps = state.sweeps): Changed {
  const gone = new Set(people);
  const without = { groups: withoutPeople(state.groups, gone), work: withoutWalkers(state.work, gone) };
  return {
    change: { removed: [...state.removed, ...people], sweeps, ...without },
    effects: [{ type: "disconnect", people }],
  };
}

/** Those whom these sweeps took out and nobody let back in are out for good. */
export const forgetting = (sweeps: readonly Sweep[]): Effect[] =>
  sweeps.flatMap((s) => (s.back ? [] : [{ type: "forget", people: s.people }]));
