/** Rooms written by hand for tests of the story: polls of three answers with given counts. */
import type { DebriefInput } from "@/workshop/debrief/input";
import { roomOf } from "@/tests/support/synthetic-room";
import { workshopSchema } from "@/workshop/content/workshop";

/** A finished room with one poll for each entry; counts are of the answers A, B and C. */
export function pollWorkshop(
  polls: Readonly<Record<string, readonly [number, number, number]>>,
): DebriefInput {
  const options = ["a", "b", "c"].map((id) => ({ id, text: id.toUpperCase() }));
  const workshop = workshopSchema.parse({
    id: "polls",
    language: "en",
    title: "Polls",
    summary: "For tests.",
    source: "Ours.",
    sessions: [
      {
        id: "only",
        number: 1,
        title: "Only",
        minutes: 30,
        activities: Object.keys(polls).map((id) => ({
          id,
          kind: "poll",
          title: id,
          question: `Is ${id}?`,
          options,
        })),
      },
    ],
  });
  const rounds = Object.entries(polls).map(([question, counts]) => ({
    question,
    round: 1,
    answers: counts.flatMap((count, index) =>
      Array.from({ length: count }, (_, i) => ({
        person: `p${index}-${i}`,
        body: { choice: ["abc"[index]!] },
      })),
    ),
  }));
  const people = Math.max(...rounds.map((r) => r.answers.length));
  return { ...roomOf(rounds, people, workshop), title: "Polls" };
}
