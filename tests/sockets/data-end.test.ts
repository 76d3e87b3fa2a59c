/** E-46 to E-53: how long personal data is kept, and erasing it at once, over real HTTP. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicKeyMultibase } from "@/server/platform/settings/signing-key";
import { connect } from "@/server/store/database/connect";
import { prisma } from "@/server/store/database/prisma";
import {
  currentPublication,
  publish,
  updatePublication,
  withdraw,
} from "@/server/store/debrief/publications";
import { checkRecord } from "@/server/store/retention/purge/record";
import { dueRooms, retentionOf, roomsLeftOpen } from "@/server/store/retention/retention";
import { endRoom } from "@/tests/support/full-room";
import { Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.start({}, { next: true });
}, 300_000);
afterAll(() => plenary?.stop());

const DAY = 86_400_000;
const inDays = (n: number) => new Date(Date.now() + n * DAY);

async function post(
  room: TestRoom,
  what: string,
  form: Record<string, string>,
  more: { cookie?: string; origin?: string } = {},
): Promise<Response> {
  return fetch(`${plenary.url}/ending/${room.id}/${what}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: more.cookie ?? room.trainer.cookie, origin: more.origin ?? plenary.url },
    body: new URLSearchParams(form),
  });
}
const outcome = (res: Response): string | null =>
  new URL(res.headers.get("location") ?? "/", plenary.url).searchParams.get("said");
const keepDays = async (room: TestRoom) =>
  (await prisma.room.findUniqueOrThrow({ where: { id: room.id } })).keepDays;

describe("for how long personal data is kept", () => {
  it("E-46 stands at the door before anybody comes in, in their language", async () => {
    const room = await plenary.room(sampleWorkshop);
    const door = (language: string) =>
      fetch(`${plenary.url}/j/${room.token}?in=${language}`).then((r) => r.text());
    expect(await door("en")).toContain("erased 90 days after it ends");
    await post(room, "keep", { days: "1" });
    expect(await door("en")).toContain("erased 1 day after it ends");
    expect(await door("ar")).toContain("تُمحى البيانات الشخصية لهذه القاعة بعد انتهائها بمدة يوم واحد");
  });

  it("E-46 is chosen freely until somebody joins, and then only shortened", async () => {
    const room = await plenary.room(sampleWorkshop);
    expect(await keepDays(room)).toBe(90);
    expect(outcome(await post(room, "keep", { days: "365" }))).toBe("changed");
    expect(outcome(await post(room, "keep", { days: "366" }))).toBe("days");
    await plenary.join(room);
    expect(outcome(await post(room, "keep", { days: "366" }))).toBe("days");
    expect(outcome(await post(room, "keep", { days: "never" }))).toBe("only-shorter");
    expect(outcome(await post(room, "keep", { days: "30" }))).toBe("changed");
    expect(outcome(await post(room, "keep", { days: "30" }))).toBe("only-shorter");
    expect(outcome(await post(room, "keep", { days: "31" }))).toBe("only-shorter");
    expect(await keepDays(room)).toBe(30);
  });

  it("E-46 is counted from the end of the room; a room without a number is never due by itself", async () => {
    const [room, forever] = [await plenary.room(sampleWorkshop), await plenary.room(sampleWorkshop)];
    await prisma.room.update({ where: { id: forever.id }, data: { keepDays: null } });
    for (const each of [room, forever]) await endRoom({ room: each, trainer: await plenary.console(each) });
    expect(await dueRooms(inDays(89))).not.toContain(room.id);
    expect(await dueRooms(inDays(91))).toContain(room.id);
    expect(await dueRooms(inDays(10_000))).not.toContain(forever.id);
    expect((await retentionOf(room.id))!.due!.getTime()).toBeCloseTo(inDays(90).getTime(), -6);
    expect((await retentionOf(forever.id))!.due).toBeNull();
  });

  it("E-46 a room that ended before this version has its days from the update on", async () => {
    const room = await plenary.room(sampleWorkshop);
    await prisma.room.update({
      where: { id: room.id },
      data: { endedAt: new Date("2020-01-01"), code: null },
    });
    expect(await dueRooms(new Date())).not.toContain(room.id);
    expect(await dueRooms(inDays(91))).toContain(room.id);
  });

  it("E-49 E-52 the server erases what is due when it starts, and ends rooms that were left open for a month", async () => {
    const [due, left] = [await plenary.room(sampleWorkshop), await plenary.room(sampleWorkshop)];
    await plenary.join(due, { alias: "Somebody" });
    await plenary.join(left, { alias: "Somebody else" });
    await endRoom({ room: due, trainer: await plenary.console(due) });
    await prisma.room.update({ where: { id: left.id }, data: { createdAt: inDays(-31) } });
    expect(await roomsLeftOpen(new Date())).toContain(left.id);
    await prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = now() - interval '200 days'`;
    await prisma.room.update({ where: { id: due.id }, data: { endedAt: inDays(-91) } });
    plenary.server.kill("SIGTERM");
    await plenary.restart();
    await eventually(async () => (await prisma.erasure.count({ where: { roomId: due.id } })) === 1);
    await eventually(
      async () => (await prisma.room.findUniqueOrThrow({ where: { id: left.id } })).endedAt !== null,
    );
    await prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = finished_at + interval '200 days'`;
    expect(await prisma.participant.count({ where: { roomId: due.id } })).toBe(0);
    expect(await prisma.participant.count({ where: { roomId: left.id } })).toBe(1);
  });
});

describe("a room that ends", () => {
  it("E-49 is sealed and can be erased though the server crashed in the middle and nobody opens it again", async () => {
    const [room, other] = [await plenary.room(sampleWorkshop), await plenary.room(sampleWorkshop)];
    const trainer = await plenary.console(room);
    const phone = await plenary.phone(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    await phone.sees((view) => view.question === "poll" && view.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    const kept = () => prisma.answer.count({ where: { roomId: room.id } });
    // Its answers cannot be sealed just now, and its end is stored.
    const holder = await connect(plenary.database.url);
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM run_key WHERE room_id = $1 FOR UPDATE", [room.id]);
    expect(await trainer.do({ type: "end" })).toMatchObject({ ok: true });
    await eventually(
      async () => (await prisma.room.findUniqueOrThrow({ where: { id: room.id } })).endedAt !== null,
    );
    for (const { socket } of [trainer, phone]) socket.disconnect();
    expect(outcome(await post(room, "erase", { title: sampleWorkshop.title }))).toBe("sealing");
    await plenary.crash();
    expect(await kept()).toBe(1);
    await holder.query("COMMIT");
    await holder.end();
    await eventually(async () => (await kept()) === 0);
    expect(outcome(await post(room, "erase", { title: sampleWorkshop.title }))).toBe("erased");
    expect(await retentionOf(other.id)).toMatchObject({ endedAt: null });
  });
});

describe("a link to the report", () => {
  const ends = async (room: TestRoom) => (await currentPublication(room.id))!.expiresAt.getTime();
  const terms = { days: 60, experts: false };
  /** The lengths that the page of sharing offers, and whether it says why no longer ones. */
  const offered = async (room: TestRoom) => {
    const page = await (
      await fetch(`${plenary.url}/debrief/${room.id}/share`, { headers: { cookie: room.trainer.cookie } })
    ).text();
    const days = [...page.matchAll(/<option value="(\d+)"/g)].map((m) => m[1]!);
    return { days, said: page.includes("Not beyond") };
  };

  it("F-16 ends with the personal data at the latest, also when that is shortened afterwards", async () => {
    const [room, forever] = [await plenary.room(sampleWorkshop), await plenary.room(sampleWorkshop)];
    await post(room, "keep", { days: "40" });
    await prisma.room.update({ where: { id: forever.id }, data: { keepDays: null } });
    for (const each of [room, forever]) await publish(each.id, each.trainer.id, terms);
    expect(await ends(room)).toBeCloseTo(inDays(40).getTime(), -6);
    expect(await ends(forever)).toBeCloseTo(inDays(60).getTime(), -6);
    expect(await offered(room)).toEqual({ days: ["7", "14", "30", "40"], said: true });
    expect(await offered(forever)).toEqual({ days: ["7", "14", "30", "60", "90"], said: false });
    await endRoom({ room, trainer: await plenary.console(room) });
    await prisma.room.update({ where: { id: room.id }, data: { keepDays: 35 } });
    expect((await updatePublication(room.id, terms))!.getTime()).toBeCloseTo(inDays(35).getTime(), -6);
    expect(await offered(room)).toEqual({ days: ["7", "14", "30", "35"], said: true });
    await updatePublication(room.id, { ...terms, days: 7 });
    expect(await ends(room)).toBeCloseTo(inDays(7).getTime(), -6);
    expect(outcome(await post(room, "keep", { days: "3" }))).toBe("changed");
    expect(await ends(room)).toBeCloseTo(inDays(3).getTime(), -6);
    expect(outcome(await post(room, "erase", { title: sampleWorkshop.title }))).toBe("erased");
    // No data of people is left that would have to end.
    expect(await offered(room)).toMatchObject({ days: expect.arrayContaining(["60", "90"]), said: false });
    await withdraw(room.id);
    await publish(room.id, room.trainer.id, terms);
    expect(await ends(room)).toBeCloseTo(inDays(60).getTime(), -6);
  });
});

describe("erasing at once", () => {
  it("E-50 takes the room's trainer, our own page, the title and an ended room; it closes what is connected", async () => {
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    const phone = await plenary.phone(room, await plenary.join(room, { alias: "Somebody" }));
    const stranger = await plenary.trainer("Bob");
    expect(
      (await post(room, "erase", { title: sampleWorkshop.title }, { cookie: stranger.cookie })).status,
    ).toBe(403);
    expect(
      (await post(room, "erase", { title: sampleWorkshop.title }, { cookie: phone.cookie })).status,
    ).toBe(403);
    expect(
      (await post(room, "erase", { title: sampleWorkshop.title }, { origin: "https://elsewhere.example" }))
        .status,
    ).toBe(403);
    expect(
      (await fetch(`${plenary.url}/ending/${room.id}/erase`, { headers: { cookie: room.trainer.cookie } }))
        .status,
    ).toBe(405);
    await prisma.roomTrainer.create({
      data: { roomId: room.id, accountId: stranger.id, role: "co-trainer" },
    });
    expect(
      (await post(room, "erase", { title: sampleWorkshop.title }, { cookie: stranger.cookie })).status,
    ).toBe(403);
    expect(outcome(await post(room, "erase", { title: "Another" }))).toBe("title");
    expect(outcome(await post(room, "erase", { title: sampleWorkshop.title }))).toBe("running");
    await endRoom({ room, trainer });
    expect(
      outcome(await post(room, "erase", { title: ` ${sampleWorkshop.title.replace(" ", "  ")} ` })),
    ).toBe("erased");
    await eventually(
      async () =>
        (await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie: phone.cookie } })).status === 403,
    );
    await eventually(() => phone.socket.disconnected);
    expect(outcome(await post(room, "erase", { title: sampleWorkshop.title }))).toBe("erased");
    expect(await prisma.accessLogEntry.count({ where: { roomId: room.id, action: "purge" } })).toBe(1);
  });

  it("B-23 says at the door that the data is erased, and asks for no resume code any more", async () => {
    const room = await plenary.room(sampleWorkshop, { certificates: true });
    await plenary.join(room, { alias: "Somebody" });
    await endRoom({ room, trainer: await plenary.console(room) });
    const door = (language: string) =>
      fetch(`${plenary.url}/j/${room.token}?in=${language}`).then((res) => res.text());
    expect(await door("en")).toContain('name="resume"');
    expect(outcome(await post(room, "erase", { title: sampleWorkshop.title }))).toBe("erased");
    expect(await door("en")).toContain("its personal data is erased");
    expect(await door("en")).not.toContain('name="resume"');
    expect(await door("ar")).toContain("مُحيت بياناتها الشخصية");
  });

  it("E-43 gives the signed record to the room's trainers alone", async () => {
    const room = await plenary.room(sampleWorkshop);
    await plenary.join(room, { alias: "Somebody" });
    await endRoom({ room, trainer: await plenary.console(room) });
    expect(outcome(await post(room, "erase", { title: sampleWorkshop.title }))).toBe("erased");
    const { roomId } = await prisma.erasure.findFirstOrThrow({
      where: { roomId: room.id, accountId: { not: null }, people: 1 },
    });
    const record = `${plenary.url}/ending/${roomId}/record.json`;
    expect((await fetch(record)).status).toBe(403);
    const { cookie } = room.trainer;
    const res = await fetch(record, { headers: { cookie } });
    expect(res.headers.get("cache-control")).toBe("no-store");
    expect(checkRecord(await res.text(), publicKeyMultibase())).toMatchObject({
      ok: true,
      record: { room: roomId, because: "asked", deleted: { participant: 1 } },
    });
    expect(
      (await fetch(`${plenary.url}/ending/${randomUUID()}/record.json`, { headers: { cookie } })).status,
    ).toBe(403);
  });
});
