/** What the rooms of a process are shown, also while an activity of one cannot be made into a view. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Server } from "socket.io";
import { kindOf } from "@/activities/kinds";
import { storedRoomId } from "@/model/ids";
import type { Room } from "@/server/rooms/room";
import { audience, Broadcast } from "@/server/sockets/broadcast";
import { joinRoom } from "@/server/sockets/join-room";
import { renderPhone } from "@/server/phone/render";
import { MemoryStore, roomOver } from "@/tests/support/memory-store";
import { newRoom, ROOM, trainer } from "@/tests/support/pure-room";
import { phoneTranslator } from "@/components/phone/texts";
import { guide } from "@/tests/support/guide";
import { unpacked } from "@/tests/support/plenary";
import type { ConsoleMessage } from "@/workshop/protocol/console";
import type { PhoneMessage, StageMessage, View } from "@/workshop/protocol/views";
import { settingsSchema } from "@/workshop/room/settings";
import { freshState } from "@/workshop/room/state";

const OTHER = "ffffffff-6f0e-4f0f-9a0e-0d7f0b6f3a01";
const broken = "A poll that cannot be drawn";
const poll = kindOf({ kind: "poll" });
const whole = poll.face;

let rooms: Room[];
let sent: Map<string, unknown[]>;
let broadcast: Broadcast;

beforeEach(async () => {
  vi.stubEnv("PLENARY_DOOR_KEY", Buffer.alloc(32, 7).toString("base64url"));
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.spyOn(poll, "face").mockImplementation((activity, round) => {
    if (activity.title === broken) throw new Error("no such option");
    return whole(activity, round);
  });
  rooms = await Promise.all(
    [ROOM, OTHER].map(async (id) => {
      const state = { ...newRoom(), roomId: id };
      const workshop = structuredClone(state.workshop);
      if (id === ROOM)
        workshop.sessions.flatMap((s) => s.activities).find((a) => a.id === "poll")!.title = broken;
      const { room } = await roomOver(new MemoryStore(storedRoomId(id), { ...state, workshop }));
      return room;
    }),
  );
  sent = new Map(
    rooms.flatMap(({ id }) =>
      [
        audience.phones(id, "en"),
        audience.stages(id),
        audience.consoles(id, "trainer", "en"),
        audience.presenters(id),
      ].map((name) => [name, []]),
    ),
  );
  sent.set("connection", []);
  const io = {
    sockets: {
      adapter: {
        rooms: {
          has: (name: string) => sent.has(name),
          get: (name: string) => (sent.has(name) ? new Set(["a"]) : undefined),
        },
      },
    },
    to: (name: string) => ({
      except: () => ({ emit: (_view: string, message: unknown) => sent.get(name)!.push(message) }),
    }),
  };
  broadcast = new Broadcast(io as unknown as Server, () => ({ url: "", address: "" }), { page: renderPhone });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const room of rooms) await room.close();
});

const go = async (room: Room, to: string) => {
  const command = { type: "go" as const, id: `command-${to}`, to, seen: room.state.stepRevision };
  expect(await room.control.run({ ...trainer, roomId: room.id }, command)).toMatchObject({ ok: true });
  broadcast.changed(room, "control");
};
/** What a new connection is shown. */
async function opened(room: Room, actor: object = trainer, language = "en"): Promise<View[]> {
  const shown: (View | Buffer)[] = [];
  sent.set("connection", shown);
  const socket = {
    id: "connection",
    data: { room, actor, language },
    join: () => undefined,
    emit: (_event: string, message: View) => shown.push(message),
  };
  joinRoom(socket as never, broadcast, {} as never);
  return shown.map(unpacked);
}
const last = <T>(name: string) => sent.get(name)!.at(-1) as T;

describe("an activity of which no view can be made (B-154)", () => {
  it("is a sentence on every surface; the room goes on from it, and another room never knew", async () => {
    const [room, other] = rooms as [Room, Room];
    for (const one of rooms) await go(one, "poll");
    expect(last<StageMessage>(audience.stages(room.id))).toMatchObject({
      face: { kind: "not-drawn" },
      door: { url: "" },
    });
    expect(last<ConsoleMessage>(audience.consoles(room.id, "trainer", "en"))).toMatchObject({
      face: { kind: "not-drawn" },
      step: "poll",
      stepRevision: room.state.stepRevision,
    });
    expect(last<PhoneMessage>(audience.phones(room.id, "en")).html).toContain(
      phoneTranslator("en")("notDrawnTitle"),
    );
    expect(last<StageMessage>(audience.stages(other.id)).face).toMatchObject({ kind: "poll" });

    await go(room, "thoughts");
    expect(last<StageMessage>(audience.stages(room.id)).face).toMatchObject({ kind: "open" });
    expect(last<ConsoleMessage>(audience.consoles(room.id, "trainer", "en")).face).toMatchObject({
      kind: "open",
    });
    expect(last<PhoneMessage>(audience.phones(room.id, "en")).html).not.toContain(
      phoneTranslator("en")("notDrawnTitle"),
    );
  });

  it("has its head alone in the step's message, and the other messages go on", async () => {
    vi.spyOn(poll, "key").mockImplementation(() => {
      throw new Error("no such option");
    });
    const [room] = rooms as [Room];
    await go(room, "poll");
    expect(await opened(room)).toMatchObject([
      { type: "plan" },
      { type: "step", steps: [{ id: "poll", title: broken, keys: {}, notes: null }] },
      { type: "present" },
      { type: "agenda" },
      { type: "console", face: { kind: "not-drawn" }, step: "poll" },
      { type: "stage", face: { kind: "not-drawn" } },
    ]);
  });

  it("is the same sentence for whoever connects meanwhile", async () => {
    const [room] = rooms as [Room];
    await room.control.run(trainer, { type: "hand-over", id: "command-hand", session: "s1" });
    await go(room, "poll");
    expect(broadcast.stage(room).face).toEqual({ kind: "not-drawn" });
    const [handover] = room.state.handovers;
    const shown = await opened(room, { role: "presenter", roomId: room.id, id: handover!.id });
    expect(shown.find((m) => m.type === "console")).toMatchObject({
      face: { kind: "not-drawn" },
      step: "poll",
      presenter: { inside: true },
    });
    expect(broadcast.phone(room, "en").html).toContain(phoneTranslator("en")("notDrawnTitle"));
  });
});

describe("the first messages of a console (B-324)", () => {
  it("are all that it draws, and are not sent again while nothing changes", async () => {
    const [, room] = rooms as [Room, Room];
    const name = audience.consoles(room.id, "trainer", "en");
    const types = () => sent.get(name)!.map((message) => (message as View).type);
    const shown = await opened(room);
    expect(shown.map((m) => m.type)).toEqual(["plan", "step", "present", "agenda", "console", "stage"]);
    broadcast.changed(room, "control");
    expect(types()).toEqual([]);
    await go(room, "hello");
    expect(types()).toEqual(["step", "present", "agenda", "console"]);
    expect(sent.get(name)![0]).toMatchObject({ steps: [{ id: "hello", notes: "PRIVATE-NOTE" }] });
  });

  it.each(["en", "ar", "id", "ko", "th"])("of the guide are at most 60 KB in %s", async (language) => {
    const state = freshState(ROOM, guide, settingsSchema.parse({}));
    const { room } = await roomOver(new MemoryStore(storedRoomId(ROOM), state));
    rooms.push(room);
    await opened(room, trainer, language);
    const bytes = sent.get("connection")!.map((m) => (Buffer.isBuffer(m) ? m : JSON.stringify(m)).length);
    expect(bytes.reduce((sum, n) => sum + n, 0)).toBeLessThan(60_000);
  });
});

describe("a workshop that is changed while the room runs", () => {
  it("is sent to the consoles of that room as their new plan, once", async () => {
    const [room, other] = rooms as [Room, Room];
    const plans = ({ id }: Room) =>
      (sent.get(audience.consoles(id, "trainer", "en")) as View[])
        .map(unpacked)
        .filter((m) => m.type === "plan");
    for (const each of [room, other]) {
      await opened(each);
      await go(each, "hello");
    }
    expect([plans(room), plans(other)]).toEqual([[], []]);
    const activity = { id: "extra", kind: "slide", title: "Extra", body: "More" } as never;
    const change = { do: "insert", session: "s1", after: null, activity } as const;
    const amended = await room.control.run(trainer, { type: "amend", id: "command-amend", change });
    expect(amended).toMatchObject({ ok: true });
    for (const each of [room, other, room]) broadcast.changed(each, "control");
    expect([plans(room).length, plans(other)]).toEqual([1, []]);
    expect(JSON.stringify(plans(room))).toContain("Extra");
  });
});

describe("two presenters, of whom one has handed back", () => {
  it("see the room go on while the session is theirs, and nothing afterwards", async () => {
    const [room] = rooms as [Room];
    for (const id of ["command-one", "command-two"])
      await room.control.run(trainer, { type: "hand-over", id, session: "s1" });
    const [one, two] = room.state.handovers.map(({ id }) => audience.presenterIn(room.id, id, "en"));
    for (const name of [one!, two!]) sent.set(name, []);
    const seen = () =>
      [one!, two!].map(
        (name) => sent.get(name)!.filter((m) => (m as ConsoleMessage).type === "console").length,
      );
    await go(room, "hello");
    expect(seen()).toEqual([1, 1]);
    const [{ id: handover }] = room.state.handovers as unknown as [{ id: string }];
    await room.control.run(trainer, { type: "take-back", id: "command-back", handover });
    await go(room, "thoughts");
    expect(seen()).toEqual([1, 2]);
  });
});

describe("the audience that a connection joins", () => {
  /** The names of the rooms of Socket.IO that a connection of this kind joins. */
  const joined = (room: Room, actor: object, language = "en"): string[] => {
    const names: string[] = [];
    const socket = {
      id: "a",
      data: { room, actor, language },
      join: (more: string | string[]) => names.push(...[more].flat()),
      emit: () => undefined,
    };
    joinRoom(socket as never, broadcast, { whole: () => undefined } as never);
    return names;
  };

  it("is that of its own room, role, hand-over and language alone", async () => {
    const [room, other] = rooms as [Room, Room];
    await room.control.run(trainer, { type: "hand-over", id: "command-hand", session: "s1" });
    const handover = room.state.handovers[0]!.id;
    const co = { ...trainer, role: "co-trainer" };
    expect(joined(room, trainer)).toEqual([
      audience.consoles(room.id, "trainer", "en"),
      audience.stages(room.id),
    ]);
    expect(joined(room, co)).toEqual([
      audience.consoles(room.id, "co-trainer", "en"),
      audience.stages(room.id),
    ]);
    // In a language that the workshop does not have, they read the one that it was written in.
    expect(joined(other, { ...co, roomId: other.id }, "th")).toEqual([
      audience.consoles(other.id, "co-trainer", "en"),
      audience.stages(other.id),
    ]);
    expect(joined(room, { role: "presenter", roomId: room.id, id: handover })).toEqual([
      audience.presenters(room.id),
      audience.handover(room.id, handover),
      audience.presenterIn(room.id, handover, "en"),
    ]);
    expect(joined(room, { role: "stage", roomId: room.id })).toEqual([audience.stages(room.id)]);
    expect(joined(room, { role: "participant", roomId: room.id, id: "ana" })).toEqual([
      audience.phones(room.id, "en"),
      audience.person(room.id, "ana"),
    ]);
  });
});
