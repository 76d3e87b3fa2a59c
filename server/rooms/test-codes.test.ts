import { expect, it } from "vitest";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { TestCodes } from "@/server/rooms/test-codes";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { codeFrom } from "@/workshop/learning/code";
import { twoTests } from "@/tests/support/two-tests";
import { freshState, settingsSchema } from "@/workshop/room/state";

/** The codes of a room in which `room` stands; what is stored is on its board. */
function codesIn(room: PureRoom, kept: string[] = []): TestCodes {
  return new TestCodes({
    id: ROOM,
    usage: new UsageCounter(),
    state: () => room.state,
    board: () => room.board,
    now: () => room.now,
    keyOf: () => Promise.resolve(Buffer.alloc(32)),
    hash: (_key, text) => text,
    store: async ({ pseudonym, id, rev, body }) => {
      kept.push(pseudonym);
      return { stored: { id, rev, body } };
    },
    isErasing: (participant) => participant === "gone",
    stored: () => undefined,
  });
}
const codeOf = (name: string) => codeFrom({ name, day: "7", place: "Lima" })!;
const twoTestsRoom = () =>
  new PureRoom(freshState(ROOM, twoTests([], 2).input.workshop, settingsSchema.parse({})));

it("a slip of a finger is shown to whoever types it again, though the right code is theirs by now (L-5)", async () => {
  const room = twoTestsRoom().go("pre").open("pre");
  const codes = codesIn(room);
  await codes.give("ana", codeOf("Ana"));
  room.close("pre").go("post").open("post");
  const [right, slip] = [codeOf("Ana"), codeOf("Ina")];
  const found = { ok: true, link: { found: "no", candidates: [right] } };
  expect(await codes.give("ana", slip)).toEqual(found);
  expect(await codes.give("ana", right)).toEqual({ ok: true, link: { found: "yes" } });
  expect(await codes.give("ana", slip)).toEqual(found);
  // It is somebody else's slip no more.
  await codes.give("ana", right);
  expect(await codes.give("ben", slip)).toEqual({ ok: true, link: { found: "no", candidates: [] } });
});

it("a code of somebody who is just erasing what they gave is not kept (E-60)", async () => {
  const kept: string[] = [];
  const codes = codesIn(twoTestsRoom().go("pre").open("pre"), kept);
  const code = codeOf("Ana");
  expect(await codes.give("gone", code)).toEqual({ ok: false, reason: "removed" });
  expect(await codes.give("here", code)).toEqual({ ok: true, link: { found: "stored" } });
  expect(kept).toEqual(["here"]);
});
