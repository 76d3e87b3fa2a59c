/** The front of several processes on one machine: a browser stays with one, and is not lost when that one is. */
import { describeNeeding } from "@/tests/support/needing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Front } from "@/scripts/cluster/front";
import { namedIn } from "@/scripts/cluster/choose";
import { freePort } from "@/tests/support/ports";
import { LightPhone } from "@/tests/faults/light-phone";
import { type Pair, missingRedis, startPair } from "@/tests/support/cluster";
import { newId } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually } from "@/tests/support/waiting";

describeNeeding(missingRedis)("phones behind the front of two processes", () => {
  let pair: Pair;
  let front: Front;
  let url: string;
  beforeAll(async () => {
    pair = await startPair();
    front = new Front([
      { name: "p1", port: pair.a.server.port },
      { name: "p2", port: pair.b.server.port },
    ]);
    const port = await freePort();
    await front.listen(port, "127.0.0.1");
    url = `http://127.0.0.1:${port}`;
    await eventually(() => front.ready === 2);
  });
  afterAll(async () => {
    front?.close();
    await pair?.stop();
  });

  /** A test that failed may have left a process dead. */
  beforeEach(async () => {
    for (const one of [pair.a, pair.b])
      if (!(await fetch(`${one.url}/healthz`).catch(() => null))) await one.restart();
    await eventually(() => front.ready === 2);
  });

  async function join(token: string): Promise<string> {
    const res = await fetch(`${url}/j/${token}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(),
    });
    expect(res.status).toBe(303);
    return res.headers
      .getSetCookie()
      .map((c) => c.split(";")[0])
      .join("; ");
  }

  it("K-8 stay with one process, come to the other when theirs is killed, and answer there", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const cookies = [await join(room.token), await join(room.token), await join(room.token)];
    // By the link of one room, everybody comes to the same process.
    const processes = new Set(cookies.map(namedIn));
    expect(processes.size).toBe(1);
    const [theirs, other] = processes.has("p1") ? [a, b] : [b, a];
    const trainer = await other.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const phones = cookies.map(
      (cookie) => new LightPhone({ url, auth: { as: "phone", room: room.id }, cookie, backOff: 300 }),
    );
    await eventually(() => phones.every((p) => p.view?.phase === "open"));
    await trainer.sees((v) => v.presence.connected === 3);
    const lines = phones.map((p) => p.ws);
    theirs.server.kill("SIGKILL");
    await eventually(() => phones.every((p, i) => p.ws !== lines[i] && p.connected && p.view));
    const acks = await Promise.all(
      phones.map((p) =>
        p.send({
          type: "answer",
          id: newId(),
          question: "poll",
          round: 1,
          rev: 1,
          body: { choice: ["red"] },
        }),
      ),
    );
    expect(acks.every((ack) => ack?.ok)).toBe(true);
    await trainer.sees((v) => v.answered === 3 && v.presence.connected === 3);
    for (const phone of phones) phone.stop();
    await theirs.restart();
    await eventually(() => front.ready === 2);
  });

  it("K-9 hear when to come back from a process that stops, and lose nothing", async () => {
    const { a, b } = pair;
    const room = await a.room(sampleWorkshop);
    const cookie = await join(room.token);
    const phone = new LightPhone({
      url,
      auth: { as: "phone", room: room.id },
      cookie,
      backOff: 300,
      record: true,
    });
    await eventually(() => phone.view !== undefined);
    // On a busy machine the process that the cookie names may be passed over: the front asks each whether it is ready.
    await eventually(async () => (await a.openPhones()) + (await b.openPhones()) === 1);
    const theirs = (await a.openPhones()) === 1 ? a : b;
    theirs.server.kill("SIGTERM");
    await eventually(() => phone.frames.some((f) => f.includes('"bye"') && f.includes('"within":')));
    expect((await fetch(`${url}/j/${room.token}`)).status).toBe(200);
    await join(room.token);
    await eventually(() => phone.connected);
    expect(await theirs.server.exit).toBe(0);
    phone.stop();
    await theirs.restart();
  });
});
