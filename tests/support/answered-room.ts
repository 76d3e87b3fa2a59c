/** A room in which nine people answered, over their sockets, as the room was led over its trainer's. */
import type { House, Page } from "@/tests/e2e/story";
import { did } from "@/tests/support/full-room";
import type { Console, Phone, TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { unfoldAll } from "@/tests/support/steps";
import type { Workshop } from "@/workshop/content/workshop";

/** Answers of each person at the three parts: yes, unsure, no. */
const paths = ["nny", "nuy", "nny", "nuy", "uuy", "uyy", "nnn", "nyy", "uuy"];
const answers: Record<string, string> = { y: "yes", u: "unsure", n: "no" };

interface Said {
  /** One for each person, in the open question. */
  texts: readonly string[];
  alias?: string;
  /** Answers of each person in the poll; without them it is not asked. */
  poll?: (person: number) => Record<string, unknown>;
  /** Elements that each marks at a part of the story, counted from 0. */
  elements?: (part: number) => string[];
}

interface AnsweredRoom {
  room: TestRoom;
  /** Path of the room's link for phones. */
  door: string;
  /** The trainer's connection, by which the room was led. */
  desk: Console;
}

type Body = (person: number) => Record<string, unknown>;

async function askAll(desk: Console, crowd: readonly Phone[], question: string, body: Body): Promise<void> {
  await desk.go(question);
  await desk.openRound(question);
  await Promise.all(
    crowd.map(async (person, i) => {
      await person.sees((view) => view.question === question && view.phase === "open");
      await did(person.answer(body(i)));
    }),
  );
  await desk.closeRound(question);
}

/** A room in which three people gave the same answers, by question. @returns its debrief, unfolded */
export async function answeredDebrief(
  house: House,
  answers: Record<string, Record<string, unknown>>,
  workshop?: Workshop,
): Promise<Page> {
  const room = await house.room(workshop);
  const [desk, ...people] = await Promise.all([
    house.plenary.console(room),
    ...[0, 1, 2].map(() => house.plenary.phone(room)),
  ]);
  for (const [question, body] of Object.entries(answers)) {
    await askAll(desk, people, question, () => body);
    await desk.reveal(question);
  }
  const page = await house.signedIn(room.trainer);
  await page.goto(house.venue.at(`/debrief/${room.id}`));
  await unfoldAll(page);
  for (const one of [desk, ...people]) one.socket.disconnect();
  return page;
}

export async function answeredRoom(
  house: House,
  { texts, alias, poll, elements }: Said,
): Promise<AnsweredRoom> {
  const { plenary } = house;
  const room = await house.room(sampleWorkshop, {}, await plenary.trainer("Ada Kim"));
  const [desk, crowd] = await Promise.all([
    plenary.console(room),
    Promise.all(
      paths.map(async () =>
        plenary.phone(room, await plenary.join(room, alias === undefined ? {} : { alias })),
      ),
    ),
  ]);
  const ask = (question: string, body: Body) => askAll(desk, crowd, question, body);
  if (poll) await ask("poll", poll);
  await ask("thoughts", (i) => ({ texts: [texts[i]!] }));
  for (let part = 0; part < 3; part++) {
    await ask(`story/${part + 1}`, (i) => ({
      answer: answers[paths[i]![part]!],
      ...(elements ? { elements: elements(part) } : {}),
    }));
  }
  for (const person of crowd) person.socket.disconnect();
  return { room, door: `/j/${room.token}`, desk };
}
