/**
 * Every command of the protocol, sent by every role over a real socket: who may not is told so and changes
 * nothing. Handshakes and editors likewise.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptShare, shareWorkshop } from "@/server/store/editor/authored-members";
import { prisma } from "@/server/store/database/prisma";
import { fullRoom } from "@/tests/support/full-room";
import { bodies, columns, forPresenters, running, YES } from "@/tests/support/matrix/command-rows";
import { fingerprint, makeWorld, sessionTooOld, type World } from "@/tests/support/matrix/world";
import { Connection, newId, Plenary, type Trainer } from "@/tests/support/plenary";
import { editorCommandSchema } from "@/workshop/editor/protocol";
import { commandSchema } from "@/workshop/commands/all";
import type { Ack } from "@/workshop/protocol/acks";
import type { HelperMessage } from "@/workshop/protocol/invited";
import type { StageView } from "@/workshop/protocol/views";
import type { Invited } from "@/workshop/room/actor";
import type { ConsoleView } from "@/workshop/protocol/console";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
let world: World;
let looker: Trainer;
let tooOld: string;
let presenterKey: string;

beforeAll(async () => {
  plenary = await Plenary.start({ NODE_ENV: "production" }, { next: true });
  world = await makeWorld(plenary);
  looker = await plenary.trainer("Looker");
  await acceptShare((await shareWorkshop(world.ids.workshop!, "view", world.ids.account!))!, looker.id);
  tooOld = await sessionTooOld(world.accounts.trainer);
  presenterKey = `${world.ids.handover}.${world.ids.handoverKey}`;
  const presenter = await presenting(world.ids.room!, presenterKey);
  expect(await presenter.send({ type: "introduce", id: newId(), name: "Pia" })).toMatchObject({ ok: true });
});
afterAll(() => plenary?.stop());

const presenting = (room: string, key: string) =>
  new Connection<ConsoleView>(plenary.connect({ as: "presenter", room, key }), "console").ready();

const invitedAs = (as: Invited) =>
  new Connection<HelperMessage | StageView>(
    plenary.connect({ as, room: world.ids.room!, key: world.ids[`${as}Key`] }),
    as === "helper" ? "helper" : "stage",
  ).ready();

const types = commandSchema.options.map((o) => o.shape.type.value);
const message = (type: string) => ({ type, id: newId(), ...bodies[type] });
const reason = (ack: Ack) => (ack.ok ? "ok" : ack.reason);

describe("a command over a socket", () => {
  it.each(types)("%s is done for nobody who may not", async (type) => {
    const row = running[type]!;
    const { room, phones } = world.full;
    // Each from a connection of its own, so that none is refused for sending too much.
    const [console, phone, stage, presenter, helper, observer] = await Promise.all([
      plenary.console(room, world.accounts["co-trainer"]),
      plenary.phone(room, phones[0]!.cookie),
      plenary.stage(room),
      presenting(room.id, presenterKey),
      invitedAs("helper"),
      invitedAs("observer"),
    ]);
    const senders: [string, { send(message: unknown): Promise<Ack> }, boolean][] = [
      ["co-trainer", console, row[columns.indexOf("co-trainer")] === YES],
      ["participant", phone, row[columns.indexOf("participant")] === YES],
      ["stage", stage, row[columns.indexOf("stage")] === YES],
      ["presenter", presenter, forPresenters.includes(type)],
      ["helper", helper, row[columns.indexOf("helper")] === YES],
      ["observer", observer, row[columns.indexOf("observer")] === YES],
    ];
    const before = await fingerprint();
    for (const [who, sender, may] of senders)
      if (!may) expect([who, reason(await sender.send(message(type)))]).toEqual([who, "not-allowed"]);
    expect(await fingerprint()).toEqual(before);
    for (const { socket } of [console, phone, stage, presenter, helper, observer]) socket.disconnect();
  });

  it("reaches the room for those who may: none of them is told that it is not theirs", async () => {
    // A room of its own, which is over afterwards.
    const { trainer, phones, room } = await fullRoom(plenary);
    const [handover] = trainer.view.handovers;
    const presenter = await presenting(room.id, `${handover!.id}.${handover!.key}`);
    const last = ["remove", "new-code", "finish", "take-back", "end"];
    const inOrder = [...types.filter((t) => !last.includes(t)), ...last];
    for (const type of inOrder) {
      // Each from a connection of its own, so that none is refused for sending too much.
      const by =
        running[type]![columns.indexOf("participant")] === YES
          ? await plenary.phone(room, phones[0]!.cookie)
          : running[type]![columns.indexOf("stage")] === YES
            ? await plenary.stage(room)
            : type === "introduce"
              ? presenter
              : await plenary.console(room);
      expect([type, reason(await by.send(message(type)))]).not.toEqual([
        type,
        expect.stringMatching(/^(not-allowed|wrong-room|removed|bad-message|too-many)$/),
      ]);
      if (by !== presenter) by.socket.disconnect();
    }
    // Work left by a room's end is done before another test looks at all tables.
    await eventually(async () => (await prisma.pseudonymKey.count({ where: { roomId: room.id } })) === 0);
    expect(forPresenters.length).toBeGreaterThan(15);
  });
});

/** "in", or why not. */
function dialled(auth: object, cookie?: string, path?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = plenary.connect(auth, cookie, path);
    socket.once("view", () => {
      resolve("in");
      socket.disconnect();
    });
    socket.once("connect_error", (error) => {
      resolve(error.message);
      socket.disconnect();
    });
  });
}

describe("the handshake", () => {
  it.each(["phone", "console", "stage", "presenter", "helper", "observer"])(
    "as %s opens for whom it is and for nobody else",
    async (as) => {
      const { cookies, ids, other } = world;
      const keys: Record<string, string | undefined> = {
        stage: world.full.room.stageKey,
        presenter: undefined,
      };
      const opens: Record<string, string[]> = {
        phone: ["phone"],
        console: ["trainer", "co-trainer"],
        stage: [],
        presenter: [],
        helper: [],
        observer: [],
      };
      for (const [who, cookie] of Object.entries({ ...cookies, "session too old": tooOld })) {
        expect([who, await dialled({ as, room: ids.room }, cookie)]).toEqual([
          who,
          opens[as]!.includes(who) ? "in" : "not-allowed",
        ]);
        // A right key for another room is none.
        expect([who, await dialled({ as: "stage", room: other.room.id, key: keys.stage }, cookie)]).toEqual([
          who,
          "not-allowed",
        ]);
      }
      expect(await dialled({ as: "stage", room: ids.room, key: keys.stage })).toBe("in");
    },
  );
});

describe("an editor's command over a socket", () => {
  const sent: Record<string, object> = {
    edit: { op: { type: "set-workshop", set: { title: { from: "Workshop of Ada", to: "Taken over" } } } },
    at: { activity: null },
    sync: {},
    "name-version": { name: "Mine" },
    restore: { version: "00000000-0000-4000-8000-000000000000" },
  };
  /** Those that change something: of members, only those who may edit. */
  const changes = ["edit", "name-version", "restore"];

  it("has a row for each", () => {
    expect(editorCommandSchema.options.map((o) => o.shape.type.value).sort()).toEqual(
      Object.keys(sent).sort(),
    );
  });

  it("opens for owner and members alone", async () => {
    const may = ["trainer"];
    for (const [who, cookie] of Object.entries({ ...world.cookies, "session too old": tooOld })) {
      const answer = await dialled({ as: "editor", workshop: world.ids.workshop }, cookie, "/live/editor");
      expect([who, answer === "in" ? "in" : "refused"]).toEqual([who, may.includes(who) ? "in" : "refused"]);
    }
  });

  it.each(Object.keys(sent))("%s changes nothing for one who only looks", async (type) => {
    const before = await fingerprint();
    const socket = plenary.connect(
      { as: "editor", workshop: world.ids.workshop },
      looker.cookie,
      "/live/editor",
    );
    const ack = (await socket
      .timeout(20_000)
      .emitWithAck("command", { type, id: newId(), ...sent[type] })) as {
      ok: boolean;
      reason?: string;
    };
    expect(ack).toMatchObject(changes.includes(type) ? { ok: false, reason: "not-allowed" } : { ok: true });
    socket.disconnect();
    expect(await fingerprint()).toEqual(before);
  });
});
