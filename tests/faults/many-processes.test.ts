/**
 * One room on two processes: everybody sees and may do the same, whichever process they are connected to
 * (docs/behaviour-processes.md).
 */
import { describeNeeding } from "@/tests/support/needing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Cluster } from "@/server/platform/cluster/cluster";
import { Sealing } from "@/server/platform/cluster/sealing";
import { prisma } from "@/server/store/database/prisma";
import { addCoTrainer, removeCoTrainer } from "@/server/store/rooms/room-trainers";
import { sheetStore } from "@/server/store/worksheets/worksheets";
import { documentOf } from "@/workshop/worksheets/stored-document";
import { type Pair, missingRedis, startPair } from "@/tests/support/cluster";
import { newId, type Plenary } from "@/tests/support/plenary";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { logOf } from "@/tests/support/server-process";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { fairly } from "@/tests/support/slowness";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { textAt } from "@/workshop/worksheets/document";
import { eventually, pause } from "@/tests/support/waiting";

describeNeeding(missingRedis)("one room on two processes", () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(() => pair?.stop());

  it("K-1 two trainers on two processes steer it, and nothing is done twice", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const [ada, bob] = [await a.console(room), await b.console(room)];
    const phone = await b.phone(room, await a.join(room));
    await ada.go("poll");
    await bob.sees((v) => v.step === "poll");
    const seen = bob.view.stepRevision;
    // Both go on from the same view: one of them does.
    const acks = await Promise.all([
      ada.send({ type: "go", id: newId(), to: "hello", seen }),
      bob.send({ type: "go", id: newId(), to: "thoughts", seen }),
    ]);
    expect(acks.filter((ack) => ack.ok)).toHaveLength(1);
    const [one, two] = [await ada.sees((v) => v.step !== "poll"), await bob.sees((v) => v.step !== "poll")];
    expect(two.revision).toBe(one.revision);
    expect(two.step).toBe(one.step);
    await phone.sees((v) => v.revision === one.revision);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? ada : bob).send({ type: "lock", id: newId(), on: i % 3 === 0 }),
      ),
    );
    const log = await prisma.roomLogEntry.findMany({ where: { roomId: room.id }, orderBy: { seq: "asc" } });
    expect(log.map((l) => l.seq)).toEqual(log.map((_, i) => i + 1));
    await eventually(() => ada.view.revision === log.length && bob.view.revision === log.length);
  });

  it("K-1 the same answer, posted fifty times over both, is stored once and acknowledged alike", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const trainer = await a.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const cookie = await a.join(room);
    const phones = [await a.phone(room, cookie), await b.phone(room, cookie)];
    for (const phone of phones) await phone.sees((v) => v.phase === "open");
    const id = newId();
    const acks = await Promise.all(
      Array.from({ length: 50 }, (_, i) => phones[i % 2]!.answer({ choice: ["red"] }, { id })),
    );
    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size).toBe(1);
    expect(acks[0]).toEqual({ ok: true, stored: { id, rev: 1 } });
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(1);
    const other = await b.console(room);
    for (const console of [trainer, other]) await console.sees((v) => v.answered === 1);
  });

  it("K-1 answers, presence and results are the same on both", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const [ada, bob] = [await a.console(room), await b.console(room)];
    const [left, right] = [await a.stage(room), await b.stage(room)];
    await ada.go("poll");
    await bob.sees((v) => v.step === "poll");
    await bob.openRound("poll");
    const phones = await Promise.all(
      [a, b, a, b, a, b, b].map(async (p, i) => p.phone(room, await (i % 3 ? a : b).join(room))),
    );
    for (const phone of phones) await phone.sees((v) => v.phase === "open");
    for (const console of [ada, bob])
      await console.sees((v) => v.presence.connected === 7 && v.consoles.length === 1);
    const acks = await Promise.all(phones.map((p, i) => p.answer({ choice: [i % 2 ? "blue" : "red"] })));
    expect(acks.every((ack) => ack.ok)).toBe(true);
    for (const console of [ada, bob]) await console.sees((v) => v.answered === 7);
    await bob.closeRound("poll");
    await ada.sees((v) => v.asked?.phase === "closed");
    await ada.reveal("poll");
    for (const stage of [left, right]) await stage.sees((v) => v.asked?.phase === "revealed");
    // Each process knows the door under its own address here.
    const shown = (v: object) => JSON.stringify({ ...v, door: null, now: 0 });
    await eventually(
      () => shown(left.view) === shown(right.view),
      30_000,
      () => `${shown(left.view)}\n${shown(right.view)}`,
    );
    phones[0]!.socket.disconnect();
    for (const console of [ada, bob])
      await console.sees((v) => v.presence.connected === 6 && v.presence.waiting === 1);
    const sent = await phones[1]!.send({ type: "pause", id: newId(), on: true });
    expect(sent.ok).toBe(true);
  });

  it("K-1 who erases what they gave over one process is linked to nothing that they gave over the other (E-61)", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const there = await a.console(room);
    const trainer = await b.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const cookie = await b.join(room);
    const phone = await b.phone(room, cookie);
    await phone.sees((v) => v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    await there.sees((v) => v.answered === 1);
    const erased = await fetch(`${a.url}/r/${room.id}/erase`, { method: "POST", headers: { cookie } });
    expect(erased.status).toBe(200);
    const labels = await prisma.answer.findMany({ where: { roomId: room.id }, select: { pseudonym: true } });
    expect(labels.filter(({ pseudonym }) => !pseudonym.startsWith("~"))).toEqual([]);
  });

  it("K-4 somebody whom one trainer removes is gone from the other process within two seconds", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const trainer = await a.console(room);
    const phone = await b.phone(room, await b.join(room, { alias: "Rem" }));
    const view = await trainer.sees((v) => v.people.length === 1);
    const begun = Date.now();
    let gone = 0;
    phone.socket.on("disconnect", () => {
      gone = Date.now() - begun;
    });
    expect((await trainer.do({ type: "remove", participant: view.people[0]!.id })).ok).toBe(true);
    await eventually(() => gone > 0);
    expect(gone).toBeLessThan(await fairly(2_000, b.url));
    expect(phone.all.findLast((v) => v.type === "bye")).toMatchObject({ type: "bye", reason: "removed" });
    const again = await fetch(`${b.url}/r/${room.id}/`, { headers: { cookie: phone.cookie } });
    expect(again.status).toBe(403);
  });

  it("K-4 a trainer who is taken off, and one whose sessions end, lose their consoles on the other process within two seconds", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const [cora, dan] = [await a.trainer("Cora"), await a.trainer("Dan")];
    for (const { id } of [cora, dan]) await addCoTrainer(room.id, id, room.trainer.id);
    const consoles = [await b.console(room, cora), await b.console(room, dan)];
    const gone = consoles.map(() => 0);
    consoles.forEach(
      (c, i) =>
        void c.socket.once("disconnect", () => {
          gone[i] = Date.now();
        }),
    );
    await removeCoTrainer(room.id, cora.id, room.trainer.id);
    await prisma.account.update({ where: { id: dan.id }, data: { sessionVersion: { increment: 1 } } });
    const link = new Cluster(pair.valkey.url, new Sealing(a.derive("words between processes")));
    await link.ready(5_000);
    expect(link.up).toBe(true);
    const begun = Date.now();
    for (const { id } of [cora, dan]) link.broadcast({ is: "account", id });
    await eventually(() => gone.every((time) => time > 0));
    expect(Math.max(...gone) - begun).toBeLessThan(await fairly(2_000, b.url));
    await link.close();
  });

  it("K-5 a timer closes a round once", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const [ada, bob] = [await a.console(room), await b.console(room)];
    await ada.go("poll");
    await ada.openRound("poll", 1, { seconds: 5 });
    await bob.sees((v) => v.asked?.phase === "open");
    for (const console of [ada, bob]) await console.sees((v) => v.asked?.phase === "closed", 40_000);
    // Whatever a process still had to do about it is done before what it is told next, and known to both then.
    for (const console of [ada, bob]) expect((await console.do({ type: "lock", on: true })).ok).toBe(true);
    await eventually(() => ada.view.revision === bob.view.revision);
    const ticks = await prisma.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM room_log WHERE room_id = ${room.id}::uuid AND entry->'command'->>'type' = 'tick'`;
    expect(ticks).toEqual([{ n: 1 }]);
    expect(ada.view.revision).toBe(bob.view.revision);
  });

  it("K-13 codes that somebody makes for their commitment are counted over both", {
    timeout: 60_000,
  }, async () => {
    const { a, b } = pair;
    const room = await a.room(weighingWorkshop);
    const [trainer, other] = [await a.console(room), await b.console(room)];
    await trainer.go("agree");
    await trainer.openRound("agree");
    await trainer.closeRound("agree");
    await trainer.go("promise");
    await trainer.openRound("promise");
    const phone = await a.phone(room);
    await phone.sees((v) => v.phase === "open");
    expect(await phone.answer({ "promise.what": ["I will call"], "promise.when": ["Monday"] })).toMatchObject(
      {
        ok: true,
      },
    );
    const ask = async (server: Plenary) =>
      (
        await fetch(`${server.url}/r/${room.id}/follow-up`, {
          method: "POST",
          headers: { cookie: phone.cookie },
          body: new URLSearchParams(),
        })
      ).status;
    for (const [i, server] of [a, b, a, b, a].entries()) {
      expect(await ask(server)).toBe(200);
      // Messages between processes keep their order: with this, the other knows of the code.
      const [here, there] = server === a ? [trainer, other] : [other, trainer];
      const { revision } = (await here.do({ type: "lock", on: i % 2 === 0 })) as { revision: number };
      await there.sees((v) => v.revision >= revision);
    }
    expect([await ask(a), await ask(b)]).toEqual([429, 429]);
  });

  it("K-10 writers of one sheet on two processes write the same sheet, and see where the others write", async () => {
    const { a, b } = pair;
    const room = await a.room(sheetWorkshop);
    const trainer = await b.console(room);
    const cookies = [await a.join(room, { alias: "Ann" }), await b.join(room, { alias: "Ben" })];
    const people = await peopleOf(cookies);
    await trainer.sees((v) => v.people.length === 2);
    const [group] = await startGroups(trainer, "plan", [people]);
    const phones = cookies.map(
      (cookie, i) =>
        new SheetPhone(
          { url: (i ? b : a).url, auth: { as: "phone", room: room.id }, cookie, backOff: 200 },
          { activity: "plan", group: group! },
        ),
    );
    await eventually(() => phones.every((p) => p.settled));
    for (let i = 0; i < 20; i++) {
      phones.forEach((p, n) => void textAt(p.doc, "aim").insert(0, "ab"[n]!));
      // The pace of two people who type at the same time.
      await pause(25);
    }
    await eventually(
      () =>
        phones.every((p) => p.settled) &&
        phones[0]!.text("aim") === phones[1]!.text("aim") &&
        phones[0]!.text("aim").length === 40,
      20_000,
      () => phones.map((p) => `${p.settled} ${p.refusals} ${p.text("aim")}`).join("; "),
    );
    await phones[0]!.phone.send({
      type: "sheet-at",
      id: newId(),
      sheet: { activity: "plan", group: group! },
      cell: "aim",
    });
    await eventually(
      () => phones[1]!.heard.at(-1)?.writers.some((w) => w.name === "Ann" && w.cell === "aim") === true,
      15_000,
    );
    const [stored] = await sheetStore.load(room.id);
    expect(textAt(documentOf(stored!.updates), "aim").toString()).toBe(phones[0]!.text("aim"));
    for (const phone of phones) phone.phone.stop();
  });

  it("K-6 nothing of names, answers or tokens is to be read in Redis, and nothing is kept there", async () => {
    const { a, b, valkey } = pair;
    const heard: string[] = [];
    const { connect } = await import("node:net");
    const monitor = connect(valkey.port, "127.0.0.1");
    monitor.on("data", (bytes: Buffer) => heard.push(bytes.toString("latin1")));
    monitor.write("MONITOR\r\n");
    const room = await a.room(sampleWorkshop, { sectors: ["Canary sector"] });
    const trainer = await b.console(room);
    const phone = await a.phone(room, await a.join(room, { alias: "Canary alias" }));
    await trainer.go("poll");
    await trainer.openRound("poll");
    await phone.sees((v) => v.phase === "open");
    expect((await phone.answer({ other: "canary-answer" })).ok).toBe(true);
    await trainer.sees((v) => v.answered === 1);
    await trainer.closeRound("poll");
    await eventually(() => heard.join("").toLowerCase().includes("publish"));
    const all = heard.join("");
    monitor.destroy();
    const token = phone.cookie.split("=")[1]!;
    for (const word of ["canary", "Canary", token, room.id, `${room.trainer.name}"`, room.trainer.id])
      expect(all.includes(word), word).toBe(false);
    expect(await valkey.command("DBSIZE")).toBe(":0\r\n");
  });

  it("O-103 a process that loses Redis says so in its log and figures, and says when it is back", async () => {
    const { a, b, links } = pair;
    const events = (process: Plenary) =>
      logOf(process.server).flatMap(({ event }) => (event.startsWith("redis-") ? [event] : []));
    const away = async ({ url }: Plenary) =>
      /^plenary_redis_away (\d)/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1];
    expect([await away(a), events(a)]).toEqual(["0", []]);
    links[0].cut();
    await eventually(() => events(a).length === 1, 10_000);
    expect([await away(a), events(a)]).toEqual(["1", ["redis-away"]]);
    links[0].restore();
    await eventually(() => events(a).length === 2, 10_000);
    expect([await away(a), events(a)]).toEqual(["0", ["redis-away", "redis-back"]]);
    expect([await away(b), events(b)]).toEqual(["0", []]);
  });
});
