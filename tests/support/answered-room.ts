/** A room that was run in a browser: nine people answered, on phones of a crowd, and one is there on a phone of their own. */
import type { Page } from "playwright-core";
import { sizes, type Venue } from "@/tests/support/browser";
import { CrowdPhone } from "@/tests/support/crowd";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { jump, makeFirstAccount, openRoom, openStage, press } from "@/tests/support/steps";
import { openVenueWith } from "@/tests/support/venue-with";

/** What each person answers at the three parts: yes, unsure, no. */
const paths = ["nny", "nuy", "nny", "nuy", "uuy", "uyy", "nnn", "nyy", "uuy"];
const answers: Record<string, string> = { y: "yes", u: "unsure", n: "no" };

export interface AnsweredRoom {
  venue: Venue;
  trainer: Page;
  phone: Page;
  door: string;
  room: string;
  crowd: CrowdPhone[];
  close(): Promise<void>;
}

export interface Said {
  /** One for each person, in the open question. */
  texts: readonly string[];
  alias?: string;
  /** What each person answers in the poll; without it nobody is asked. */
  poll?: (person: number) => Record<string, unknown>;
  /** Elements that each marks at a part of the story, counted from 0. */
  elements?: (part: number) => string[];
}

export async function answeredRoom(chromium: string, { texts, alias, poll, elements }: Said): Promise<AnsweredRoom> {
  const { venue, close } = await openVenueWith(chromium, [sampleWorkshop]);
  const trainer = await venue.page(sizes.laptop);
  await makeFirstAccount(venue, trainer);
  const room = await openRoom(trainer, "Sample workshop");
  const { door } = await openStage(venue, trainer);
  const phone = await venue.page(sizes.phone);
  await phone.goto(venue.at(door));
  await phone.getByRole("button", { name: "Join", exact: true }).click();
  const crowd: CrowdPhone[] = [];
  for (const _ of paths)
    crowd.push(await CrowdPhone.join(venue.server.url, door, alias === undefined ? {} : { alias }));
  const ask = async (title: string, question: string, body: (person: number) => Record<string, unknown>) => {
    await jump(trainer, title);
    await press(trainer, "open");
    await Promise.all(crowd.map((p, i) => p.answer(question, 1, body(i))));
    await press(trainer, "close");
  };
  if (poll) await ask("A poll", "poll", poll);
  await ask("Thoughts", "thoughts", (i) => ({ texts: [texts[i]!] }));
  for (let part = 0; part < 3; part++) {
    await ask(`title of part ${part + 1}`, `story/${part + 1}`, (i) => ({
      answer: answers[paths[i]![part]!],
      ...(elements ? { elements: elements(part) } : {}),
    }));
  }
  return {
    venue,
    trainer,
    phone,
    door,
    room,
    crowd,
    async close() {
      for (const p of crowd) p.leave();
      await close();
    },
  };
}

/** Ends the room from its console, and waits until the phone says so. */
export async function endInConsole({ trainer, phone }: Pick<AnsweredRoom, "trainer" | "phone">): Promise<void> {
  await trainer.getByRole("button", { name: "Room menu" }).click();
  await trainer.getByRole("button", { name: "End the room…" }).click();
  await trainer.getByRole("dialog").getByRole("button", { name: "End the room" }).click();
  await phone.getByText(/ended/i).first().waitFor();
}
