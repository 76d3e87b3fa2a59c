/** How rounds change inside a stand. Pure; each returns the same stand when nothing changes. */
import type { QuestionId } from "@/workshop/session/question";
import { LEAVING_SECONDS, type Round, type Stand } from "@/workshop/session/state";

/** Puts `round` in the place of the one with its number, or after the last. */
export function setRound(stand: Stand, question: QuestionId, round: Round): Stand {
  const rounds = stand.rounds[question] ?? [];
  const others = rounds.filter((r) => r.number !== round.number);
  const next = [...others, round].sort((a, b) => a.number - b.number);
  return { ...stand, rounds: { ...stand.rounds, [question]: next } };
}

/** The room moves on: an open round takes answers for LEAVING_SECONDS more, never longer than its own timer. */
export function leaveQuestion(stand: Stand, question: QuestionId, now: number): Stand {
  const round = stand.rounds[question]?.find((r) => r.phase === "open");
  if (!round) return stand;
  const until = now + LEAVING_SECONDS * 1_000;
  const opensAt = Math.min(round.opensAt, now);
  return setRound(stand, question, { ...round, opensAt, closesAt: Math.min(round.closesAt ?? until, until) });
}

/** Closes every round whose time is over. */
export function closeDue(stand: Stand, now: number): Stand {
  let next = stand;
  for (const [question, rounds] of Object.entries(stand.rounds)) {
    for (const round of rounds) {
      const due = round.phase === "open" && round.closesAt !== null && round.closesAt <= now;
      if (due) next = setRound(next, question, { ...round, phase: "closed", closesAt: null });
    }
  }
  return next;
}

/** Notes which full results have been seen: all revealed rounds, and the closed ones in focus under preview. */
export function markSeen(stand: Stand): Stand {
  let next = stand;
  for (const [question, rounds] of Object.entries(stand.rounds)) {
    for (const round of rounds) {
      const previewed = round.phase === "closed" && stand.preview && question === stand.question;
      if (!round.seen && (round.phase === "revealed" || previewed)) {
        next = setRound(next, question, { ...round, seen: true });
      }
    }
  }
  return next;
}

/** The next time at which the server must act or show something new: an opening or a closing. Null: none. */
export function nextDeadline(stand: Stand, now: number): number | null {
  const times = Object.values(stand.rounds)
    .flat()
    .filter((r) => r.phase === "open")
    .flatMap((r) => [r.closesAt, r.opensAt > now ? r.opensAt : null])
    .filter((t): t is number => t !== null);
  return times.length ? Math.min(...times) : null;
}
