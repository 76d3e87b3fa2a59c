/**
 * The server's own command for deadlines: closes due rounds, brings due papers, ends due group work, forgets due
 * sweeps.
 */
import { closedRound, wallsRead } from "@/workshop/commands/closing";
import { defineCommand } from "@/workshop/commands/define";
import { dueWorks, withDuePapers } from "@/workshop/worksheets/work";
import { timeOver } from "@/workshop/room/phases";
import { dueSweeps } from "@/workshop/room/admission";
import { closeDue, dueRounds, setRound } from "@/workshop/room/rounds";
import { roundsOf } from "@/workshop/room/state";

export const clock = [
  defineCommand({
    type: "tick",
    fields: wallsRead,
    by: ["server"],
    serverOnly: true,
    endsWriting: true,
    resolve: (command) => ({ ...command, wallsRead: true }),
    apply(command, { state, plan, now }) {
      const due = dueRounds(state.position, now);
      const papers = withDuePapers(state.work, plan.worksheet, now);
      const works = dueWorks(state.work, now);
      const sweeps = dueSweeps(state.sweeps, now);
      if (!due.length && !papers && !works.length && !sweeps.length) return null;
      const over = timeOver(papers ? { ...state, work: papers } : state, works, now);
      return {
        change: {
          position: due.reduce((position, { question, number }) => {
            const round = roundsOf(position, question).find((r) => r.number === number)!;
            return setRound(position, question, closedRound({ state, plan }, question, round, command));
          }, state.position),
          undoStack: state.undoStack.map((p) => ({ ...p, position: closeDue(p.position, due, now) })),
          sweeps: state.sweeps.filter((s) => !sweeps.includes(s)),
          ...over.change,
        },
        effects: over.effects,
      };
    },
  }),
] as const;
