/** "Village hall, 30 people": one day with twenty phones. Who has none raises a hand, and is counted. */
import { conferencePeople, sectors } from "@/tests/support/samples/people";
import { Course } from "@/tests/support/samples/course";
import { SampleRoom } from "@/tests/support/samples/room";
import type { Plenary } from "@/tests/support/plenary";
import type { Workshop } from "@/workshop/content/workshop";

const SEED = 30;
/** Thursday, 5 November 2026, 0:00 in Thailand. */
export const VILLAGE_BEGINS = Date.UTC(2026, 10, 4, 17);

/** Runs the room to its end; returns its id. */
export async function runVillage(
  plenary: Plenary,
  workshop: Workshop,
  say: (line: string) => void,
): Promise<string> {
  const people = conferencePeople(SEED, 30).map((one, i) => ({ ...one, phone: i % 3 !== 2 }));
  const room = await SampleRoom.open(
    plenary,
    {
      title: "Village hall, 30 people, 20 phones (example)",
      workshop,
      agenda: "one-day",
      settings: { alias: "none", sectors: [...sectors] },
      people,
      seed: SEED,
    },
    VILLAGE_BEGINS + 8 * 3_600_000,
  );
  await new Course(
    room,
    {
      midnight: VILLAGE_BEGINS,
      pace: [1.1],
      skipped: ["worker-question-4", "worker-question-5", "scenario-priorities", "my-commitment"],
      again: ["paula/4"],
      breaks: [],
      evening: async () => undefined,
    },
    say,
  ).run();
  return room.room.id;
}
