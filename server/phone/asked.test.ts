/** The questions that a room has asked, as phones get them again in another language. */
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { sendAsked } from "@/server/phone/asked";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import type { RoomExchange } from "@/server/phone/participant-gate";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import type { AskedForms } from "@/workshop/views/asked-forms";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

it("what is corrected in the text of an opened question is sent anew, in each language (B-77)", async () => {
  const pure = new PureRoom(freshState(ROOM, translatedWorkshop, settingsSchema.parse({})))
    .go("poll")
    .open("poll");
  const room = { state: pure.state };
  const turns = new FairQueue({ places: 1 });
  const asked = async (language: string) => {
    const res = Object.assign(new PassThrough(), { writeHead: () => res });
    const text = res.toArray();
    await sendAsked({ req: { headers: {} }, res, room, language } as unknown as RoomExchange, turns);
    return JSON.parse(Buffer.concat(await text).toString()) as AskedForms;
  };
  const first = await asked("en");
  expect([first.language, first.asked.length]).toEqual(["en", 1]);
  expect(first.asked[0]!.html).not.toContain("A corrected question");
  expect(await asked("en")).toEqual(first);
  expect((await asked("th")).language).toBe("th");

  const workshop = structuredClone(pure.state.workshop);
  const poll = workshop.sessions.flatMap((s) => s.activities).find((a) => a.id === "poll")!;
  Object.assign(poll, { question: "A corrected question" });
  room.state = { ...pure.state, workshop };
  for (const language of ["en", "th"]) {
    const { asked: forms } = await asked(language);
    expect([language, forms.length]).toEqual([language, 1]);
  }
  expect((await asked("en")).asked[0]!.html).toContain("A corrected question");
});
