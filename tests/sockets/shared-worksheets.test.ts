/** Shared sheets over real sockets: who gets what, and what is kept. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { prisma } from "@/server/store/database/prisma";
import { sheetStore } from "@/server/store/worksheets/worksheets";
import { peopleOf, startGroups } from "@/tests/support/running-groups";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { contentOf, textAt, valuesOf } from "@/workshop/worksheets/document";
import { SHEET_GRACE_MS } from "@/model/room/groups";
import { memberId } from "@/workshop/groups/names";
import type { LookMessage } from "@/workshop/protocol/worksheets";
import { planOf } from "@/workshop/content/plan";
import { eventually, pause } from "@/tests/support/waiting";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const shape = (() => {
  const activity = planOf(sheetWorkshop).activity("plan");
  if (activity?.kind !== "worksheet") throw new Error("no worksheet");
  return activity;
})();

interface Set {
  room: TestRoom;
  trainer: Console;
  phones: SheetPhone[];
  people: string[];
  groups: string[];
}

/** A room in which groups of these sizes work, everybody with the sheet open. */
async function working(...sizes: number[]): Promise<Set> {
  const room = await plenary.room(sheetWorkshop);
  const trainer = await plenary.console(room);
  const groupOf = sizes.flatMap((size, g) => Array.from({ length: size }, () => g));
  const cookies: string[] = [];
  for (const [i] of groupOf.entries()) cookies.push(await plenary.join(room, { alias: `Alias ${i}` }));
  const people = await peopleOf(cookies);
  const groups = await startGroups(
    trainer,
    "plan",
    sizes.map((_, g) => people.filter((_p, i) => groupOf[i] === g)),
  );
  const phones = cookies.map(
    (cookie, i) =>
      new SheetPhone(
        { url: plenary.url, auth: { as: "phone", room: room.id }, cookie, record: true, backOff: 200 },
        { activity: "plan", group: groups[groupOf[i]!]! },
      ),
  );
  await eventually(() => phones.every((p) => p.settled));
  return { room, trainer, phones, people, groups };
}

const stop = (set: Set) => {
  for (const phone of set.phones) phone.phone.stop();
  set.trainer.socket.disconnect();
};

/** Views that its console got of the open sheet. */
const looksOf = (set: Set) => (set.trainer.all as unknown as LookMessage[]).filter((v) => v.type === "look");

describe("shared sheets over sockets", () => {
  it("G-41 G-80 brings what one writes to the group and to nobody else", async () => {
    const set = await working(2, 1);
    const [ann, ben, cyd] = set.phones as [SheetPhone, SheetPhone, SheetPhone];
    textAt(ann.doc, "aim").insert(0, "SECRET-OF-ONE");
    valuesOf(ann.doc).set("who", "b");
    const stage = await plenary.stage(set.room);
    await eventually(() => ben.text("aim") === "SECRET-OF-ONE" && valuesOf(ben.doc).get("who") === "b");
    // Messages that come to everybody after it, and to the other group.
    expect((await set.trainer.do({ type: "dim", on: true })).ok).toBe(true);
    await stage.sees((v) => v.dim);
    await eventually(() => cyd.phone.view!.revision >= set.trainer.view.revision);
    expect(contentOf(ben.doc, shape).cells).toEqual({ aim: "SECRET-OF-ONE", who: "b" });
    expect(cyd.heard).toEqual([]);
    const base64 = Buffer.from("SECRET-OF-ONE").toString("base64").slice(4, 12);
    expect(cyd.phone.frames.join("\n")).not.toMatch(/SECRET-OF-ONE/);
    expect(cyd.phone.frames.join("\n")).not.toContain(base64);
    expect(JSON.stringify(stage.all)).not.toMatch(/SECRET-OF-ONE/);
    expect(await cyd.phone.send({ type: "sheet-open", id: newId(), sheet: ann.sheet, state: "" })).toEqual({
      ok: false,
      reason: "no-group",
    });
    expect(await cyd.phone.send({ type: "look", id: newId(), sheet: ann.sheet })).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    stop(set);
  });

  it("G-49 tells the others of the group who writes where, until the connection is gone", async () => {
    const set = await working(2, 1);
    const [ann, ben, cyd] = set.phones as [SheetPhone, SheetPhone, SheetPhone];
    expect(await ann.send({ type: "sheet-at", cell: "aim" })).toEqual({ ok: true });
    await eventually(() => ben.heard.length > 0);
    expect(ben.heard.at(-1)!.writers).toEqual([
      { id: memberId(set.groups[0]!, set.people[0]!), name: "Alias 0", cell: "aim" },
    ]);
    expect(ben.phone.frames.join("")).not.toContain(set.people[0]);
    ann.phone.cut();
    await eventually(() => ben.heard.at(-1)!.writers.length === 0);
    expect(cyd.heard).toEqual([]);
    stop(set);
  });

  it("G-10 lets somebody who is moved send what they hold, and brings them the other sheet", async () => {
    const set = await working(2, 1);
    const [ann, ben, cyd] = set.phones as [SheetPhone, SheetPhone, SheetPhone];
    textAt(cyd.doc, "aim").insert(0, "of two");
    await eventually(() => cyd.settled);
    const moved = await set.trainer.do({
      type: "move-person",
      participant: set.people[0]!,
      to: set.groups[1]!,
    });
    expect(moved.ok).toBe(true);
    textAt(ann.doc, "aim").insert(0, "held");
    await eventually(() => ben.text("aim") === "held");
    // Those who look on hear of it, and then of the person who is gone, for whom it was asked afterwards.
    expect(await set.trainer.send({ type: "look", id: newId(), sheet: ben.sheet })).toEqual({ ok: true });
    textAt(ben.doc, "short").insert(0, "later");
    await eventually(() => looksOf(set).at(-1)?.content.cells.short === "later");
    const ack = await ann.phone.send({ type: "sheet-open", id: newId(), sheet: cyd.sheet, state: "" });
    if (!ack?.ok || !ack.sheet) throw new Error("not opened");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(ack.sheet.update, "base64"));
    expect(ann.text("short")).toBe("");
    expect(textAt(doc, "aim").toString()).toBe("of two");
    stop(set);
  });

  it("G-45 takes what was on its way when the trainer froze the sheet, then nothing", async () => {
    const set = await working(2);
    const [ann, ben] = set.phones as [SheetPhone, SheetPhone];
    const frozen = Date.now();
    await set.trainer.do({ type: "freeze-work", activity: "plan" });
    textAt(ann.doc, "aim").insert(0, "on its way");
    await eventually(() => ben.text("aim") === "on its way");
    // As long as the server still takes what may have been on its way.
    while (!ben.refusals.includes("sheet-frozen")) {
      if (ben.settled) textAt(ben.doc, "short").insert(0, ".");
      await pause(250);
    }
    expect(Date.now()).toBeGreaterThanOrEqual(frozen + SHEET_GRACE_MS);
    textAt(ann.doc, "aim").insert(0, "too late ");
    await eventually(() => ann.refusals.includes("sheet-frozen"));
    expect(ben.text("aim")).toBe("on its way");
    expect(
      (await set.trainer.do({ type: "start-work", activity: "plan", seconds: null, phases: null })).ok,
    ).toBe(true);
    await eventually(() => ben.text("aim") === "too late on its way");
    stop(set);
  });

  it("G-50 shows a console what it looks into, without the notes", async () => {
    const set = await working(1);
    const [ann] = set.phones as [SheetPhone];
    textAt(ann.doc, "aim").insert(0, "seen");
    textAt(ann.doc, "!notes").insert(0, "PRIVATE-NOTE");
    await eventually(() => ann.settled);
    expect(await set.trainer.send({ type: "look", id: newId(), sheet: ann.sheet })).toEqual({ ok: true });
    await eventually(() => looksOf(set).at(-1)?.content.cells.aim === "seen");
    textAt(ann.doc, "aim").insert(4, " live");
    await eventually(() => looksOf(set).at(-1)?.content.cells.aim === "seen live");
    expect(JSON.stringify(set.trainer.all)).not.toContain("PRIVATE-NOTE");
    stop(set);
  });

  it("G-54 loses nothing that comes while the changes are put together, in the database too", async () => {
    const set = await working(1);
    const { room, groups } = set;
    const doc = new Y.Doc();
    const rows: {
      roomId: string;
      activity: string;
      group: string;
      update: Uint8Array;
      at: number;
      judgedAt: number;
    }[] = [];
    const judgedAt = set.trainer.view.revision;
    doc.on("update", (update: Uint8Array) =>
      rows.push({ roomId: room.id, activity: "plan", group: groups[0]!, update, at: Date.now(), judgedAt }),
    );
    for (let i = 0; i < 120; i++) textAt(doc, "aim").insert(0, String(i % 10));
    const later = rows.splice(60);
    await sheetStore.append(rows);
    const together = (updates: Uint8Array[]) => Y.mergeUpdates(updates);
    const writing = (async () => {
      for (const row of later) await sheetStore.append([row]);
    })();
    for (let i = 0; i < 10; i++) await sheetStore.compact(room.id, "plan", groups[0]!, together);
    await writing;
    expect(await sheetStore.compact(room.id, "plan", groups[0]!, together)).toBe(1);
    const stored = await sheetStore.loadOne(room.id, "plan", groups[0]!);
    expect(stored.updates).toHaveLength(1);
    expect(stored.lastAt).toBe(later.at(-1)!.at);
    const again = new Y.Doc();
    for (const update of stored.updates) Y.applyUpdate(again, update);
    expect(textAt(again, "aim").toString()).toBe(textAt(doc, "aim").toString());
    stop(set);
  });

  it("G-51 puts the sheets of people who wrote alone together, with what was on its way, also after a kill", async () => {
    const room = await plenary.room(sheetWorkshop);
    const trainer = await plenary.console(room);
    const cookies = [await plenary.join(room), await plenary.join(room)];
    const people = await peopleOf(cookies);
    await trainer.go("plan");
    const open = (cookie: string, group: string) =>
      new SheetPhone(
        { url: plenary.url, auth: { as: "phone", room: room.id }, cookie, backOff: 200 },
        { activity: "plan", group },
      );
    const waiting = cookies.map((cookie) => open(cookie, "g0-0"));
    await eventually(() => waiting.every((p) => p.phone.connected));
    expect(
      (await trainer.do({ type: "start-work", activity: "plan", seconds: null, phases: [600, 600, 600] })).ok,
    ).toBe(true);
    const groupOf = (person: string) =>
      trainer.view.groups.groups.find((g) => g.people.some((p) => p.id === person))!.group.id;
    const phones = cookies.map((cookie, i) => open(cookie, groupOf(people[i]!)));
    await eventually(() => phones.every((p) => p.settled));
    for (const [i, phone] of phones.entries()) textAt(phone.doc, "aim").insert(0, `thought ${i}`);
    await eventually(() => phones.every((p) => p.settled));
    const next = trainer.do({ type: "next-phase", activity: "plan", at: 1 });
    textAt(phones[0]!.doc, "aim").insert(9, " and more");
    expect((await next).ok).toBe(true);
    await eventually(() => phones[0]!.settled);
    await plenary.crash();
    const pair = groupOf(people[0]!);
    const together = open(cookies[0]!, pair);
    await eventually(() => together.text("aim") !== "");
    expect(together.text("aim").split("\n\n").sort()).toEqual(["thought 0 and more", "thought 1"]);
    for (const p of [...waiting, ...phones, together]) p.phone.stop();
    trainer.socket.disconnect();
  });

  it("G-53 keeps remarks without anything about who made them", async () => {
    const set = await working(1, 1);
    const [ann] = set.phones as [SheetPhone];
    await set.trainer.go("plan/gallery");
    const ack = await ann.phone.send({
      type: "remark",
      id: "remark-0001",
      sheet: { activity: "plan", group: set.groups[1]! },
      kind: "missed",
      text: " What of the children? ",
    });
    expect(ack).toEqual({ ok: true });
    const rows = await prisma.$queryRaw<
      object[]
    >`SELECT * FROM sheet_remark WHERE room_id = ${set.room.id}::uuid`;
    expect(rows).toEqual([
      {
        room_id: set.room.id,
        activity_id: "plan",
        group_id: set.groups[1],
        id: "remark-0001",
        kind: "missed",
        text: "What of the children?",
      },
    ]);
    stop(set);
  });
});
