import { nextWorkEnd } from "@/workshop/worksheets/work";
import type { Work } from "@/model/room/groups";
import type { QuestionId } from "@/model/activity/question";
import {
  IN_FLIGHT_MS,
  LEAVING_SECONDS,
  type Round,
  roundsOf,
  type StagePosition,
} from "@/workshop/room/state";

/** Puts `round` in the place of the one with its number, or after the last. */
export function setRound(position: StagePosition, question: QuestionId, round: Round): StagePosition {
  const others = roundsOf(position, question).filter((r) => r.number !== round.number);
  const next = [...others, round].sort((a, b) => a.number - b.number);
  return { ...position, rounds: { ...position.rounds, [question]: next } };
}

/** The room moves on: an open round takes answers for LEAVING_SECONDS more, at most its own time. */
export function leaveQuestion(position: StagePosition, question: QuestionId, now: number): StagePosition {
  const round = roundsOf(position, question).find((r) => r.phase === "open");
  if (!round) return position;
  const until = now + LEAVING_SECONDS * 1_000;
  const opensAt = Math.min(round.opensAt, now);
  return setRound(position, question, {
    ...round,
    opensAt,
    closesAt: Math.min(round.closesAt ?? until, until),
  });
}

/** Closes every open round. */
export function closeAll(position: StagePosition): StagePosition {
  let next = position;
  for (const [question, rounds] of Object.entries(position.rounds)) {
    for (const round of rounds) {
      if (round.phase === "open")
        next = setRound(next, question, { ...round, phase: "closed", closesAt: null });
    }
  }
  return next;
}

interface Due {
  question: QuestionId;
  number: number;
}

/** The open rounds whose time is over, and the time for answers on their way too. */
export function dueRounds(position: StagePosition, now: number): Due[] {
  return Object.entries(position.rounds).flatMap(([question, rounds]) =>
    rounds.filter((r) => ranOut(r, now - IN_FLIGHT_MS)).map((r) => ({ question, number: r.number })),
  );
}

/** Closes those of `due` that are open in this stand and have run out in it. */
export function closeDue(position: StagePosition, due: readonly Due[], now: number): StagePosition {
  let next = position;
  for (const { question, number } of due) {
    const round = roundsOf(next, question).find((r) => r.number === number);
    if (round && ranOut(round, now))
      next = setRound(next, question, { ...round, phase: "closed", closesAt: null });
  }
  return next;
}

const ranOut = (round: Round, now: number): boolean =>
  round.phase === "open" && round.closesAt !== null && round.closesAt <= now;

/** The rounds that took answers in `before` and take none in `after`: closed, or taken back. */
export function closedBetween(before: StagePosition, after: StagePosition): Due[] {
  const open = (position: StagePosition, { question, number }: Due) =>
    roundsOf(position, question).some((r) => r.number === number && r.phase === "open");
  return Object.entries(before.rounds).flatMap(([question, rounds]) =>
    rounds.map((r) => ({ question, number: r.number })).filter((r) => open(before, r) && !open(after, r)),
  );
}

/** Full results that were seen: revealed rounds, and closed ones in focus under preview. */
export function markSeen(position: StagePosition): StagePosition {
  let next = position;
  for (const [question, rounds] of Object.entries(position.rounds)) {
    for (const round of rounds) {
      const previewed = round.phase === "closed" && position.preview && question === position.question;
      if (!round.seen && (round.phase === "revealed" || previewed)) {
        next = setRound(next, question, { ...round, seen: true });
      }
    }
  }
  return next;
}

/** The next opening, closing, or end of group work, at which the server must act; null: none. */
export function nextDeadline(
  position: StagePosition,
  now: number,
  work: Readonly<Record<string, Work>> = {},
): number | null {
  const times = Object.values(position.rounds)
    .flat()
    .filter((r) => r.phase === "open")
    .flatMap((r) => [
      r.closesAt === null ? null : r.closesAt + IN_FLIGHT_MS,
      r.opensAt > now ? r.opensAt : null,
    ])
    .filter((t): t is number => t !== null);
  const end = nextWorkEnd(work, now);
  if (end !== null) times.push(end);
  return times.length ? Math.min(...times) : null;
}
