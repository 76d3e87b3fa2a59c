/**
 * One room has one id, however it is spelled: another spelling opens no second copy of it. The same of an
 * account, and of a workshop.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Argument } from "@/tests/support/matrix/action-rows";
import { builtActions, callAction } from "@/tests/support/matrix/call-action";
import { Connection, newId, Phone, Plenary } from "@/tests/support/plenary";
import { groupWorkshop } from "@/tests/support/group-room";
import { fairly } from "@/tests/support/slowness";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { assetsOf } from "@/server/store/assets/assets";
import { createAuthored } from "@/server/store/editor/authored";
import { prisma } from "@/server/store/database/prisma";
import { Files } from "@/tests/support/files";
import { storedRoomId, storedWorkshopId } from "@/model/ids";
import { blankDraft, type Draft } from "@/workshop/editor/draft";
import type { StageView } from "@/workshop/protocol/views";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

describe("a room's id in capitals", () => {
  it("opens the same room for everybody, from the handshake on (B-43)", async () => {
    const room = await plenary.room(sampleWorkshop);
    const capitals = room.id.toUpperCase();
    const trainer = await plenary.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const cookie = await plenary.join(room);
    const phone = await new Phone(plenary.connect({ as: "phone", room: capitals }, cookie), cookie).ready();
    await phone.sees((v) => v.question === "poll" && v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    const stage = new Connection<StageView>(
      plenary.connect({ as: "stage", room: capitals, key: room.stageKey }),
      "stage",
    );
    await stage.sees((v) => v.answered === 1);
    expect(await trainer.closeRound("poll")).toMatchObject({ ok: true });
    await phone.sees((v) => v.phase === "closed");
    expect(await phone.send({ type: "post", id: "post-in-capitals", text: "Still here" })).toMatchObject({
      ok: true,
    });
    expect(await trainer.do({ type: "end" })).toMatchObject({ ok: true });
    const logged = await prisma.roomLogEntry.findMany({ where: { roomId: room.id } });
    expect(JSON.stringify(logged)).not.toContain(capitals);
  });

  it("lets nobody in again who was removed (B-43)", async () => {
    const room = await plenary.room(sampleWorkshop);
    const trainer = await plenary.console(room);
    const phone = await plenary.phone(room);
    await trainer.sees((v) => v.people.length === 1);
    await trainer.do({ type: "remove", participant: trainer.view.people[0]!.id });
    const again = plenary.connect({ as: "phone", room: room.id.toUpperCase() }, phone.cookie);
    const answer = await new Promise((go) => {
      again.on("connect_error", ({ message }) => go(message));
      again.on("view", () => go("let in"));
    });
    expect(answer).toBe("not-allowed");
    expect(
      (await fetch(`${plenary.url}/r/${room.id.toUpperCase()}/`, { headers: { cookie: phone.cookie } }))
        .status,
    ).toBe(404);
  });
});

describe("a call for the trainer by a phone that spells its room in capitals", () => {
  it("is logged under the room's one id: the room goes on, and after a kill too (B-43)", async () => {
    const server = await Plenary.start();
    try {
      const room = await server.room(groupWorkshop);
      let trainer = await server.console(room);
      const cookies = [await server.join(room, { alias: "Ann" }), await server.join(room, { alias: "Ben" })];
      const capitals = { as: "phone", room: room.id.toUpperCase() };
      const phone = await new Phone(server.connect(capitals, cookies[0]!), cookies[0]!).ready();
      await server.phone(room, cookies[1]!);
      await trainer.sees((v) => v.people.length === 2);
      await trainer.go("sheet");
      const people = trainer.view.people.map(({ id }) => id);
      await trainer.do({ type: "list-groups", groups: [{ name: "Harbour", people }] });
      expect(await phone.send({ type: "call", id: newId(), on: true })).toMatchObject({ ok: true });
      await trainer.sees((v) => v.groups.groups.some(({ call }) => call === 1));
      expect(await trainer.do({ type: "dim", on: true })).toMatchObject({ ok: true });

      server.server.kill("SIGKILL");
      await server.restart();
      trainer = await server.console(room);
      await trainer.sees((v) => v.dim && v.groups.groups.some(({ call }) => call === 1));
      await server.phone(room, cookies[0]!);
      expect(await trainer.do({ type: "end" })).toMatchObject({ ok: true });
      const logged = await prisma.roomLogEntry.findMany({ where: { roomId: room.id } });
      expect(JSON.stringify(logged)).not.toContain(room.id.toUpperCase());
    } finally {
      await server.stop();
      // This process speaks to the shared server's database again.
      plenary = await Plenary.shared();
    }
  });
});

describe("an account's id in capitals", () => {
  it("is the same account: an owner does not remove themselves by it, and who is blocked by it is put out (A-3 B-43)", async () => {
    const [ada, bea] = [await plenary.trainer("Ada"), await plenary.trainer("Bea")];
    await prisma.account.updateMany({ where: { id: { in: [ada.id, bea.id] } }, data: { role: "owner" } });
    const act = (name: string, person: string) =>
      callAction(plenary.url, builtActions().get(name)!, [{ value: person.toUpperCase() }], ada.cookie, {});
    expect((await act("removePerson", ada.id)).said).toContain("last-owner");
    expect(await prisma.account.count({ where: { id: ada.id } })).toBe(1);
    const console = await plenary.console(await plenary.room(sampleWorkshop, {}, bea));
    const soon = await fairly(4_000, plenary.url);
    const begun = performance.now();
    const out = new Promise((go) => console.socket.once("disconnect", go));
    expect((await act("blockPerson", bea.id)).said).toBe("null");
    await out;
    expect(performance.now() - begun).toBeLessThan(soon);
  });
});

describe("a workshop's id in capitals", () => {
  it("takes files into the same workshop (B-43)", async () => {
    const ada = await plenary.trainer("Ada");
    const id = await createAuthored(ada.id, (inside) => blankDraft(inside, "W"));
    const files = new Files(plenary);
    const captions = await files.sent(
      ada,
      Buffer.from("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"),
      "words.vtt",
    );
    expect(await files.ask(ada, "POST", `${id.toUpperCase()}/assets?upload=${captions}`)).toMatchObject({
      ok: true,
    });
    expect(await assetsOf(id)).toHaveLength(1);
  });

  /** A finished workshop of Ada's with one file, and calls of actions with its id in capitals. */
  async function workshopOfAda() {
    const ada = await plenary.trainer("Ada");
    const id = await createAuthored(ada.id, (inside) => ({ ...sampleWorkshop, id: inside }) as Draft);
    const files = new Files(plenary);
    const upload = await files.sent(
      ada,
      Buffer.from("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"),
      "words.vtt",
    );
    expect(await files.ask(ada, "POST", `${id}/assets?upload=${upload}`)).toMatchObject({ ok: true });
    const act = async (site: string, argument: (capitals: string) => Argument) => {
      const action = builtActions().get(site)!;
      const input = argument(id.toUpperCase());
      const { said } = await callAction(plenary.url, action, [input], ada.cookie, { workshop: id });
      return JSON.parse(said) as { roomId?: string; workshop?: string };
    };
    return { id, act };
  }

  it.each([
    ["opens", "openRoom", { title: "Room", alias: "optional" }],
    ["rehearses", "startRehearsal", { people: "8", network: "good" }],
  ])("%s it with its files, and the room knows it by its one id (B-43)", async (_what, site, form) => {
    const { id, act } = await workshopOfAda();
    const { roomId } = await act(site, (capitals) => ({ form: { ...form, workshop: capitals } }));
    expect((await assetsOf(storedRoomId(roomId!))).map((asset) => asset.name)).toEqual(["words.vtt"]);
    const opened = await prisma.room.findUniqueOrThrow({ where: { id: roomId! } });
    expect(opened.sourceWorkshopId).toBe(id);
  });

  it.each([
    ["begun from it", "startWorkshop", (from: string): Argument => ({ form: { title: "Another", from } })],
    ["made of it", "duplicateWorkshop", (from: string): Argument => ({ value: from })],
  ])("lets a copy that is %s have its files (B-43)", async (_what, site, argument) => {
    const { act } = await workshopOfAda();
    const { workshop } = await act(site, argument);
    expect((await assetsOf(storedWorkshopId(workshop!))).map((asset) => asset.name)).toEqual(["words.vtt"]);
  });
});
