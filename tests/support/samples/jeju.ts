/** "Jeju 2026, 23 people": the whole guide on four days, with groups, worksheets, late people and a night between. */
import { jejuPeople, sectors } from "@/tests/support/samples/people";
import { Course } from "@/tests/support/samples/course";
import { SampleRoom } from "@/tests/support/samples/room";
import { questions } from "@/tests/support/samples/words";
import type { Plenary } from "@/tests/support/plenary";
import type { Workshop } from "@/workshop/content/workshop";

const SEED = 2026;
/** Tuesday, 17 November 2026, 0:00 in Korea. */
export const JEJU_BEGINS = Date.UTC(2026, 10, 16, 15);

/** Questions come into the box, others want them answered too, and the trainer sorts them. */
async function questionBox(room: SampleRoom, day: number): Promise<void> {
  for (const [n, { text, to, wanted, ...rest }] of questions.entries()) {
    if (rest.day !== day) continue;
    await room.present[n]!.member.send({ type: "post", text });
    const view = await room.console.sees((v) => v.box.posts.some((p) => p.text === text));
    const post = view.box.posts.find((p) => p.text === text)!.id;
    if (to !== "hidden") await room.do({ type: "sort-post", post, to: "shown" });
    const others = room.present.filter((g) => g.index !== n && !g.paused);
    for (const guest of to === "hidden" ? [] : others.slice(n, n + wanted))
      await guest.member.send({ type: "support", post, on: true });
    if (to !== "shown") await room.do({ type: "sort-post", post, to });
  }
}

/** Runs the room to its end; returns its id. */
export async function runJeju(
  plenary: Plenary,
  workshop: Workshop,
  say: (line: string) => void,
): Promise<string> {
  const people = jejuPeople(SEED);
  const room = await SampleRoom.open(
    plenary,
    {
      title: "Jeju 2026, 23 people (example)",
      workshop,
      agenda: "four-days",
      settings: { alias: "optional", sectors: [...sectors], splits: true },
      people,
      seed: SEED,
    },
    JEJU_BEGINS + 8 * 3_600_000,
  );
  await new Course(
    room,
    {
      midnight: JEJU_BEGINS,
      pace: [1.08, 1, 1.12, 0.97],
      skipped: ["s3-policy-guide-structure", "s10-report"],
      again: ["paula/4", "smuggling-or-trafficking", "s3-three-ps-sort", "evidence-cards"],
      breaks: ["control-mechanisms-2", "control-marking", "worker-story-4"],
      evening: questionBox,
    },
    say,
  ).run();
  return room.room.id;
}
