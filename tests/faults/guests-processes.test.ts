/** The door of one room on two processes (K-4). */
import { describeNeeding } from "@/tests/support/needing";
import { afterAll, beforeAll, expect, it } from "vitest";
import phoneTexts from "@/messages/en/phone.json";
import { type Pair, missingRedis, startPair } from "@/tests/support/cluster";
import { type Console, newId, type Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually } from "@/tests/support/waiting";

describeNeeding(missingRedis)("the door of a room on two processes (K-4)", () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(() => pair?.stop());

  const page = async (plenary: Plenary, room: TestRoom, cookie: string) => {
    const res = await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie } });
    return { status: res.status, waits: (await res.text()).includes(phoneTexts.waitText) };
  };
  const send = (c: Console, message: object) => c.send({ id: newId(), ...message });
  async function open(): Promise<{ room: TestRoom; ada: Console; bob: Console }> {
    const room = await pair.a.room(sampleWorkshop);
    const [ada, bob] = [await pair.a.console(room), await pair.b.console(room)];
    await ada.go("poll");
    await bob.sees((v) => v.step === "poll");
    return { room, ada, bob };
  }

  it("who knocks at one is let in or turned away at the other, and is in or out on both", async () => {
    const { a, b } = pair;
    const { room, ada, bob } = await open();
    await ada.do({ type: "lock", on: false, ask: true });
    await bob.sees((v) => v.requiresApproval);
    const cookies = [
      await a.join(room, { alias: "One" }),
      await b.join(room, { alias: "Two" }),
      await b.join(room, { alias: "Three" }),
    ];
    for (const console of [ada, bob]) await console.sees((v) => v.waiting.count === 3);
    for (const p of [a, b])
      for (const cookie of cookies) expect(await page(p, room, cookie)).toEqual({ status: 200, waits: true });
    const idOf = (name: string) => bob.view.waiting.people.find((p) => p.alias === name)!.id;
    const [one, two, three] = [idOf("One"), idOf("Two"), idOf("Three")];
    expect((await send(bob, { type: "let-in", people: [one] })).ok).toBe(true);
    expect((await send(ada, { type: "turn-away", people: [two] })).ok).toBe(true);
    for (const console of [ada, bob])
      await console.sees((v) => v.waiting.count === 1 && v.people.length === 1);
    for (const p of [a, b]) {
      expect(await page(p, room, cookies[0]!)).toEqual({ status: 200, waits: false });
      expect(await page(p, room, cookies[1]!)).toEqual({ status: 403, waits: false });
    }
    // Both at once: one does it, and both say yes.
    const acks = await Promise.all([
      send(ada, { type: "let-in", people: [three] }),
      send(bob, { type: "let-in", people: [three] }),
    ]);
    expect(acks.map((ack) => ack.ok)).toEqual([true, true]);
    for (const console of [ada, bob])
      await console.sees((v) => v.waiting.count === 0 && v.people.length === 2);
    const late = await b.join(room, { alias: "Late" });
    await ada.sees((v) => v.waiting.count === 1);
    await bob.do({ type: "lock", on: false });
    await eventually(
      async () => (await page(a, room, late)).waits === false && (await page(a, room, late)).status === 200,
    );
  });

  it("newcomers of both are removed at one, cut off at both, and let back in on both", async () => {
    const { a, b } = pair;
    const { room, ada, bob } = await open();
    const cookies = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 ? a : b).join(room)));
    for (const console of [ada, bob]) await console.sees((v) => v.people.length === 8);
    const phone = await b.phone(room, cookies[0]);
    const id = newId();
    expect((await ada.send({ type: "sweep", id, minutes: 5, answered: false })).ok).toBe(true);
    await eventually(() => phone.all.some((m) => m.type === "bye" && m.reason === "removed"));
    for (const console of [ada, bob])
      await console.sees((v) => v.people.length === 0 && v.sweeps[0]?.people === 8);
    for (const p of [a, b])
      for (const cookie of cookies) expect((await page(p, room, cookie)).status).toBe(403);
    expect((await bob.do({ type: "bring-back", sweep: id })).ok).toBe(true);
    for (const console of [ada, bob])
      await console.sees((v) => v.people.length === 8 && v.sweeps.length === 0);
    for (const p of [a, b])
      for (const cookie of cookies) expect((await page(p, room, cookie)).status).toBe(200);
  });

  it("a new code of one is shown and taken at both, and the old one at neither", async () => {
    const { a, b } = pair;
    const { room, ada, bob } = await open();
    const stage = await b.stage(room);
    const code = ada.view.door!.code;
    const acks = await Promise.all([
      send(ada, { type: "new-code", seen: code }),
      send(bob, { type: "new-code", seen: code }),
    ]);
    expect(acks.map((ack) => ack.ok)).toEqual([true, true]);
    await stage.sees((v) => v.door!.code !== code);
    const now = stage.view.door!.code;
    for (const console of [ada, bob]) await console.sees((v) => v.door!.code === now);
    for (const p of [a, b]) {
      const typed = (c: string) =>
        fetch(`${p.url}/join`, {
          method: "POST",
          redirect: "manual",
          body: new URLSearchParams({ code: c }),
        }).then((res) => res.status);
      expect([await typed(code), await typed(now)]).toEqual([410, 303]);
      expect((await fetch(`${p.url}/j/${room.token}`)).status).toBe(410);
    }
  });
});
