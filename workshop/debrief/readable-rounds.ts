/** Which rounds a debrief may read (D-21). Pure. */
import type { RoundInput } from "@/workshop/debrief/input";
import { roundKey } from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";

/** The rounds that may be shown; of an ended room also those that an undo took back after people had answered. */
export function readableRounds(
  state: RoomState,
  stored: ReadonlySet<string>,
): Pick<RoundInput, "question" | "round">[] {
  const asked = planOf(state.workshop).steps.flatMap((s) => [
    ...(s.question ? [s.question] : []),
    ...s.whatIfs.map((w) => w.question),
  ]);
  // Several steps may look at one question (B-61).
  return [...new Set(asked)].flatMap((question) => {
    const rounds = state.position.rounds[question] ?? [];
    if (!state.ended) {
      return rounds.filter((r) => r.seen && r.phase !== "open").map((r) => ({ question, round: r.number }));
    }
    const numbers = new Set(rounds.map((r) => r.number));
    const next = Math.max(0, ...numbers) + 1;
    const back = state.takenBack.flatMap((t) => (t.question === question ? [t.number] : []));
    for (const number of [next, ...back]) if (stored.has(roundKey(question, number))) numbers.add(number);
    return [...numbers].sort((a, b) => a - b).map((round) => ({ question, round }));
  });
}
