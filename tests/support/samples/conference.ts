/** "National conference, 300 people": one day in one hall, without groups. */
import { conferencePeople, sectors } from "@/tests/support/samples/people";
import { Course } from "@/tests/support/samples/course";
import { SampleRoom } from "@/tests/support/samples/room";
import type { Plenary } from "@/tests/support/plenary";
import type { Workshop } from "@/workshop/content/workshop";

const SEED = 300;
/** Wednesday, 14 October 2026, 0:00 in Korea. */
export const CONFERENCE_BEGINS = Date.UTC(2026, 9, 13, 15);

/** Runs the room to its end; returns its id. */
export async function runConference(
  plenary: Plenary,
  workshop: Workshop,
  say: (line: string) => void,
): Promise<string> {
  const people = conferencePeople(SEED, 300);
  const room = await SampleRoom.open(
    plenary,
    {
      title: "National conference, 300 people (example)",
      workshop,
      agenda: "one-day",
      settings: { alias: "none", sectors: [...sectors], splits: true },
      people,
      seed: SEED,
    },
    CONFERENCE_BEGINS + 8 * 3_600_000,
  );
  await new Course(
    room,
    {
      midnight: CONFERENCE_BEGINS,
      pace: [1.05],
      skipped: ["worker-question-4", "worker-question-5", "scenario-priorities", "my-commitment"],
      again: ["paula/4"],
      breaks: ["worker-story-4"],
      evening: async () => undefined,
    },
    say,
  ).run();
  return room.room.id;
}
