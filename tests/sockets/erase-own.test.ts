/** E-60 to E-64: people erase what they gave, over real HTTP and sockets. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadAssets } from "@/server/phone/assets";
import { prisma } from "@/server/store/database/prisma";
import { resumeCode } from "@/server/store/participants/participants";
import { fullWorkshop } from "@/tests/support/full-room";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

interface Set {
  room: TestRoom;
  trainer: Console;
  phones: Phone[];
  people: string[];
}

async function opened(n: number): Promise<Set> {
  const room = await plenary.room(fullWorkshop, { sectors: ["Police"] });
  const trainer = await plenary.console(room);
  const cookies: string[] = [];
  for (let i = 0; i < n; i++)
    cookies.push(await plenary.join(room, { alias: `Alias-${i}`, sector: "Police" }));
  const phones = await Promise.all(cookies.map((c) => plenary.phone(room, c)));
  return { room, trainer, phones, people: await peopleOf(cookies) };
}

async function ask(
  { trainer, phones }: Set,
  question: string,
  body: (n: number) => Record<string, unknown>,
): Promise<void> {
  await trainer.go(question);
  await trainer.openRound(question);
  await Promise.all(phones.map((p) => p.sees((v) => v.question === question && v.phase === "open")));
  for (const [n, phone] of phones.entries()) expect(await phone.answer(body(n))).toMatchObject({ ok: true });
  await trainer.sees((v) => v.answered === phones.length);
}

const erase = (room: TestRoom, cookie: string, method = "POST") =>
  fetch(`${plenary.url}/r/${room.id}/erase`, {
    method,
    redirect: "manual",
    headers: { cookie, origin: plenary.url },
  });
const rows = (room: TestRoom, questionId: string) =>
  prisma.answer.findMany({ where: { roomId: room.id, questionId } });

describe("erasing what one gave", () => {
  it("E-60 E-61 takes out what nobody has seen, and only the link where a result was seen; words go when the activity is finished", async () => {
    const set = await opened(6);
    const { room, trainer, phones, people } = set;
    await ask(set, "poll", (n) => ({ choice: ["red"], other: `WORDS-${n}` }));
    await trainer.closeRound("poll");
    await trainer.reveal("poll");
    const seen = (await trainer.sees((v) => v.results?.answered === 6)).results;
    await ask(set, "thoughts", (n) => ({ texts: [`THOUGHT-${n}`] }));

    const cookie = phones[2]!.cookie;
    const page = await erase(room, cookie, "GET");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Erase it now");
    expect(await rows(room, "poll")).toHaveLength(6);

    const done = await erase(room, cookie);
    expect(done.status).toBe(200);
    expect(await done.text()).toContain("It is erased.");
    expect(done.headers.get("set-cookie")).toMatch(/=; Path=\/.*Max-Age=0/);
    await trainer.sees((v) => v.answered === 5);
    expect(JSON.stringify(await rows(room, "thoughts"))).not.toContain("THOUGHT-2");
    const poll = await rows(room, "poll");
    expect(poll).toHaveLength(6);
    expect(poll.filter((r) => r.pseudonym.startsWith("~"))).toHaveLength(1);
    await trainer.go("poll");
    expect((await trainer.sees((v) => v.step === "poll" && v.results !== null)).results).toEqual(seen);

    const shell = await prisma.participant.findUniqueOrThrow({
      where: { id: people[2] },
      include: { tokens: true },
    });
    expect(shell).toMatchObject({
      alias: null,
      sector: null,
      language: null,
      removed: false,
      tokens: [],
      resumeCodeHash: `erased ${people[2]}`,
    });
    await trainer.do({ type: "finish", activity: "poll" });
    await eventually(
      async () =>
        (await prisma.anonymousAnswer.count({ where: { roomId: room.id, questionId: "poll" } })) === 6,
    );
    const sealed = JSON.stringify(
      await prisma.anonymousAnswer.findMany({ where: { roomId: room.id, questionId: "poll" } }),
    );
    expect(sealed).not.toContain("WORDS-2");
    for (const n of [0, 1, 3, 4, 5]) expect(sealed).toContain(`WORDS-${n}`);
    expect(sealed.match(/"other":/g)).toHaveLength(6);
    expect(sealed.match(/█/g)).toHaveLength(1);
    expect(sealed).not.toContain("~");
  });

  it("E-62 closes every way back in, and done twice changes nothing; others notice nothing", async () => {
    const set = await opened(2);
    const { room, trainer, phones } = set;
    const [ann, ben] = phones as [Phone, Phone];
    await trainer.sees((v) => v.presence.connected === 2);
    expect((await erase(room, ann.cookie)).status).toBe(200);
    expect((await trainer.sees((v) => v.presence.connected === 1)).presence).toMatchObject({
      here: 2,
      waiting: 1,
    });
    await eventually(() => ann.socket.disconnected);
    expect((await erase(room, ann.cookie)).status).toBe(403);
    expect((await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie: ann.cookie } })).status).toBe(
      403,
    );
    expect((await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie: ben.cookie } })).status).toBe(
      200,
    );
    expect(JSON.stringify(ben.all)).not.toContain("erase");
    const again = await plenary.phone(room);
    expect(again.view.type).toBe("phone");
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(3);
  });

  it("E-71 takes off every phone that opens nothing any more what it keeps, and off none that may be let back in", async () => {
    const { room, trainer, phones, people } = await opened(7);
    const [ann, ben, cat] = phones as [Phone, Phone, Phone];
    const page = async (cookie: string, id: string = room.id) => {
      const res = await fetch(`${plenary.url}/r/${id}/`, { headers: { cookie } });
      return { status: res.status, forgets: (await res.text()).includes(loadAssets().islands.forget!.name) };
    };
    const { id, resumeCodeNonce } = await prisma.participant.findUniqueOrThrow({ where: { id: people[0]! } });
    const back = await fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ resume: resumeCode(id, resumeCodeNonce) }),
    });
    const second = back.headers.get("set-cookie")!.split(";")[0]!;
    expect((await page(second)).status).toBe(200);
    expect((await erase(room, ann.cookie)).status).toBe(200);
    expect(await page(second)).toEqual({ status: 403, forgets: true });

    await trainer.do({ type: "remove", participant: people[1]! });
    await eventually(async () => (await page(ben.cookie)).forgets);
    const sweep = { type: "sweep", id: newId(), minutes: 5, answered: true };
    expect(await trainer.send(sweep)).toMatchObject({ ok: true });
    expect(await page(cat.cookie)).toEqual({ status: 403, forgets: false });
    expect(await page("")).toEqual({ status: 403, forgets: false });
    expect(await page(cat.cookie, room.id.toUpperCase())).toEqual({ status: 404, forgets: false });
    expect(await page(cat.cookie, randomUUID())).toEqual({ status: 404, forgets: true });
  });

  it("E-63 takes promises of this phone; support for a question goes on counting without its giver", async () => {
    const set = await opened(3);
    const { room, trainer, phones } = set;
    await ask(set, "vow", (n) => ({ "promise.what": [`PROMISE-${n}`] }));
    await trainer.do({ type: "box", open: true, moderated: false });
    const post = newId();
    await phones[1]!.send({ type: "post", id: post, text: "A question" });
    await phones[0]!.send({ type: "support", id: newId(), post, on: true });
    await trainer.sees((v) => v.box.posts[0]?.support === 1);
    const before = await prisma.questionBoxSupport.findFirstOrThrow({ where: { roomId: room.id } });
    expect((await erase(room, phones[0]!.cookie)).status).toBe(200);
    expect(await prisma.commitment.count({ where: { roomId: room.id } })).toBe(2);
    const after = await prisma.questionBoxSupport.findFirstOrThrow({ where: { roomId: room.id } });
    expect(after.pseudonym).not.toBe(before.pseudonym);
    expect(trainer.view.box.posts[0]?.support).toBe(1);
  });

  it("E-64 holds over a restart, and works after the end of the room", async () => {
    const set = await opened(3);
    const { room, trainer, phones, people } = set;
    await ask(set, "poll", () => ({ choice: ["blue"] }));
    await erase(room, phones[0]!.cookie);
    await plenary.crash();
    expect(await rows(room, "poll")).toHaveLength(2);
    await eventually(async () => (await erase(room, phones[0]!.cookie, "GET")).status === 403);
    await eventually(() => trainer.socket.connected);
    await trainer.do({ type: "end" });
    await eventually(async () => (await prisma.pseudonymKey.count({ where: { roomId: room.id } })) === 0);
    expect((await erase(room, phones[1]!.cookie)).status).toBe(200);
    expect(await prisma.participant.findUniqueOrThrow({ where: { id: people[1] } })).toMatchObject({
      alias: null,
      sector: null,
    });
    expect(await prisma.anonymousAnswer.count({ where: { roomId: room.id } })).toBe(2);
  });
});
