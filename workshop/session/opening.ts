/** How a question is opened. Pure; called by `apply` alone. */
import type { Reason } from "@/workshop/protocol/reasons";
import type { Control } from "@/workshop/protocol/up";
import type { Plan } from "@/workshop/session/plan";
import { setRound } from "@/workshop/session/rounds";
import { lastRound, type Round, type RoomState, type Stand } from "@/workshop/session/state";

/** The stand in which a question takes answers, why it may not, or null where it does already. */
export function open(
  state: RoomState,
  plan: Plan,
  command: Extract<Control, { type: "open" }>,
  now: number,
): Stand | Reason | null {
  const { stand } = state;
  const question = plan.question(command.question);
  if (!question) return "unknown-question";
  if (question.stepId !== stand.step || stand.question !== question.id) return "not-here";
  if (state.finished.includes(question.activityId)) return "finished";
  const last = lastRound(stand, question.id);
  if (last && last.number === command.round) return last.phase === "open" ? null : "closed";
  if (last?.phase === "open") return "already-open";
  if (command.round !== (last?.number ?? 0) + 1) return "stale";
  const activity = plan.activity(question.activityId);
  const authored = activity && "revote" in activity ? activity : undefined;
  if (last && authored?.revote === false) return "no-revote";
  const readFirst = command.readFirst === undefined ? authored?.readFirst : command.readFirst;
  const seconds = command.seconds === undefined ? authored?.seconds : command.seconds;
  const opensAt = now + (readFirst ?? 0) * 1_000;
  const round: Round = {
    number: command.round,
    phase: "open",
    opensAt,
    closesAt: seconds ? opensAt + seconds * 1_000 : null,
    version: state.versions.length - 1,
    seen: false,
  };
  const explained = stand.explained.filter((id) => id !== question.id);
  return { ...setRound(stand, question.id, round), explained };
}
