import { clockOn } from "@/workshop/room/agenda/clock";
import { defineCommand, trainers } from "@/workshop/commands/define";
import { revision } from "@/workshop/commands/fields";
import { ofSession } from "@/workshop/commands/presenter-limits";
import { sessionAt } from "@/workshop/room/handover";
import { LEAVING_SECONDS, roundsOf } from "@/workshop/room/state";
import { asideOf, leadsBack, positionOnReturn, stageCleared, unitAt } from "@/workshop/room/stops";

export const undoing = [
  /**
   * Goes back one position, by the content notice of its step. A round whose full result was seen, and those
   * before it, stay. One reopened after its time stays open until closed; out of focus, as if just left.
   */
  defineCommand({
    type: "undo",
    fields: { seen: revision },
    by: trainers,
    presenter: ofSession((_, { state, plan }) =>
      sessionAt(plan, state.undoStack.at(-1)?.position.step ?? null),
    ),
    needsDay: true,
    apply({ seen }, { state, plan, now }) {
      const { position } = state;
      if (seen !== state.revision) return "stale";
      const before = state.undoStack.at(-1);
      if (!before) return "nothing-to-undo";
      const rounds = { ...before.position.rounds };
      const takenBack = [...state.takenBack];
      let opened = false;
      for (const [id, now_] of Object.entries(position.rounds)) {
        const question = plan.question(id);
        const then = roundsOf(before.position, id);
        const seenUpTo = now_.findLast((r) => r.seen)?.number ?? 0;
        const back = now_.flatMap((round) => {
          const old = then.find((r) => r.number === round.number);
          const wasSeen = round.number <= seenUpTo;
          if (!old && wasSeen) return [round];
          if (!old) {
            const { number, version } = round;
            if (!takenBack.some((t) => t.question === id && t.number === number))
              takenBack.push({ question: id, number, version });
            return [];
          }
          const reopens = old.phase === "open" && round.phase !== "open";
          if (reopens && (wasSeen || (question && state.finished.includes(question.activityId))))
            return [round];
          opened ||= reopens;
          const expired = reopens && old.closesAt !== null && old.closesAt <= now;
          const until = id === before.position.question ? null : now + LEAVING_SECONDS * 1_000;
          return [{ ...old, seen: round.seen, ...(expired ? { closesAt: until } : {}) }];
        });
        if (back.length) rounds[id] = back;
        else delete rounds[id];
      }
      if (before.did === "close" && !opened) return "results-seen";
      const target = { ...before.position, rounds, preview: position.preview };
      const back = leadsBack(asideOf(state, unitAt(plan, position.step) ?? ""), target.step);
      const restored = back ? target : positionOnReturn(plan, position.step, target, now);
      const moved = restored.step !== position.step;
      const stepped = moved || restored.question !== position.question;
      return {
        change: {
          position: restored,
          takenBack,
          undoStack: state.undoStack.slice(0, -1),
          ...(stepped ? { stepRevision: state.revision + 1 } : {}),
          ...(moved ? stageCleared(state, now) : {}),
          clock: clockOn(state.clock, unitAt(plan, position.step), now, state.clock.since !== null),
        },
      };
    },
  }),
] as const;
