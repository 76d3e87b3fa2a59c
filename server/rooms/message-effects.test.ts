/** What each message does that goes into no log, in a room with two of everything: that, and nothing to the other. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sheetCode } from "@/model/activity/paper-entry";
import { storedRoomId } from "@/model/ids";
import { execute, type Sender } from "@/server/rooms/execute";
import type { Room } from "@/server/rooms/room";
import { MemoryStore, roomOver } from "@/tests/support/memory-store";
import { bodies } from "@/tests/support/matrix/command-rows";
import { newRoom, participant, ROOM, trainer } from "@/tests/support/pure-room";
import { ANA, BEN } from "@/tests/support/room-parts";
import { commandSchema, definitionOf } from "@/workshop/commands/all";
import type { Ack } from "@/workshop/protocol/acks";

let store: MemoryStore;
let room: Room;
let events: string[];
/** Those who wait before the door. */
let dee: string;
let eli: string;
let ids = 0;
const id = () => `command-${++ids}`;

beforeEach(async () => {
  // The door asks, so that nobody who waits comes in by themselves; two questions are open, and the box.
  store = new MemoryStore(storedRoomId(ROOM), { ...newRoom(), requiresApproval: true });
  for (const person of [ANA, BEN]) store.join(person);
  for (const alias of ["Dee", "Eli"])
    await store.addAdmissionRequest(ROOM, { alias, sector: null, language: null });
  [dee, eli] = store.waiting.map((request) => request.id) as [string, string];
  ({ room, told: events } = await roomOver(store));
  const ask = (command: object) => send("trainer", command);
  for (const question of ["poll", "many"]) {
    await ask({ type: "go", to: question, seen: room.state.stepRevision });
    await ask({ type: "open", question, round: 1 });
  }
  await ask({ type: "box", open: true, moderated: false });
  await settle();
});
afterEach(() => room.close());

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((go) => setImmediate(go));
};
const actors = { trainer, ana: participant(ANA), ben: participant(BEN) };
function send(by: keyof typeof actors, command: object): Promise<Ack> {
  const sender: Sender = { actor: actors[by], connection: `of ${by} ${ids}`, over: "socket" };
  return execute(room, sender, { id: id(), ...command });
}
/** What a message did: in the database, and to whom something was told. The log is as it was. */
async function effect(by: keyof typeof actors, command: object): Promise<{ ack: Ack; did: string[] }> {
  const { state } = room;
  store.calls.length = 0;
  events.length = 0;
  const ack = await send(by, command);
  await settle();
  expect(room.state).toBe(state);
  return { ack, did: [...store.calls, ...events.filter((one) => !/^(control|counts)$/.test(one))] };
}
const answersTo = (question: string) =>
  [...room.answers.ofRound(question, 1).values()].map(({ body }) => body);
const waiting = () => room.participants.waiting.ids();
const isPaused = (person: string) => room.participants.presence.isPaused(person);

const walked: Record<string, () => Promise<void>> = {
  "type-papers": async () => {
    await send("trainer", { type: "print-papers", activity: "poll", from: 0, sheets: 1 });
    await settle();
    const sheet = { code: sheetCode(ROOM, "poll", 0), entry: { 1: ["red"] }, link: null, settled: false };
    const { ack } = await effect("trainer", { type: "type-papers", activity: "poll", sheets: [sheet] });
    expect(ack).toMatchObject({ ok: true, papers: { typed: 1, outcomes: [{ is: "typed" }] } });
    expect(answersTo("poll")).toEqual([{ choice: ["red"] }]);
    expect(answersTo("many")).toEqual([]);
  },
  "let-in": async () => {
    expect(await effect("trainer", { type: "let-in", people: [dee] })).toEqual({
      ack: { ok: true },
      did: ["let in"],
    });
    expect([waiting(), room.participants.has(dee), room.participants.has(eli)]).toEqual([[eli], true, false]);
  },
  "turn-away": async () => {
    expect((await effect("trainer", { type: "turn-away", people: [dee] })).did).toEqual(["drop"]);
    expect([waiting(), room.participants.has(dee)]).toEqual([[eli], false]);
    await effect("trainer", { type: "turn-away", people: null });
    expect(waiting()).toEqual([]);
  },
  "new-code": async () => {
    const { code, token } = room.participants.entrance;
    expect((await effect("trainer", { type: "new-code", seen: "another" })).did).toEqual(["renew"]);
    expect(room.participants.entrance).toMatchObject({ code, token });
    await effect("trainer", { type: "new-code", seen: code });
    expect(room.participants.entrance.code).toBe(`${code}+`);
    expect(room.participants.entrance.token).not.toBe(token);
  },
  newcomers: async () => {
    const { ack, did } = await effect("trainer", { type: "newcomers" });
    expect([ack, did]).toEqual([{ ok: true, newcomers: expect.any(Array) }, []]);
  },
  sweep: async () => {
    expect(await effect("trainer", { type: "sweep", minutes: 5, answered: false })).toEqual({
      ack: { ok: false, reason: "few-newcomers" },
      did: [],
    });
    expect([ANA, BEN].map(room.participants.has)).toEqual([true, true]);
  },
  answer: async () => {
    const answer = { type: "answer", question: "many", round: 1, rev: 1, body: { choice: ["one"] } };
    expect(await effect("ana", answer)).toMatchObject({
      ack: { ok: true },
      did: expect.arrayContaining(["answers"]),
    });
    expect([answersTo("many"), answersTo("poll")]).toEqual([[{ choice: ["one"] }], []]);
    await effect("ben", { ...answer, question: "poll", body: { choice: ["red"] } });
    expect([answersTo("many"), answersTo("poll")]).toEqual([[{ choice: ["one"] }], [{ choice: ["red"] }]]);
  },
  // No question is opened for tables here: `tests/sockets/tables.test.ts` has one.
  propose: async () => {
    const { ack, did } = await effect("ana", { type: "propose", question: "poll", spoken: 0 });
    expect([ack, did]).toEqual([{ ok: false, reason: "closed" }, []]);
  },
  agree: async () => {
    const { ack, did } = await effect("ana", { type: "agree", question: "poll", proposal: "command-0000" });
    expect([ack, did]).toEqual([{ ok: false, reason: "closed" }, []]);
  },
  "link-code": async () => {
    // No test runs here whose people link it to another.
    const { ack, did } = await effect("ana", { type: "link-code", ...bodies["link-code"] });
    expect([ack.ok, did]).toEqual([false, []]);
  },
  pause: async () => {
    room.participants.presence.connect(ANA);
    room.participants.presence.connect(BEN);
    expect((await effect("ana", { type: "pause", on: true })).did).toEqual([]);
    expect([isPaused(ANA), isPaused(BEN)]).toEqual([true, false]);
    await effect("ana", { type: "pause", on: false });
    expect(isPaused(ANA)).toBe(false);
  },
  language: async () => {
    expect((await effect("ana", { type: "language", language: "th" })).did).toEqual([
      "language",
      `language ${ANA}`,
    ]);
    expect([ANA, BEN].map(room.participants.languageOf)).toEqual(["th", "en"]);
    expect((await effect("ana", { type: "language", language: "xx" })).ack).toMatchObject({ ok: false });
    expect(room.participants.languageOf(ANA)).toBe("th");
  },
  "turn-list": async () => {
    const { ack, did } = await effect("trainer", { type: "turn-list", ...bodies["turn-list"] });
    expect([ack.ok, did]).toEqual([true, []]);
  },
  pages: async () => {
    const { ack, did } = await effect("ana", { type: "pages", ...bodies.pages });
    expect([ack.ok, did]).toEqual([false, []]);
  },
  post: async () => {
    expect((await effect("ana", { type: "post", id: "post-of-ana", text: "Why?" })).did).toEqual(["post"]);
    await effect("ben", { type: "post", id: "post-of-ben", text: "When?" });
    expect(room.box.posts().map(({ text }) => text)).toEqual(["Why?", "When?"]);
  },
  support: async () => {
    for (const post of ["first-post", "second-post"])
      await send("ana", { type: "post", id: post, text: post });
    expect((await effect("ben", { type: "support", post: "first-post", on: true })).did).toEqual(["support"]);
    const support = () => room.box.posts().map(({ support }) => support);
    expect(support()).toEqual([1, 0]);
    expect(await room.box.supportedBy(BEN)).toEqual(["first-post"]);
    expect(await room.box.supportedBy(ANA)).toEqual([]);
    await effect("ben", { type: "support", post: "first-post", on: false });
    expect(support()).toEqual([0, 0]);
  },
};

describe("a message that goes into no log", () => {
  it.each(Object.entries(walked))(
    "%s does what it is for, to whom it names alone (B-39)",
    async (_type, walk) => walk(),
  );

  it("is walked here, or with the sheets", () => {
    const types = commandSchema.options.map((option) => definitionOf({ type: option.shape.type.value }));
    const others = types.filter(({ to, type }) => to !== "log" && !(type in walked));
    expect(others.filter(({ to }) => to !== "sheets")).toEqual([]);
    const sheets = readFileSync("server/rooms/worksheets/worksheets.test.ts", "utf8");
    expect(others.map(({ type }) => type).filter((type) => !sheets.includes(`"${type}"`))).toEqual([]);
  });
});
