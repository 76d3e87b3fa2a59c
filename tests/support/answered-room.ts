/** A room in which nine people answered, over their sockets, as the room was led over its trainer's. */
import type { House } from "@/tests/e2e/story";
import type { Console, TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

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
  const ask = async (question: string, body: (person: number) => Record<string, unknown>) => {
    await desk.go(question);
    await desk.openRound(question);
    await Promise.all(
      crowd.map(async (person, i) => {
        await person.sees((view) => view.question === question && view.phase === "open");
        const ack = await person.answer(body(i));
        if (!ack.ok) throw new Error(`an answer was refused: ${ack.reason}`);
      }),
    );
    await desk.closeRound(question);
  };
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
