import { expect, it } from "vitest";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { TestCodes } from "@/server/rooms/test-codes";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { codeFrom } from "@/workshop/learning/code";
import { twoTests } from "@/tests/support/two-tests";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

it("a code of somebody who is just erasing what they gave is not kept (E-60)", async () => {
  const { workshop } = twoTests([], 2).input;
  const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({}))).go("pre").open("pre");
  const kept: string[] = [];
  const codes = new TestCodes({
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
  const code = codeFrom({ name: "Ana", day: "7", place: "Lima" });
  expect(code).not.toBeNull();
  expect(await codes.give("gone", code)).toEqual({ ok: false, reason: "removed" });
  expect(await codes.give("here", code)).toEqual({ ok: true, link: { found: "stored" } });
  expect(kept).toEqual(["here"]);
});
