/**
 * Senders of more than a page of ours could send are cut off, refused or wait; others notice nothing (O-80 to
 * O-84).
 */
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { largeDraft } from "@/bench/product/large-draft";
import phoneTexts from "@/messages/en/phone.json";
import { createAuthored } from "@/server/store/editor/authored";
import { LightPhone } from "@/tests/faults/light-phone";
import { TestEditor } from "@/tests/support/editor";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { fairly } from "@/tests/support/slowness";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { Draft } from "@/workshop/editor/draft";
import { MAX_MESSAGE_BYTES, MESSAGE_BOUNDS } from "@/workshop/protocol/connection";
import { eventually, inParallel } from "@/tests/support/waiting";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
});
afterAll(() => plenary?.stop());

async function light(cookie?: string): Promise<LightPhone> {
  const session = cookie ?? (await plenary.join(room));
  const phone = new LightPhone({ url: plenary.url, auth: { as: "phone", room: room.id }, cookie: session });
  await eventually(() => phone.connected && phone.view !== undefined);
  return phone;
}

let rev = 0;
const answer = (other: string) => ({
  type: "answer",
  id: newId(),
  question: "poll",
  round: 1,
  rev: ++rev,
  body: { choice: [], other },
});
const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) });

describe("a message (O-80)", () => {
  it("that nests too deep or has too many parts is refused like one that cannot be read, and the connection stays", async () => {
    const phone = await light();
    const bodies = [
      nested(MESSAGE_BOUNDS.depth),
      { choice: Array.from({ length: MESSAGE_BOUNDS.punctuation }, () => "a") },
    ];
    for (const body of bodies)
      expect(await phone.send({ ...answer(""), body })).toEqual({ ok: false, reason: "bad-message" });
    expect(await phone.send(answer("It depends"))).toMatchObject({ ok: true });
    phone.stop();
  });

  it("of an editor too", async () => {
    const ana = await plenary.trainer("Ana");
    const workshop = await createAuthored(ana.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
    const editor = await new TestEditor(plenary, workshop, ana).sees(() => true);
    const ack = editor.socket
      .timeout(10_000)
      .emitWithAck("command", { type: "edit", id: newId(), op: nested(40) });
    expect(await ack).toEqual({ ok: false, reason: "bad-edit" });
    editor.close();
  });

  it("that asks for a large draft counts for what comes back: who asks again and again waits (O-81)", async () => {
    const cleo = await plenary.trainer("Cleo");
    const workshop = await createAuthored(cleo.id, largeDraft);
    const editors = Array.from({ length: 5 }, () => new TestEditor(plenary, workshop, cleo));
    for (const editor of editors) await editor.sees(() => true);
    const from = performance.now();
    await Promise.all(
      editors.flatMap((editor) => Array.from({ length: 40 }, () => editor.send({ type: "sync" }))),
    );
    const megabytes = (200 * JSON.stringify(editors[0]!.draft).length) / 1_024 ** 2;
    expect(megabytes).toBeGreaterThan(18);
    expect(performance.now() - from).toBeGreaterThan((megabytes - 17) * 1_000);
    for (const editor of editors) editor.close();
  });

  it("of an editor that cannot be read is refused ten times, then its connection is cut off (O-81)", async () => {
    const ben = await plenary.trainer("Ben");
    const workshop = await createAuthored(ben.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
    const editor = await new TestEditor(plenary, workshop, ben, { reconnection: false }).sees(() => true);
    const edit = () => editor.socket.timeout(10_000).emitWithAck("command", { type: "edit", id: newId() });
    for (let n = 0; n < 10; n++) expect(await edit()).toEqual({ ok: false, reason: "bad-edit" });
    void edit().catch(() => undefined);
    await eventually(() => !editor.socket.connected);
    editor.close();
  });

  it.each(["437[]", '451-["command",{"_placeholder":true,"num":0}]', "40/admin,{}", "42x", "4"])(
    "that no page of ours would send closes the connection: %s",
    async (frame) => {
      const phone = await light();
      phone.ws.send(frame);
      await eventually(() => !phone.connected);
    },
  );
});

describe("somebody who sends more than a page could (O-81)", () => {
  /** Nearly as large as a message may be. */
  const large = () => ({
    ...answer("x"),
    body: { choice: ["red"], other: "x".repeat(MAX_MESSAGE_BYTES - 1_000) },
  });

  it("is cut off, keeps nobody else waiting, and may come back", async () => {
    const cookie = await plenary.join(room);
    const [phone, other] = await Promise.all([light(cookie), light()]);
    const soon = await fairly(1_000, plenary.url);
    const acks = Promise.all(Array.from({ length: 20 }, () => phone.send(large(), 60_000)));
    const start = performance.now();
    expect(await other.send(answer("from somebody else"), 60_000)).toMatchObject({ ok: true });
    expect(performance.now() - start).toBeLessThan(soon);
    expect(await acks).toContain(null);
    await eventually(() => !phone.connected);
    const back = await light(cookie);
    expect(await back.send(answer("Heard again"), 60_000)).toMatchObject({ ok: true });
    for (const one of [phone, other, back]) one.stop();
  });

  it("has ten connections at most: a further one closes the oldest (O-83)", async () => {
    const cookie = await plenary.join(room);
    const phones: LightPhone[] = [];
    for (let i = 0; i < 11; i++) phones.push(await light(cookie));
    await eventually(() => !phones[0]!.connected);
    expect(phones.slice(1).every((phone) => phone.connected)).toBe(true);
    for (const phone of phones) phone.stop();
  });

  it("has twenty editors at most, however many consoles beside them (O-83)", async () => {
    const ana = await plenary.trainer("Ana");
    const workshop = await createAuthored(ana.id, (inside) => ({ ...(sampleWorkshop as Draft), id: inside }));
    const editors: TestEditor[] = [];
    for (let i = 0; i < 20; i++)
      editors.push(await new TestEditor(plenary, workshop, ana, { reconnection: false }).sees(() => true));
    expect(editors.every((editor) => editor.socket.connected)).toBe(true);
    const further = new TestEditor(plenary, workshop, ana, { reconnection: false });
    await new Promise((closed) => further.socket.once("disconnect", closed).once("connect_error", closed));
    expect(editors.every((editor) => editor.socket.connected)).toBe(true);
    for (const editor of editors) editor.close();
  });

  it("asks for pages and posts forms no faster either, and is told when too many of them wait (O-84)", async () => {
    const cookie = await plenary.join(room);
    const ask = () => fetch(`${plenary.url}/r/${room.id}/pulse`, { headers: { cookie } });
    const responses: Response[] = [];
    // A slow machine serves them hardly faster than they may come.
    while (responses.length < 3_000 && !responses.some((res) => res.status === 429))
      responses.push(...(await inParallel(Array.from({ length: 400 }), 60, ask)));
    const refused = responses.filter((res) => res.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]!.text()).toContain(phoneTexts.tooMuch);
    expect(responses.filter((res) => res.status === 200).length + refused.length).toBe(responses.length);
    expect((await ask()).status).toBe(200);
  });
});

describe("somebody who comes all the time, from the address of a venue (O-83)", () => {
  it("keeps nobody out who is in the room, nor a trainer: they go past the line of strangers", async () => {
    const ana = await plenary.trainer("Ana");
    const cookies = [await plenary.join(room), ana.cookie];
    const { hostname, port } = new URL(plenary.url);
    /** Milliseconds until a person with these cookies is let in or sent away. */
    const waited = async (cookie: string) => {
      const start = performance.now();
      const { status } = await fetch(`${plenary.url}/live/?EIO=4&transport=polling`, { headers: { cookie } });
      if (cookie) expect(status).toBe(200);
      return performance.now() - start;
    };
    const come = `GET /live/?EIO=4&transport=polling HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`;
    const flood = await inParallel(Array.from({ length: 300 }), 100, async () => {
      const socket = connect(Number(port), hostname).on("error", () => undefined);
      await once(socket, "connect");
      socket.write(come.repeat(5));
      return socket;
    });
    await once(flood[0]!, "data");
    const strangers = Array.from({ length: 20 }, () => waited(""));
    const people = cookies.map(waited);
    const first = Math.min(...(await Promise.all(strangers)));
    for (const socket of flood) socket.destroy();
    expect(first).toBeGreaterThan(2_000);
    expect(Math.max(...(await Promise.all(people)))).toBeLessThan(first);
    await eventually(async () => (await waited("")) < 1_000, 30_000);
  });
});

describe("a connection that breaks off while it waits for its turn (O-83)", () => {
  it("harms nobody", async () => {
    const { hostname, port } = new URL(plenary.url);
    const come = `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nhost: ${hostname}:${port}\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
    const sockets = await inParallel(Array.from({ length: 1_000 }), 1_000, async () => {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write(come);
      return socket.on("error", () => undefined);
    });
    let welcome = 0;
    for (const socket of sockets) socket.once("data", () => welcome++);
    await eventually(() => welcome > 60);
    for (const socket of sockets) socket.resetAndDestroy();
    const phone = await light();
    expect(await phone.send(answer("Still here"), 10_000)).toMatchObject({ ok: true });
    phone.stop();
  });
});

describe("what people really do (O-81)", () => {
  it("is not refused: thirty answers that a phone kept, of eight thousand letters each, and a full sheet", async () => {
    const phone = await light();
    const long = () => ({ ...answer(""), body: { choice: [], other: "long ".repeat(1_600) } });
    const sheet = { activity: "none", group: "g1-a" };
    const update = { type: "sheet-update", id: newId(), sheet, update: "A".repeat(43_000) };
    const acks = await Promise.all(
      [...Array.from({ length: 30 }, long), update].map((one) => phone.send(one, 20_000)),
    );
    expect(acks).not.toContain(null);
    expect(acks.map((ack) => ack && !ack.ok && ack.reason)).not.toContain("too-many");
    phone.stop();
  });
});
