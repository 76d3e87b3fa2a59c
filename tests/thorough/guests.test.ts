/**
 * The door of a live room: letting people in one by one, removing newcomers at once, a new code, a crowd
 * (B-140 to B-146).
 */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import phoneTexts from "@/messages/en/phone.json";
import { prisma } from "@/server/store/database/prisma";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { MAX_LISTED_WAITING } from "@/workshop/room/admission";
import { eventually, inParallel } from "@/tests/support/waiting";

let plenary: Plenary;
let passed = 0;
beforeAll(async () => {
  plenary = await Plenary.start({}, { clock: true });
});
afterAll(() => plenary?.stop());

const texts = phoneTexts as Record<string, string>;

async function open(ask = false): Promise<{ room: TestRoom; trainer: Console; code: string }> {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  if (ask) expect((await trainer.do({ type: "lock", on: false, ask: true })).ok).toBe(true);
  return { room, trainer, code: trainer.view.door!.code };
}

async function knock(room: TestRoom, alias = ""): Promise<PlainBrowser> {
  const b = new PlainBrowser(plenary.url);
  await b.open(`/j/${room.token}`);
  await b.submit("alias", { alias });
  expect(b.url.pathname).toBe(`/r/${room.id}/`);
  return b;
}

const waits = (b: PlainBrowser) => b.status === 200 && b.text.includes(texts.waitText!);
const isIn = async (b: PlainBrowser) => {
  await b.refresh();
  return b.forms.some((f) => f.controls.some((c) => c.name === "choice"));
};
const resumeOf = (b: PlainBrowser): string => {
  const pattern = texts.resumeText!.replace(/[.*+?^$()[\]\\]/g, "\\$&").replace("{code}", "(\\w{3} \\w{4})");
  return new RegExp(pattern).exec(b.text)?.[1] ?? "";
};
/** Minutes pass on the server's clock. */
async function pass(minutes: number): Promise<void> {
  passed += minutes * 60_000;
  await plenary.server.setClock(Date.now() + passed);
}
/** The server is killed and starts again; its clock stands where it stood. */
async function killed(): Promise<void> {
  await plenary.crash();
  await pass(0);
}
const send = (c: Console, message: object) => c.send({ id: newId(), ...message });

describe("the form at the door, pressed by nervous hands (B-147)", () => {
  const press = (room: TestRoom, once: string) =>
    fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ once, alias: "Noor" }),
    });
  /** Sends the form and goes before it is answered. */
  const pressAndGo = (room: TestRoom, once: string) =>
    new Promise<void>((gone) => {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const form = request(`${plenary.url}/j/${room.token}`, { method: "POST", headers, agent: false });
      form.on("error", () => undefined).once("close", gone);
      form.end(new URLSearchParams({ once, alias: "Noor" }).toString(), () => form.destroy());
    });
  const nameOf = async (room: TestRoom): Promise<string> => {
    const b = new PlainBrowser(plenary.url);
    await b.open(`/j/${room.token}`);
    return b.forms.flatMap((f) => f.controls).find((c) => c.name === "once")!.value;
  };

  it.each([
    ["lets one in", false],
    ["lets one wait", true],
  ])("%s, and another form another one", async (_says, ask) => {
    const { room, trainer } = await open(ask);
    const counts = () => (ask ? trainer.view.waiting.count : trainer.view.people.length);
    const once = await nameOf(room);
    const first = pressAndGo(room, once);
    const all = [...(await Promise.all([press(room, once), press(room, once)])), await press(room, once)];
    await first;
    expect(new Set(all.map((r) => r.headers.get("set-cookie")?.split(";")[0])).size).toBe(1);
    await trainer.sees(() => counts() === 1);
    await press(room, await nameOf(room));
    await trainer.sees(() => counts() === 2);
  });
});

describe("a door that asks (B-140, B-141)", () => {
  it("keeps the new waiting, who get nothing of the room and can do nothing in it", async () => {
    const { room, trainer } = await open(true);
    const stage = await plenary.stage(room);
    const mali = await knock(room, "Mali");
    expect(waits(mali)).toBe(true);
    expect(mali.html).toContain('http-equiv="refresh"');
    // A nonce may spell anything.
    expect(mali.html.replace(/nonce="[^"]+"/g, "")).not.toContain("Red");
    expect(mali.html).not.toContain(room.id);
    const view = await trainer.sees((v) => v.waiting.count === 1);
    expect(view.waiting.people.map((p) => p.alias)).toEqual(["Mali"]);
    expect([view.presence.here, view.people, stage.view.here]).toEqual([0, [], 0]);
    // Neither over the socket nor by any form.
    const socket = plenary.connect({ as: "phone", room: room.id }, mali.cookie);
    expect(await new Promise((done) => socket.once("connect_error", (e) => done(e.message)))).toBe(
      "not-allowed",
    );
    socket.disconnect();
    for (const what of ["answer", "post", "pause", "language", "erase", "group", "sheet"]) {
      const res = await fetch(`${plenary.url}/r/${room.id}/${what}`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: mali.cookie },
        body: new URLSearchParams({ question: "poll", round: "1", choice: "red", text: "Hello" }),
      });
      expect([what, res.status, (await res.text()).includes(texts.waitText!)]).toEqual([what, 200, true]);
    }
    expect([
      await prisma.participant.count({ where: { roomId: room.id } }),
      await prisma.answer.count({ where: { roomId: room.id } }),
      await prisma.questionBoxPost.count({ where: { roomId: room.id } }),
    ]).toEqual([0, 0, 0]);
    await mali.refresh();
    expect(waits(mali)).toBe(true);
    // The door itself leads back to the same place, and asks no second time.
    await mali.open(`/j/${room.token}`);
    expect(mali.url.pathname).toBe(`/r/${room.id}/`);
    expect(trainer.view.waiting.count).toBe(1);
  });

  it("lets in one, then all, and each goes on by itself with the same cookie", async () => {
    const { room, trainer } = await open(true);
    const [mali, ben, cyd] = [await knock(room, "Mali"), await knock(room, "Ben"), await knock(room)];
    const { waiting } = await trainer.sees((v) => v.waiting.count === 3);
    expect(waiting.people.map((p) => p.alias)).toEqual(["Mali", "Ben", ""]);
    expect(await send(trainer, { type: "let-in", people: [waiting.people[0]!.id] })).toEqual({ ok: true });
    await trainer.sees(
      (v) => v.waiting.count === 2 && v.people.length === 1 && v.people[0]!.alias === "Mali",
    );
    expect([await isIn(mali!), await isIn(ben!)]).toEqual([true, false]);
    const ids = waiting.people.map((p) => p.id);
    // Twice, and with one who is in already: nothing is done twice.
    for (let i = 0; i < 2; i++)
      expect(await send(trainer, { type: "let-in", people: ids })).toEqual({ ok: true });
    for (const b of [mali, ben, cyd]) expect(await isIn(b!)).toBe(true);
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(3);
    expect(await prisma.admissionRequest.count({ where: { roomId: room.id } })).toBe(0);
    const phone = await plenary.phone(room, ben!.cookie);
    expect((await phone.answer({ choice: ["red"] })).ok).toBe(true);
  });

  it("lets in at once who returns, with their cookie or a resume code", async () => {
    const { room, trainer } = await open();
    const member = await knock(room, "Ann");
    const code = resumeOf(member);
    await trainer.do({ type: "lock", on: false, ask: true });
    expect(await isIn(member)).toBe(true);
    const other = new PlainBrowser(plenary.url);
    await other.open(`/j/${room.token}`);
    await other.submit("resume", { resume: code });
    expect(await isIn(other)).toBe(true);
    expect(trainer.view.waiting.count).toBe(0);
  });

  it("turns away one, or all; they are nobody here and can knock again", async () => {
    const { room, trainer } = await open(true);
    const guests = [await knock(room, "A"), await knock(room, "B"), await knock(room, "C")];
    const { waiting } = await trainer.sees((v) => v.waiting.count === 3);
    expect(await send(trainer, { type: "turn-away", people: [waiting.people[1]!.id] })).toEqual({ ok: true });
    await trainer.sees((v) => v.waiting.count === 2);
    await guests[1]!.refresh();
    expect([guests[1]!.status, guests[1]!.text.includes(texts.notIn!)]).toEqual([403, true]);
    expect(await send(trainer, { type: "turn-away", people: null })).toEqual({ ok: true });
    await trainer.sees((v) => v.waiting.count === 0);
    expect(await prisma.admissionRequest.count({ where: { roomId: room.id } })).toBe(0);
    expect(waits(await knock(room, "A"))).toBe(true);
  });

  it("lets in whoever waits when it is opened, also after the server was killed; ending tells them", async () => {
    const { room, trainer } = await open(true);
    const guest = await knock(room, "Ada");
    await trainer.sees((v) => v.waiting.count === 1);
    await killed();
    const again = await trainer.sees((v) => v.waiting.people[0]?.alias === "Ada" && v.requiresApproval);
    expect(again.waiting.count).toBe(1);
    await guest.refresh();
    expect(waits(guest)).toBe(true);
    await eventually(
      async () => (await trainer.do({ type: "lock", on: false }).catch(() => ({ ok: false }))).ok,
    );
    await eventually(() => isIn(guest));
    await trainer.do({ type: "lock", on: false, ask: true });
    const late = await knock(room, "Late");
    await trainer.do({ type: "end" });
    await eventually(async () => (await prisma.admissionRequest.count({ where: { roomId: room.id } })) === 0);
    await late.refresh();
    expect(late.text).toContain(texts.joinEnded);
  });

  it("lists so many and counts the rest (B-141)", async () => {
    const { room, trainer } = await open(true);
    await inParallel(
      Array.from({ length: MAX_LISTED_WAITING + 12 }, (_, i) => i),
      8,
      (i) => plenary.join(room, { alias: `Guest ${i}` }),
    );
    const view = await trainer.sees((v) => v.waiting.count === MAX_LISTED_WAITING + 12);
    expect(view.waiting.people).toHaveLength(MAX_LISTED_WAITING);
    expect((await send(trainer, { type: "let-in", people: view.waiting.people.map((p) => p.id) })).ok).toBe(
      true,
    );
    await trainer.sees((v) => v.waiting.count === 12 && v.people.length === MAX_LISTED_WAITING);
  });
});

describe("removing newcomers at once (B-142, B-143)", () => {
  /** A room of six who have been there for a while, and `count` who come now; the first of them answers. */
  async function flooded(count: number) {
    const { room, trainer } = await open();
    const regulars = await inParallel(
      Array.from({ length: 6 }, (_, i) => i),
      6,
      () => plenary.join(room),
    );
    await trainer.sees((v) => v.people.length === 6);
    await pass(10);
    const bots = await inParallel(
      Array.from({ length: count }, (_, i) => i),
      8,
      () => plenary.join(room),
    );
    await trainer.sees((v) => v.people.length === 6 + count);
    const talker = await plenary.phone(room, bots[0]);
    await talker.sees((v) => v.phase === "open");
    expect((await talker.answer({ choice: ["red"] })).ok).toBe(true);
    return { room, trainer, regulars, bots };
  }
  const status = async (room: TestRoom, cookie: string) =>
    (await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie } })).status;

  it("says how many, takes out exactly those, and lets them back in", async () => {
    const { room, trainer, regulars, bots } = await flooded(24);
    const { flood } = await trainer.sees((v) => v.flood !== null && v.flood.people === 24);
    expect(flood!.people).toBe(24);
    const counted = await send(trainer, { type: "newcomers" });
    expect(counted).toMatchObject({
      ok: true,
      newcomers: [
        { minutes: 5, all: 24, silent: 23 },
        { minutes: 15, all: 30, silent: 29 },
        { minutes: 60, all: 30, silent: 29 },
      ],
    });
    const id = newId();
    const acks = [
      await trainer.send({ type: "sweep", id, minutes: 5, answered: false }),
      await trainer.send({ type: "sweep", id, minutes: 5, answered: false }),
    ];
    expect(acks[0]).toMatchObject({ ok: true });
    expect(acks[1]).toEqual(acks[0]);
    const view = await trainer.sees((v) => v.people.length === 7 && v.sweeps.length === 1);
    expect(view.sweeps[0]).toMatchObject({ id, people: 23 });
    expect(view.answered).toBe(1);
    expect(await Promise.all(regulars.map((c) => status(room, c)))).toEqual(regulars.map(() => 200));
    expect([await status(room, bots[0]!), await status(room, bots[1]!)]).toEqual([200, 403]);
    await eventually(
      async () => (await prisma.participant.count({ where: { roomId: room.id, removed: true } })) === 23,
    );
    expect((await trainer.do({ type: "bring-back", sweep: id })).ok).toBe(true);
    await trainer.sees((v) => v.people.length === 30 && v.sweeps.length === 0);
    for (const bot of bots) expect(await status(room, bot)).toBe(200);
    expect(await prisma.participant.count({ where: { roomId: room.id, removed: true } })).toBe(0);
  });

  it("is over after fifteen minutes: nothing brings them back, not even a restart", async () => {
    const { room, trainer, bots } = await flooded(6);
    const id = newId();
    expect((await trainer.send({ type: "sweep", id, minutes: 5, answered: true })).ok).toBe(true);
    await trainer.sees((v) => v.people.length === 6);
    await eventually(
      async () => (await prisma.participant.count({ where: { roomId: room.id, removed: true } })) === 6,
    );
    await pass(16);
    await trainer.sees((v) => v.sweeps.length === 0);
    expect((await trainer.do({ type: "bring-back", sweep: id })).ok).toBe(true);
    for (const bot of bots) expect(await status(room, bot)).toBe(403);
  });

  it("cuts them off at once and survives a kill", async () => {
    const { room, trainer, bots } = await flooded(7);
    const phone = await plenary.phone(room, bots[2]);
    expect((await trainer.send({ type: "sweep", id: newId(), minutes: 5, answered: true })).ok).toBe(true);
    await eventually(() => phone.all.some((m) => m.type === "bye" && m.reason === "removed"));
    await killed();
    await trainer.sees((v) => v.people.length === 6 && v.sweeps[0]?.people === 7);
    expect(await status(room, bots[2]!)).toBe(403);
  });

  it("is refused below five, and tells no number then", async () => {
    const { room, trainer } = await open();
    for (let i = 0; i < 4; i++) await plenary.join(room);
    expect(await send(trainer, { type: "newcomers" })).toMatchObject({
      newcomers: [
        { all: null, silent: null },
        { all: null, silent: null },
        { all: null, silent: null },
      ],
    });
    expect(await send(trainer, { type: "sweep", minutes: 60, answered: true })).toEqual({
      ok: false,
      reason: "few-newcomers",
    });
  });
});

describe("a new code (B-145)", () => {
  it("replaces code and link at once; the old ones say so, and whoever is in goes on", async () => {
    const { room, trainer, code } = await open();
    const stage = await plenary.stage(room);
    const member = await knock(room, "Ann");
    const resume = resumeOf(member);
    const half = new PlainBrowser(plenary.url);
    await half.open(`/j/${room.token}`);
    const url = stage.view.door!.url;
    expect(await send(trainer, { type: "new-code", seen: code })).toEqual({ ok: true });
    const now = (await stage.sees((v) => v.door!.code !== code)).door!;
    expect(now.url).not.toBe(url);
    await trainer.sees((v) => v.door!.code === now.code);
    // Two taps on the same code: one counts.
    expect(await send(trainer, { type: "new-code", seen: code })).toEqual({ ok: true });
    expect((await prisma.room.findUniqueOrThrow({ where: { id: room.id } })).joinEpoch).toBe(2);

    const typed = new PlainBrowser(plenary.url);
    await typed.open("/");
    await typed.submit("code", { code });
    expect([typed.status, typed.text.includes(texts.joinOld!)]).toEqual([410, true]);
    await half.submit("alias", { alias: "Late" });
    expect([half.status, half.text.includes(texts.joinOld!)]).toEqual([410, true]);
    const scanned = new PlainBrowser(plenary.url);
    await scanned.open(`/j/${room.token}`);
    expect([scanned.status, scanned.text.includes(texts.joinOld!)]).toEqual([410, true]);
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(1);

    expect(await isIn(member)).toBe(true);
    await member.open(`/j/${room.token}`);
    expect(member.url.pathname).toBe(`/r/${room.id}/`);
    await typed.open("/");
    await typed.submit("code", { code: now.code });
    await typed.submit("resume", { resume });
    expect(typed.url.pathname).toBe(`/r/${room.id}/`);
    // The stage's own link stays.
    expect((await plenary.stage(room)).view.door!.code).toBe(now.code);
  });

  it("is forgotten with the room: then an old code is unknown", async () => {
    const { trainer, code, room } = await open();
    await send(trainer, { type: "new-code", seen: code });
    await trainer.do({ type: "end" });
    await eventually(async () => (await prisma.formerJoinLink.count({ where: { roomId: room.id } })) === 0);
    const typed = new PlainBrowser(plenary.url);
    await typed.open("/");
    await typed.submit("code", { code });
    expect([typed.status, typed.text.includes(texts.joinUnknown!)]).toEqual([404, true]);
  });
});

describe("a crowd at the door (B-146)", () => {
  it("waits for its turn, and stays outside when the door is locked meanwhile", {
    timeout: 120_000,
  }, async () => {
    const { room, trainer } = await open();
    const there = () => prisma.participant.count({ where: { roomId: room.id } });
    const crowd = Array.from({ length: 500 }, async () => {
      const res = await fetch(`${plenary.url}/j/${room.token}`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams(),
      });
      return { status: res.status, text: await res.text(), cookie: res.headers.get("set-cookie") };
    });
    await eventually(async () => (await there()) >= 200, 60_000);
    expect((await trainer.do({ type: "lock", on: true })).ok).toBe(true);
    const answers = await Promise.all(crowd);
    const [inside, outside] = [
      answers.filter((a) => a.status === 303),
      answers.filter((a) => a.status !== 303),
    ];
    expect(inside.length).toBeGreaterThanOrEqual(200);
    expect(await there()).toBe(inside.length);
    expect(outside.length).toBeGreaterThan(50);
    for (const { status, text, cookie } of outside)
      expect([status, text.includes(texts.joinLocked!), cookie]).toEqual([403, true, null]);
  });

  it("stays outside also who began the form before the door was locked", async () => {
    const { room, trainer } = await open();
    const form = request(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": 9,
        expect: "100-continue",
      },
    });
    // The server has begun with it, and has answered who asked after that.
    await once(form, "continue");
    form.write("alias");
    expect((await fetch(`${plenary.url}/j/${room.token}`)).status).toBe(200);
    expect((await trainer.do({ type: "lock", on: true })).ok).toBe(true);
    form.end("=Ana");
    const [answer] = (await once(form, "response")) as [IncomingMessage];
    answer.resume();
    expect([answer.statusCode, answer.headers["set-cookie"]]).toEqual([403, undefined]);
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(0);
  });
});

describe("what a door says of data (B-152)", () => {
  it("names who answers for it, in that name's own direction and as text, and else the trainers", async () => {
    const { room } = await open();
    const b = new PlainBrowser(plenary.url);
    await b.open(`/j/${room.token}`);
    expect(b.text).toContain(texts.doorNoContact!);
    const who = "مركز \u202e<b>Jeju</b>, help@example.org";
    await prisma.room.update({ where: { id: room.id }, data: { contact: who } });
    await b.open(`/j/${room.token}`);
    expect(b.text).toContain(texts.doorContact!.replace("{who}", `\u2068${who}\u2069`));
    expect(b.html).not.toContain("<b>Jeju");
    for (const sentence of [texts.doorPurpose!, texts.doorPass!, texts.doorErase!])
      expect(b.text).toContain(sentence);
  });
});
