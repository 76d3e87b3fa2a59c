/** The question box, over a store in memory: what is stored before it is acknowledged, and what the end forgets. */
import { beforeEach, expect, it } from "vitest";
import { storedRoomId } from "@/model/ids";
import { QuestionBox } from "@/server/rooms/question-box";
import { MemoryStore } from "@/tests/support/memory-store";
import { newRoom, PureRoom, ROOM } from "@/tests/support/pure-room";
import { ANA, BEN, CEM } from "@/tests/support/room-parts";
import { MAX_POSTS_PER_PERSON } from "@/workshop/room/question-box";
import type { RoomState } from "@/workshop/room/state";

const ASKED = "asked-0001";
const notStored = { ok: false, reason: "not-stored" };

let store: MemoryStore;
let box: QuestionBox;
let state: RoomState;
beforeEach(async () => {
  store = new MemoryStore(storedRoomId(ROOM), newRoom());
  state = new PureRoom().do({ type: "box", open: true, moderated: false }).state;
  box = await QuestionBox.load(ROOM, store.box);
});
const ask = (person: string, id = ASKED) => box.post(state, person, { type: "post", id, text: "Why?" });
const support = (person: string, on = true) =>
  box.support(state, person, { type: "support", id: "command-1", post: ASKED, on });

it("takes a question once, however often it is sent, and not while the box is closed", async () => {
  const closed = new PureRoom().do({ type: "box", open: false, moderated: false }).state;
  expect(await box.post(closed, ANA, { type: "post", id: ASKED, text: "Why?" })).toEqual({
    ok: false,
    reason: "box-closed",
  });
  expect([await ask(ANA), await ask(ANA)]).toEqual([{ ok: true }, { ok: true }]);
  expect(box.posts()).toEqual([{ id: ASKED, text: "Why?", support: 0 }]);
});

it("counts a question against its author only where it was stored", async () => {
  store.away = true;
  for (let n = 0; n <= MAX_POSTS_PER_PERSON; n++) expect(await ask(ANA, `asked-${n}`)).toEqual(notStored);
  store.away = false;
  for (let n = 0; n < MAX_POSTS_PER_PERSON; n++) expect(await ask(ANA, `asked-${n}`)).toEqual({ ok: true });
  expect(await ask(ANA, "asked-too-many")).toEqual({ ok: false, reason: "enough-questions" });
});

it("counts support once for each person, until they take it back", async () => {
  await ask(ANA);
  for (const person of [BEN, BEN, CEM]) expect(await support(person)).toEqual({ ok: true });
  expect(box.posts()).toMatchObject([{ support: 2 }]);
  expect([await box.supportedBy(BEN), await box.supportedBy(ANA)]).toEqual([[ASKED], []]);
  await support(BEN, false);
  expect(box.posts()).toMatchObject([{ support: 1 }]);
});

it("does not say that support is stored which came after the end", async () => {
  await ask(ANA);
  expect(await support(BEN)).toEqual({ ok: true });
  store.ended = true;
  expect(await support(CEM)).toEqual({ ok: false, reason: "room-ended" });
});

it("keeps the numbers at the end, and nobody is known to have supported anything", async () => {
  await ask(ANA);
  await support(BEN);
  await box.close();
  expect(box.posts()).toMatchObject([{ support: 1 }]);
  expect(await box.supportedBy(BEN)).toEqual([]);
});
