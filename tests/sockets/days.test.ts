/** A room over two days, with a killed server in the night: the same people, code, answers and seals. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { endRoom } from "@/tests/support/full-room";
import { type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";

let plenary: Plenary;
let room: TestRoom;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const page = async (phone: Phone): Promise<string> =>
  (await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie: phone.cookie } })).text();

describe("a room that is run on two days (B-103)", () => {
  it("rests over the night and goes on as the same room", async () => {
    room = await plenary.room(agendaWorkshop, { agenda: "two-days" });
    const trainer = await plenary.console(room);
    const phones = [await plenary.phone(room), await plenary.phone(room)];
    await trainer.do({ type: "start-day", day: "day-1", planned: null });
    await trainer.go("a2");
    await trainer.openRound("a2");
    for (const [i, phone] of phones.entries()) {
      await phone.sees((v) => v.phase === "open");
      expect((await phone.answer({ choice: [i ? "no" : "yes"] })).ok).toBe(true);
    }
    await trainer.closeRound("a2");
    await trainer.do({ type: "finish", activity: "a2" });
    await trainer.go("b1");
    await trainer.openRound("b1");
    await phones[0]!.sees((v) => v.question === "b1" && v.phase === "open");
    await phones[0]!.answer({ choice: ["yes"] });
    const code = trainer.view.door?.code;
    await trainer.do({ type: "end-day" });
    await Promise.all(phones.map((phone) => phone.sees((v) => v.html.includes("That is all for today"))));
    expect(await phones[1]!.answer({ choice: ["no"] }, { question: "b1", round: 1 })).toMatchObject({
      ok: false,
      reason: "closed",
    });
    expect(await trainer.go("b2")).toMatchObject({ ok: false, reason: "day-over" });
    const sealed = () => prisma.anonymousAnswer.count({ where: { roomId: room.id } });
    await vi.waitFor(async () => expect(await sealed()).toBe(2), 15_000);

    await plenary.crash();
    expect(await page(phones[0]!)).toContain("09:30");
    await trainer.sees((v) => v.face.kind === "day-over");
    const resumed = await resume(phones[1]!);
    await trainer.do({ type: "start-day", day: "day-2", planned: Date.now() });
    expect(trainer.view).toMatchObject({ step: null, finished: ["a2"], presence: { here: 3 - 1 } });
    expect(trainer.view.door?.code).toBe(code);
    await trainer.go("b1");
    await trainer.do({ type: "open", question: "b1", round: 2 });
    const again = await plenary.phone(room, resumed);
    await again.sees((v) => v.question === "b1" && v.round === 2);
    expect((await again.answer({ choice: ["no"] })).ok).toBe(true);
    await trainer.sees((v) => v.answered === 1);
    expect(await sealed()).toBe(2);
    expect(await prisma.pseudonymKey.count({ where: { roomId: room.id, activityId: "a2" } })).toBe(0);
    expect(await prisma.answer.count({ where: { roomId: room.id, questionId: "b1" } })).toBe(2);
  });
});

describe("the minutes of a day in the debrief (H-10)", () => {
  it("end with the room, whenever the debrief is read", async () => {
    const room = await plenary.room(agendaWorkshop, { agenda: "two-days" });
    const trainer = await plenary.console(room);
    await trainer.do({ type: "start-day", day: "day-1", planned: null });
    await trainer.go("a2");
    await endRoom({ room, trainer });
    const where = { id: room.id };
    const { endedAt } = await prisma.room.findUniqueOrThrow({ where });
    const minutes = async () =>
      (await loadDebrief(room.id))!.day!.slots.reduce((sum, { actual }) => sum + (actual ?? 0), 0);
    const before = await minutes();
    // A room that ended half an hour later was with its last activity for as much longer.
    await prisma.room.update({ where, data: { endedAt: new Date(endedAt!.getTime() + 30 * 60_000) } });
    expect((await minutes()) - before).toBeCloseTo(30, 5);
  });
});

/** The cookie of another browser, by the resume code that stands on the phone's page. */
async function resume(phone: Phone): Promise<string> {
  const code =
    /([2-9A-Z]{3} [2-9A-Z]{4})\b/.exec((await page(phone)).split('id="journal"')[1] ?? "")?.[1] ?? "";
  const res = await fetch(`${plenary.url}/j/${room.token}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ resume: code }),
  });
  const cookie = res.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`the code ${code} did not lead back: ${res.status}`);
  return cookie;
}
