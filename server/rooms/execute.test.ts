/** Every command by every kind of person, over a socket and in a form: one answer for both (B-39, B-40, B-45). */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { execute, type Sender } from "@/server/rooms/execute";
import type { Room } from "@/server/rooms/room";
import { MemoryStore, roomOver } from "@/tests/support/memory-store";
import {
  actors,
  AWAY,
  bodies,
  columns,
  GONE,
  NO,
  OVER,
  PERSON,
  REMOVED,
  running,
  YES,
} from "@/tests/support/matrix/command-rows";
import { newRoom, ROOM, trainer } from "@/tests/support/pure-room";
import { storedRoomId } from "@/model/ids";
import { commandSchema, definitionOf } from "@/workshop/commands/all";

const types = commandSchema.options.map((o) => o.shape.type.value);
const senders = columns.filter((c) => c !== "server");
const refusals: readonly string[] = [NO, AWAY, GONE, OVER, "bad-message", "too-many"];

let store: MemoryStore;
let room: Room;
let ids = 0;
const id = () => `command-${++ids}`;

beforeEach(async () => {
  store = new MemoryStore(storedRoomId(ROOM), newRoom());
  store.join(PERSON);
  store.join(REMOVED);
  ({ room } = await roomOver(store));
  await room.control.run(trainer, { type: "go", id: id(), to: "poll", seen: 0 });
  await room.control.run(trainer, { type: "open", id: id(), question: "poll", round: 1 });
  await room.control.run(trainer, { type: "remove", id: id(), participant: REMOVED });
});
afterEach(() => room.close());

/** What each column hears of a command over one transport. */
async function heard(type: string, over: Sender["over"]): Promise<string[]> {
  const said: string[] = [];
  for (const column of senders) {
    const sender: Sender = { actor: actors[column]!, connection: `${over} ${id()}`, over };
    const ack = await execute(room, sender, { type, id: id(), ...bodies[type] });
    said.push(ack.ok || !refusals.includes(ack.reason) ? YES : ack.reason);
  }
  return said;
}

describe.each(["socket", "form"] as const)("a command over a %s", (over) => {
  // What ends the room, or takes the participant out, leaves nothing to judge for those after it.
  const lasting = types.filter((type) => !["end", "remove", "new-code"].includes(type));

  it.each(lasting)("%s is for those whom its definition names (B-39)", async (type) => {
    const expected = senders.map((column) => running[type]![columns.indexOf(column)]);
    expect(await heard(type, over)).toEqual(expected);
  });

  it.each(types)("%s in a room that has ended (B-40)", async (type) => {
    await room.control.run(trainer, { type: "end", id: id() });
    const over_ = definitionOf({ type }).afterEnd ? YES : OVER;
    const expected = senders.map((column) => running[type]![columns.indexOf(column)]);
    expect(await heard(type, over)).toEqual(expected.map((verdict) => (verdict === YES ? over_ : verdict)));
  });
});

describe("what participants change in a room's state (O-90)", () => {
  const changing = commandSchema.options
    .map((option) => definitionOf({ type: option.shape.type.value }))
    .filter(({ to, by }) => to === "log" && by.includes("participant"))
    .map(({ type }) => type);

  it.each(changing)("%s is refused beyond sixty, whatever connection it comes by", async (type) => {
    const send = async (actor: Sender["actor"], times: number) => {
      const said: string[] = [];
      for (let n = 0; n < times; n++) {
        const sender: Sender = { actor, connection: id(), over: n % 2 ? "socket" : "form" };
        const ack = await execute(room, sender, { type, ...bodies[type], id: id() });
        said.push(ack.ok ? "done" : ack.reason);
      }
      return said;
    };
    const said = await send(actors.participant!, 62);
    expect(said.slice(0, 60)).not.toContain("pressed-often");
    expect(said.slice(60)).toEqual(["pressed-often", "pressed-often"]);
    const other = { ...actors.participant!, id: "another" } as Sender["actor"];
    expect(await send(other, 1)).not.toContain("pressed-often");
    expect(await send(trainer, 62)).not.toContain("pressed-often");
  });
});

describe("whatever is sent", () => {
  const phone = (over: Sender["over"], connection = "one"): Sender => ({
    actor: actors.participant!,
    connection,
    over,
  });

  it.each([undefined, null, 7, "pause", {}, { type: "pause" }, { type: "tick", id: "command-0000" }])(
    "%j is no command",
    async (sent) => {
      expect(await execute(room, phone("socket"), sent)).toEqual({ ok: false, reason: "bad-message" });
      expect(await execute(room, { ...phone("socket"), otherVersion: true }, sent)).toEqual({
        ok: false,
        reason: "other-version",
      });
    },
  );

  it("is refused beyond the limit of its connection, for forms as for sockets, and told as a flood (B-45)", async () => {
    for (const over of ["socket", "form"] as const) {
      let floods = 0;
      const answers: string[] = [];
      for (let i = 0; i < 85; i++) {
        const sent = { type: "pause", id: id(), on: i % 2 === 0 };
        const ack = await execute(room, phone(over, over), sent, () => void floods++);
        answers.push(ack.ok ? YES : ack.reason);
      }
      expect(answers.slice(0, 40).every((a) => a === YES)).toBe(true);
      expect(answers.at(-1)).toBe("too-many");
      expect(floods).toBeGreaterThan(0);
    }
    expect(await execute(room, phone("socket", "another"), { type: "pause", id: id(), on: true })).toEqual({
      ok: true,
    });
  });
});
