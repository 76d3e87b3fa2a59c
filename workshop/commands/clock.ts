/**
 * The command that the server sends itself when a deadline has passed: closes due rounds, ends due group
 * work, forgets due sweeps.
 */
import { defineCommand } from "@/workshop/commands/define";
import { dueWorks } from "@/workshop/worksheets/deadlines";
import { timeOver } from "@/workshop/room/phases";
import { dueSweeps } from "@/workshop/room/admission";
import { closeDue, dueRounds } from "@/workshop/room/rounds";

export const clock = [
  defineCommand({
    type: "tick",
    fields: {},
    by: ["server"],
    serverOnly: true,
    endsWriting: true,
    apply(_, { state, now }) {
      const due = dueRounds(state.position, now);
      const works = dueWorks(state.work, now);
      const sweeps = dueSweeps(state.sweeps, now);
      if (!due.length && !works.length && !sweeps.length) return null;
      const over = timeOver(state, works, now);
      return {
        change: {
          position: closeDue(state.position, due, now),
          undoStack: state.undoStack.map((p) => ({ ...p, position: closeDue(p.position, due, now) })),
          sweeps: state.sweeps.filter((s) => !sweeps.includes(s)),
          ...over.change,
        },
        effects: over.effects,
      };
    },
  }),
] as const;
