/** Presence at the close of a round: noted with the close, once, through retries and undo (H-1, H-2). */
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { step } from "@/tests/support/step";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let phones: Phone[];

beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  phones = await Promise.all(Array.from({ length: 6 }, () => plenary.phone(room)));
  await trainer.sees((v) => v.presence.connected === 6);
});
afterAll(() => plenary?.stop());

const noted = () =>
  prisma.roundPresence.findMany({
    where: { roomId: room.id },
    orderBy: [{ questionId: "asc" }, { round: "asc" }],
    omit: { roomId: true },
  });
const pause = (phone: Phone, on: boolean) => phone.send({ type: "pause", id: newId(), on });

it("when a round closes, it is noted who is there", async () => {
  await step(
    "the people who are there are noted with it; who takes a break is told from three up",
    async () => {
      await trainer.go("poll");
      await trainer.openRound("poll");
      for (const phone of phones.slice(0, 4)) {
        await phone.sees((v) => v.phase === "open");
        expect((await phone.answer({ choice: ["red"] })).ok).toBe(true);
      }
      for (const phone of phones.slice(4)) await pause(phone, true);
      const id = newId();
      await trainer.send({ type: "close", id, question: "poll", round: 1 });
      expect(await noted()).toEqual([{ questionId: "poll", round: 1, present: 6, paused: null }]);
      await pause(phones[0]!, true);
      await trainer.send({ type: "close", id, question: "poll", round: 1 });
      expect(await noted()).toEqual([{ questionId: "poll", round: 1, present: 6, paused: null }]);
    },
  );

  await step("one that is opened again is noted again when it closes again", async () => {
    await trainer.do({ type: "undo", seen: trainer.view.revision });
    await trainer.sees((v) => v.asked?.phase === "open" && v.answered === 4);
    const late = await plenary.phone(room);
    await trainer.sees((v) => v.presence.connected === 7);
    await trainer.closeRound("poll");
    expect(await noted()).toEqual([{ questionId: "poll", round: 1, present: 7, paused: 3 }]);
    late.socket.disconnect();
  });

  await step(
    "by the clock, and across a server that was killed, nothing is lost and nothing is made up",
    async () => {
      await trainer.openRound("poll", 2, { seconds: 5 });
      await phones[1]!.sees((v) => v.round === 2 && v.phase === "open");
      await phones[1]!.answer({ choice: ["blue"] });
      await trainer.sees((v) => v.asked?.phase === "closed", 15_000);
      const before = await noted();
      expect(before).toMatchObject([{ round: 1 }, { questionId: "poll", round: 2, present: 7, paused: 3 }]);
      await plenary.crash();
      await trainer.sees((v) => v.presence.connected >= 6, 20_000);
      expect(await noted()).toEqual(before);
      await trainer.do({ type: "end" });
      await prisma.roundPresence.deleteMany({ where: { roomId: room.id, round: 2 } });
      const input = await loadDebrief(room.id);
      expect(input?.people).toBe(7);
      expect(input?.rounds.map((r) => [r.question, r.round, r.presence ?? null])).toEqual([
        ["poll", 1, { present: 7, paused: 3 }],
        ["poll", 2, null],
      ]);
    },
  );
});
