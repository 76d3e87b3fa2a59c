/** The shared sheets of a room, with a store in memory. */
import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { Sheet } from "@/server/rooms/worksheets/sheet";
import { SheetWriter } from "@/server/rooms/worksheets/sheet-writer";
import { Worksheets } from "@/server/rooms/worksheets/worksheets";
import { entriesAt, entryTexts } from "@/model/worksheets/cells";
import { SheetsInMemory, sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { placesOf, putEntry, rowKey, textAt, valuesOf } from "@/workshop/worksheets/document";
import { planOf } from "@/workshop/content/plan";
import { memberId } from "@/workshop/groups/names";
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import { freshGroups, freshWork, type Group, SHEET_GRACE_MS, type Work } from "@/model/room/groups";
import type { Ack } from "@/workshop/protocol/acks";
import { freshState, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const groupAt = (n: number): Group => ({ id: `g1-${n}`, name: null, number: n, table: null });
const sheet = { activity: "plan", group: "g1-1" };
let ids = 0;
const id = () => `command-${ids++}`;
const text64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const open = new Set<Worksheets>();

/** A room of three groups: ann and ben in the first, cyd in the second. */
class Room {
  now = 1_000_000;
  changes = 0;
  readonly sent: { to: string; message: SheetMessage | LookMessage }[] = [];
  state: RoomState;
  sheets!: Worksheets;

  constructor(readonly store = new SheetsInMemory()) {
    const fresh = freshState("room", sheetWorkshop, settingsSchema.parse({}));
    const list = [groupAt(1), groupAt(2), groupAt(3)];
    this.state = {
      ...fresh,
      groups: { ...freshGroups, formed: 1, list, members: { ann: "g1-1", ben: "g1-1", cyd: "g1-2" } },
      work: { plan: { ...freshWork, groups: list.map((g) => g.id), phase: "open" } },
    };
  }

  async load(): Promise<this> {
    this.sheets = new Worksheets(
      this.store,
      new SheetWriter((rows) => this.store.append(rows)),
      await Worksheets.stored("room", this.store),
      {
        roomId: "room",
        state: () => this.state,
        now: () => this.now,
        judgedAt: () => this.state.revision,
        behind: () => undefined,
        alias: (p) => p.toUpperCase(),
        changed: () => void this.changes++,
        usage: new UsageCounter(),
        stored: () => undefined,
        writersMoved: () => undefined,
        remarked: () => void this.changes++,
        send: (to, message) => void this.sent.push({ to, message }),
      },
    );
    open.add(this.sheets);
    return this;
  }

  work(change: Partial<Work>): void {
    this.state = { ...this.state, work: { plan: { ...this.state.work.plan!, ...change } } };
    this.sheets.follow();
  }

  groups(change: Partial<RoomState["groups"]>): void {
    this.state = { ...this.state, groups: { ...this.state.groups, ...change } };
    this.sheets.follow();
  }

  /** What was sent to a connection, oldest first. */
  to<T extends "sheet" | "look">(
    connection: string,
    type: T,
  ): Extract<SheetMessage | LookMessage, { type: T }>[] {
    return this.sent
      .filter((s) => s.to === connection && s.message.type === type)
      .map((s) => s.message as never);
  }

  send(participant: string, update: Uint8Array, name = sheet, connection = participant): Promise<Ack> {
    return this.sheets.command(
      participant,
      { type: "sheet-update", id: id(), sheet: name, update: text64(update) },
      connection,
    );
  }

  open(participant: string, doc = new Y.Doc(), name = sheet): Promise<Ack> {
    return this.sheets.command(
      participant,
      { type: "sheet-open", id: id(), sheet: name, state: text64(Y.encodeStateVector(doc)) },
      participant,
    );
  }

  /** Writes into a document of one's own and sends all of it. */
  async writes(
    participant: string,
    write: (doc: Y.Doc) => void,
    doc = new Y.Doc(),
    name = sheet,
  ): Promise<Ack> {
    write(doc);
    return this.send(participant, Y.encodeStateAsUpdate(doc), name);
  }

  content(group = "g1-1") {
    return this.sheets.contentOf("plan", group);
  }
}

const room = (store?: SheetsInMemory) => new Room(store).load();
const aim = (words: string) => (doc: Y.Doc) => textAt(doc, "aim").insert(0, words);
const all =
  (...writes: ((doc: Y.Doc) => void)[]) =>
  (doc: Y.Doc) => {
    for (const write of writes) write(doc);
  };
const refused = (reason: string) => ({ ok: false, reason });

afterEach(async () => {
  for (const sheets of open) await sheets.close();
  open.clear();
});

describe("writing on a shared sheet", () => {
  it("G-41 stores an update before it is acknowledged and before others get it", async () => {
    const r = await room();
    await r.open("ann");
    await r.open("ben");
    r.store.away = true;
    const failing = await r.writes("ann", aim("lost?"));
    expect(failing).toEqual(refused("not-stored"));
    expect(r.to("ben", "sheet")).toEqual([]);
    expect(r.content().cells).toEqual({});
    r.store.away = false;
    expect(await r.writes("ann", aim("kept"))).toEqual({ ok: true });
    expect(r.store.rows).toHaveLength(1);
    expect(r.to("ann", "sheet")).toEqual([]);
    const [heard] = r.to("ben", "sheet");
    const ben = new Y.Doc();
    Y.applyUpdate(ben, Buffer.from(heard!.update!, "base64"));
    expect(textAt(ben, "aim").toString()).toBe("kept");
  });

  it("G-42 takes the same update twice, and acknowledges it only when it is stored", async () => {
    const r = await room();
    const doc = new Y.Doc();
    aim("once")(doc);
    const update = Y.encodeStateAsUpdate(doc);
    const acks = await Promise.all([r.send("ann", update), r.send("ann", update), r.send("ben", update)]);
    expect(acks).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(r.store.rows).toHaveLength(1);
    expect(r.content().cells.aim).toBe("once");
  });

  it("G-41 gives what is on its way to the database together", async () => {
    const r = await room();
    await Promise.all([
      ...["a", "b", "c", "d"].map((w) => r.writes("ann", aim(w))),
      r.writes("cyd", aim("e"), new Y.Doc(), { activity: "plan", group: "g1-2" }),
    ]);
    expect(r.store.rows).toHaveLength(5);
    expect(r.store.batches).toBe(1);
  });

  it("G-42 brings a phone what it lacks, and says what the server has", async () => {
    const r = await room();
    await r.writes("ann", aim("there"));
    const phone = new Y.Doc();
    textAt(phone, "short").insert(0, "mine");
    const ack = await r.open("ben", phone);
    if (!ack.ok || !ack.sheet) throw new Error("no sheet");
    Y.applyUpdate(phone, Buffer.from(ack.sheet.update, "base64"));
    expect(await r.send("ben", Y.encodeStateAsUpdate(phone, Buffer.from(ack.sheet.state, "base64")))).toEqual(
      {
        ok: true,
      },
    );
    expect(r.content().cells).toEqual({ aim: "there", short: "mine" });
  });

  it("G-80 reads for the present group alone", async () => {
    const r = await room();
    await r.writes("ann", aim("secret of the first"));
    expect(await r.open("cyd")).toEqual(refused("no-group"));
    expect(await r.open("dan")).toEqual(refused("no-group"));
    expect(await r.writes("cyd", aim("into theirs"))).toEqual(refused("no-group"));
    expect(await r.open("ann", new Y.Doc(), { activity: "hello", group: "g1-1" })).toEqual(
      refused("unknown-activity"),
    );
    expect(await r.open("ann", new Y.Doc(), { activity: "__proto__", group: "g1-1" })).toEqual(
      refused("unknown-activity"),
    );
    expect(r.sent.filter((s) => s.to === "cyd")).toEqual([]);
  });

  it("G-10 takes what the phone of somebody who was moved still holds, and shows them the old sheet no more", async () => {
    const r = await room();
    await r.open("ann");
    r.groups({ members: { ann: "g1-2", ben: "g1-1", cyd: "g1-2" }, was: { ann: ["g1-1"] } });
    expect(await r.writes("ann", aim("written before"))).toEqual({ ok: true });
    await r.writes("ben", aim("written after "));
    expect(r.content().cells.aim).toContain("written before");
    expect(r.to("ann", "sheet")).toEqual([]);
    expect(await r.open("ann")).toEqual(refused("no-group"));
  });

  it("G-45 takes what is in flight for a while after the end, and nothing later", async () => {
    const r = await room();
    r.work({ endsAt: r.now + 1_000, extra: { "g1-2": 60_000 } });
    r.now += 1_000 + SHEET_GRACE_MS;
    expect(await r.writes("ann", aim("in flight"))).toEqual({ ok: true });
    r.now += 1;
    expect(await r.writes("ben", aim("too late"))).toEqual(refused("sheet-frozen"));
    expect(await r.writes("cyd", aim("more time"), new Y.Doc(), { activity: "plan", group: "g1-2" })).toEqual(
      {
        ok: true,
      },
    );
  });

  it("G-45 gives the same while after the trainer has frozen it, but none beyond the end", async () => {
    const r = await room();
    r.work({ phase: "frozen" });
    r.now += SHEET_GRACE_MS;
    expect(await r.writes("ann", aim("in flight"))).toEqual({ ok: true });
    r.now += 1;
    expect(await r.writes("ann", aim("too late"))).toEqual(refused("sheet-frozen"));
    r.work({ phase: "open", endsAt: r.now + 1_000 });
    r.now += 1_000 + SHEET_GRACE_MS;
    r.work({ phase: "frozen", endsAt: null });
    r.now += 1;
    expect(await r.writes("ann", aim("too late again"))).toEqual(refused("sheet-frozen"));
  });

  it("G-82 lets whoever speaks for the group prepare it while the sheet is frozen", async () => {
    const r = await room();
    await r.writes("ann", aim("ours"));
    r.groups({ seats: { "g1-1": "ben" } });
    r.work({ phase: "frozen" });
    r.now += SHEET_GRACE_MS + 1;
    const prepare = (doc: Y.Doc) => {
      valuesOf(doc).set("!off/card", "1");
      textAt(doc, "!notes").insert(0, "slowly");
    };
    expect(await r.writes("ann", prepare)).toEqual(refused("sheet-frozen"));
    expect(await r.writes("ben", prepare)).toEqual({ ok: true });
    expect(await r.writes("ben", all(prepare, aim("sly")))).toEqual(refused("sheet-frozen"));
    expect(r.content().cells).toEqual({ aim: "ours", "!off/card": "1", "!notes": "slowly" });
    // Who was moved to another group speaks for this one no more.
    r.groups({ members: { ann: "g1-1", ben: "g1-2" }, was: { ben: ["g1-1"] } });
    expect(await r.writes("ben", prepare)).toEqual(refused("sheet-frozen"));
  });
});

describe("what may not go in", () => {
  const hostile: [string, (doc: Y.Doc) => void, string][] = [
    ["a root of its own", (d) => d.getText("stolen").insert(0, "x"), "bad-sheet"],
    ["a field that the sheet does not have", (d) => textAt(d, "nowhere").insert(0, "x"), "bad-sheet"],
    ["a value where a text is", (d) => valuesOf(d).set("aim", "x"), "bad-sheet"],
    ["a text where a value is", (d) => textAt(d, "who").insert(0, "x"), "bad-sheet"],
    ["a list where a text is", (d) => d.getArray("t:aim").insert(0, ["x"]), "bad-sheet"],
    ["a map where a text is", (d) => d.getMap("t:aim").set("k", "x"), "bad-sheet"],
    ["a type within a type", (d) => d.getMap("v").set("who", new Y.Map()), "bad-sheet"],
    ["bytes", (d) => d.getMap("v").set("who", new Uint8Array(9)), "bad-sheet"],
    ["a long value", (d) => valuesOf(d).set("who", "x".repeat(61)), "bad-sheet"],
    ["a number among the values", (d) => d.getMap("v").set("who", 7), "bad-sheet"],
    ["a text among the rows", (d) => d.getMap("r").set("steps/k1", "x"), "bad-sheet"],
    ["a row of no list", (d) => placesOf(d).set("aim/k1", 1), "bad-sheet"],
    ["bold letters", (d) => textAt(d, "aim").insert(0, "x", { bold: true }), "bad-sheet"],
    ["a picture in a text", (d) => textAt(d, "aim").insertEmbed(0, { image: "x" }), "bad-sheet"],
    ["a text far too long", (d) => textAt(d, "short").insert(0, "x".repeat(25)), "sheet-full"],
    [
      "5,000 rows",
      (d) =>
        d.transact(() => {
          for (let i = 0; i < 5_000; i++) placesOf(d).set(rowKey("steps", `k${i}`), i);
        }),
      "sheet-full",
    ],
    [
      "5,000 removed rows",
      (d) =>
        d.transact(() => {
          for (let i = 0; i < 5_000; i++) placesOf(d).set(rowKey("steps", `k${i}`), -1);
        }),
      "sheet-full",
    ],
    [
      "half a megabyte",
      (d) =>
        d.transact(() => {
          for (let i = 0; i < 300; i++) textAt(d, `steps/k${i}/what`).insert(0, "x".repeat(2_000));
        }),
      "sheet-full",
    ],
  ];

  it.each(hostile)("G-47 refuses %s, and goes on with what was stored", async (_name, write, reason) => {
    const r = await room();
    await r.writes("ann", aim("ours"));
    expect(await r.writes("ben", write)).toEqual(refused(reason));
    expect(r.content().cells).toEqual({ aim: "ours" });
    expect(await r.writes("ben", (d) => textAt(d, "short").insert(0, "fine"))).toEqual({ ok: true });
    expect(r.content().cells).toEqual({ aim: "ours", short: "fine" });
    expect(r.store.rows).toHaveLength(2);
  });

  it("G-47 refuses bytes that are no update", async () => {
    const r = await room();
    for (const bytes of [
      [],
      [1],
      [255, 255, 255, 255, 255],
      [1, 1, 200, 1, 0, 4],
      Array.from({ length: 400 }, (_, i) => (i * 7) % 256),
    ]) {
      expect(await r.send("ann", Uint8Array.from(bytes))).toEqual(refused("bad-sheet"));
    }
    expect(r.store.rows).toHaveLength(0);
    expect(await r.writes("ann", aim("fine"))).toEqual({ ok: true });
  });

  it("G-47 refuses what hangs on something that has not come, and takes it with it", async () => {
    const r = await room();
    const doc = new Y.Doc();
    aim("first ")(doc);
    const had = Y.encodeStateVector(doc);
    textAt(doc, "aim").insert(6, "second");
    expect(await r.send("ann", Y.encodeStateAsUpdate(doc, had))).toEqual(refused("not-stored"));
    expect(r.store.rows).toHaveLength(0);
    expect(await r.send("ann", Y.encodeStateAsUpdate(doc))).toEqual({ ok: true });
    expect(r.content().cells.aim).toBe("first second");
  });

  it("G-47 lets a text that is too long become shorter", async () => {
    const r = await room();
    const doc = new Y.Doc();
    await r.writes("ann", (d) => textAt(d, "short").insert(0, "x".repeat(24)), doc);
    await r.writes("ben", (d) => textAt(d, "short").insert(0, "y"));
    expect(r.content().cells.short).toHaveLength(24);
    expect(await r.writes("ann", (d) => textAt(d, "short").delete(0, 4), doc)).toEqual({ ok: true });
    expect(r.content().cells.short).toHaveLength(20);
  });

  it("G-48 refuses a sheet that cannot be read, and never begins blank", async () => {
    const store = new SheetsInMemory();
    store.rows.push({
      roomId: "room",
      activity: "plan",
      group: "g1-1",
      update: Uint8Array.from([9, 9, 9, 9]),
      at: 1,
    });
    const r = await room(store);
    expect(await r.open("ann")).toEqual(refused("not-stored"));
    expect(await r.writes("ann", aim("over it"))).toEqual(refused("not-stored"));
    expect(await r.writes("cyd", aim("another"), new Y.Doc(), { activity: "plan", group: "g1-2" })).toEqual({
      ok: true,
    });
    store.rows.shift();
    expect(await r.open("ann")).toMatchObject({ ok: true });
  });

  it("G-48 gives up what waits on an update that was not stored, and has the stored text again", async () => {
    const r = await room();
    await r.writes("ann", aim("stored"));
    r.store.away = true;
    const doc = new Y.Doc();
    aim("one ")(doc);
    const first = Y.encodeStateAsUpdate(doc);
    const had = Y.encodeStateVector(doc);
    textAt(doc, "short").insert(0, "two");
    const acks = await Promise.all([r.send("ben", first), r.send("ben", Y.encodeStateAsUpdate(doc, had))]);
    expect(acks).toEqual([refused("not-stored"), refused("not-stored")]);
    expect(await r.open("ann")).toEqual(refused("not-stored"));
    r.store.away = false;
    expect(await r.open("ann")).toMatchObject({ ok: true });
    expect(r.content().cells).toEqual({ aim: "stored" });
    expect(await r.send("ben", Y.encodeStateAsUpdate(doc))).toEqual({ ok: true });
    expect(r.content().cells.short).toBe("two");
  });
});

describe("who writes where", () => {
  it("G-49 is told to the others of the group, by a name of the group's own, and ends with silence or the connection", async () => {
    const r = await room();
    await r.open("ann");
    await r.open("ben");
    const writeIn = (who: string, cell: string | null) =>
      r.sheets.command(who, { type: "sheet-at", id: id(), sheet, cell }, who);
    expect(await writeIn("ann", "aim")).toEqual({ ok: true });
    expect(r.to("ben", "sheet").at(-1)).toMatchObject({
      update: null,
      writers: [{ id: memberId("g1-1", "ann"), name: "ANN", cell: "aim" }],
    });
    expect(JSON.stringify(r.to("ben", "sheet"))).not.toContain('"ann"');
    expect(await writeIn("ann", "nowhere")).toEqual(refused("bad-sheet"));
    expect(await writeIn("cyd", "aim")).toEqual(refused("no-group"));
    r.now += 16_000;
    await r.writes("ben", aim("x"));
    expect(r.to("ann", "sheet").at(-1)!.writers).toEqual([]);
    await writeIn("ann", "short");
    r.sheets.awareness.disconnected("ann");
    expect(r.to("ben", "sheet").at(-1)!.writers).toEqual([]);
  });

  it("B-163 is told of twenty others at most", async () => {
    const r = await room();
    const crowd = Array.from({ length: 30 }, (_, i) => `p${i}`);
    r.groups({ members: Object.fromEntries(["ben", ...crowd].map((p) => [p, "g1-1"])) });
    await r.open("ben");
    for (const who of crowd) {
      await r.open(who);
      await r.sheets.command(who, { type: "sheet-at", id: id(), sheet, cell: "aim" }, who);
    }
    expect(r.to("ben", "sheet").at(-1)!.writers).toHaveLength(20);
  });

  it("G-50 lets a console look into a sheet, without the group's notes, a few times a second", async () => {
    const r = await room();
    await r.writes(
      "ann",
      all(aim("seen"), (d) => textAt(d, "!notes").insert(0, "PRIVATE")),
    );
    expect(await r.sheets.command(null, { type: "look", id: id(), sheet }, "console")).toEqual({ ok: true });
    expect(r.to("console", "look")).toMatchObject([{ content: { cells: { aim: "seen" } } }]);
    const began = performance.now();
    for (let i = 0; i < 5; i++) await r.writes("ann", (d) => textAt(d, "short").insert(0, `${i}`));
    await expect.poll(() => r.to("console", "look").at(-1)!.content.cells.short).toHaveLength(5);
    // At once, and then every quarter of a second.
    expect(r.to("console", "look").length).toBeLessThanOrEqual(2 + (performance.now() - began) / 250);
    expect(JSON.stringify(r.sent)).not.toContain("PRIVATE");
    await r.sheets.command(null, { type: "look", id: id(), sheet: null }, "console");
    const before = r.to("console", "look").length;
    await r.sheets.command(null, { type: "look", id: id(), sheet }, "other console");
    await r.writes("ann", aim("unseen"));
    await expect.poll(() => r.to("other console", "look").at(-1)!.content.cells.aim).toContain("unseen");
    expect(r.to("console", "look")).toHaveLength(before);
  });
});

describe("a list of entries", () => {
  const shape = planOf(sheetWorkshop).worksheet("plan")!;
  const help = (r: Room) => entryTexts(r.content(), "help");
  const entry = (row: string, text: string) => (doc: Y.Doc) => putEntry(doc, shape, "help", row, text);
  const old = (text: string) => (doc: Y.Doc) => textAt(doc, "help").insert(0, text);

  it("G-158 keeps entries apart that phones began at once, and each of their letters", async () => {
    const r = await room();
    await Promise.all([
      r.writes("ann", entry("a1", "Shelter for women")),
      r.writes("ben", entry("b1", "مأوى للنساء")),
      r.writes("ben", entry("c1", "Hotline, day and night")),
    ]);
    expect(help(r).sort()).toEqual(["Hotline, day and night", "Shelter for women", "مأوى للنساء"]);
  });

  it("G-158 has a row while letters stand in it: what another writes in an emptied row is there", async () => {
    const r = await room();
    const ann = new Y.Doc();
    await r.writes("ann", entry("a1", "Beds"), ann);
    const ben = new Y.Doc();
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ann));
    await r.writes("ann", (d) => textAt(d, "help/a1").delete(0, 4), ann);
    expect(help(r)).toEqual([]);
    await r.writes("ben", (d) => textAt(d, "help/a1").insert(4, " and food"), ben);
    expect(help(r)).toEqual(["and food"]);
  });

  it("G-47, G-158 takes five rows more than the list has, and no longer entry than fits", async () => {
    const r = await room();
    const many = (count: number) => (doc: Y.Doc) => {
      for (let i = 0; i < count; i++) entry(`k${i}`, `entry ${i}`)(doc);
    };
    expect(await r.writes("ann", many(8))).toEqual({ ok: true });
    expect(await r.writes("ben", entry("more", "one more"))).toEqual(refused("sheet-full"));
    expect(await r.writes("ben", (d) => textAt(d, "help/k0").insert(0, "x".repeat(73)))).toEqual(
      refused("sheet-full"),
    );
  });

  it("G-159 is taken up from the one text of before, once, by processes that open it at once", async () => {
    const r = await room();
    await r.writes("ann", old("beds\n\nfood\nbeds"));
    expect(help(r)).toEqual(["beds", "food", "beds"]);
    const other = await room(r.store);
    const before = entriesAt(r.content(), "help");
    const acks = await Promise.all([r.open("ann"), other.open("ben"), r.open("ben"), other.open("ann")]);
    expect(acks.every((ack) => ack.ok)).toBe(true);
    for (const process of [r, other, await room(r.store)]) {
      await process.open("ann");
      expect(entriesAt(process.content(), "help")).toEqual(before);
      expect(process.content().cells).not.toHaveProperty("help");
    }
  });

  it("G-159 takes up what a phone sends later for the old text, and loses none of it", async () => {
    const r = await room();
    const [ann, late] = [new Y.Doc(), new Y.Doc()];
    await r.writes("ann", old("beds"), ann);
    Y.applyUpdate(late, Y.encodeStateAsUpdate(ann));
    textAt(late, "help").insert(4, "\nfood for the night");
    await r.open("ann");
    await r.send("ben", Y.encodeStateAsUpdate(late));
    expect(help(r)).toEqual(["beds", "food for the night"]);
    expect(r.content().cells).not.toHaveProperty("help");
    Y.applyUpdate(ann, Buffer.from((await opened(r, ann)).update, "base64"));
    expect(textAt(ann, "help").toString()).toBe("");
  });

  it("G-159 stays as it is on a frozen sheet, and reads the same", async () => {
    const r = await room();
    await r.writes("ann", old("beds\nfood"));
    r.work({ phase: "frozen" });
    r.now += SHEET_GRACE_MS + 1;
    const stored = r.store.rows.length;
    expect((await r.open("ann")).ok).toBe(true);
    expect(r.store.rows).toHaveLength(stored);
    expect(help(r)).toEqual(["beds", "food"]);
  });

  it("G-52, G-158 without script takes lines as entries, once, and leaves a row that another changed", async () => {
    const r = await room();
    await r.writes("ben", entry("b1", "Beds"));
    const typed = (values: Record<string, string>, before: Record<string, string> = {}) =>
      r.sheets.pages.typed("ann", sheet, values, before);
    for (const _again of [1, 2]) await typed({ help: "Food\r\nLaw" });
    expect(help(r)).toEqual(["Beds", "Food", "Law"]);
    expect((await typed({ "help/b1": "Doctor" }, { "help/b1": "Bed" })).conflicts).toEqual(["help/b1"]);
    expect(help(r)).toEqual(["Beds", "Food", "Law", "Doctor"]);
    await typed({ "help/b1": "" }, { "help/b1": "Beds" });
    await typed({ "help/b1": "Two beds" }, { "help/b1": "" });
    expect(help(r)).toEqual(["Two beds", "Food", "Law", "Doctor"]);
  });
});

/** What the server gives a phone that opens its sheet. */
async function opened(r: Room, doc: Y.Doc) {
  const ack = await r.open("ann", doc);
  if (!ack.ok || !ack.sheet) throw new Error("the sheet did not open");
  return ack.sheet;
}

describe("sheets that are put together", () => {
  const fill = async (r: Room) => {
    await r.writes("ann", (d) => {
      aim("Aim one")(d);
      textAt(d, "short").insert(0, "Stop it now!!");
      textAt(d, "help").insert(0, "beds\nfood");
      valuesOf(d).set("who", "a");
      valuesOf(d).set("cost", "5");
      valuesOf(d).set("checks/a", "1");
      textAt(d, "steps/r1/what").insert(0, "s1");
      textAt(d, "steps/r2/what").insert(0, "s2");
      textAt(d, "audience@r1.name").insert(0, "Farmers");
      textAt(d, "!notes").insert(0, "note one");
    });
    await r.writes(
      "cyd",
      (d) => {
        aim("Aim two")(d);
        textAt(d, "short").insert(0, "Another one");
        textAt(d, "help").insert(0, "food\nmoney\nwork");
        valuesOf(d).set("who", "b");
        valuesOf(d).set("cost", "5");
        valuesOf(d).set("checks/b", "1");
        textAt(d, "steps/r2/what").insert(0, "s3");
        textAt(d, "steps/r2/by").insert(0, "Police");
        placesOf(d).set("steps/k1", 2);
        placesOf(d).set("steps/k2", 3);
        textAt(d, "steps/k1/what").insert(0, "s4");
        textAt(d, "steps/k2/what").insert(0, "s5");
        textAt(d, "audience@r1.name").insert(0, "Parents");
      },
      new Y.Doc(),
      { activity: "plan", group: "g1-2" },
    );
  };

  it("G-51 keep everything once: below one another, in rows, ticked by either, and the rest in the notes", async () => {
    const r = await room();
    await fill(r);
    await r.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"]);
    const { cells, rows } = r.content("g1-3");
    expect(entryTexts(r.content("g1-3"), "help")).toEqual(["beds", "food", "money"]);
    expect(cells).toMatchObject({
      aim: "Aim one\n\nAim two",
      short: "Stop it now!!",
      who: "a",
      cost: "5",
      "checks/a": "1",
      "checks/b": "1",
    });
    expect(rows.steps!.map((row) => cells[`steps/${row}/what`])).toEqual(["s1", "s2", "s3", "s4"]);
    expect(cells[`steps/${rows.steps![2]}/by`]).toBe("Police");
    expect(rows["audience@"]!.map((row) => cells[`audience@${row}.name`])).toEqual(["Farmers", "Parents"]);
    const notes = cells["!notes"]!.split("\n\n");
    expect(notes).toEqual(["note one", "Slogan: Another one", "Help: work", "Who: Beta", "Steps: s5"]);
  });

  it("G-51 are put together once, however often it is asked for, and keep what was written there meanwhile", async () => {
    const r = await room();
    await fill(r);
    r.groups({ members: { ann: "g1-3", ben: "g1-3", cyd: "g1-3" } });
    await r.writes("ben", aim("Quick fingers"), new Y.Doc(), { activity: "plan", group: "g1-3" });
    await r.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"]);
    const once = r.content("g1-3");
    expect(once.cells.aim).toBe("Aim one\n\nAim two\n\nQuick fingers");
    await r.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"]);
    const again = await room(r.store);
    await again.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"]);
    expect(again.content("g1-3")).toEqual(once);
  });

  it("G-51 are not lost while the database is away", async () => {
    const r = await room();
    await fill(r);
    r.store.away = true;
    await expect(r.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"])).rejects.toThrow();
    r.store.away = false;
    await r.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"]);
    expect(r.content("g1-3").cells.aim).toBe("Aim one\n\nAim two");
  });
});

describe("the end of the room", () => {
  it("G-55 rewrites every sheet as if by one hand: what stands there stays, whose letters were whose, and what was written first, does not", async () => {
    const r = await room();
    await r.writes(
      "ann",
      all(
        (d) => placesOf(d).set("steps/k1", 2),
        (d) => textAt(d, "steps/k1/what").insert(0, "third"),
        aim("By ann"),
      ),
    );
    await r.writes(
      "ben",
      all(
        (d) => valuesOf(d).set("who", "a"),
        (d) => textAt(d, "aim").insert(0, "SECRET"),
        (d) => textAt(d, "aim").delete(0, 6),
      ),
    );
    const before = r.content();
    await r.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"]);
    const merged = r.content("g1-3");
    r.state = { ...r.state, ended: true };
    await r.sheets.end();
    expect(r.content()).toEqual(before);
    expect(await r.writes("ann", aim("late"))).toEqual(refused("room-ended"));
    await r.sheets.merge("plan", "g1-3", ["g1-1", "g1-2"]);
    expect(r.content("g1-3")).toEqual(merged);
    expect(r.store.rows).toHaveLength(2);
    expect(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(r.store.rows[0]!.update)).size).toBe(1);
    expect(Buffer.from(r.store.rows[0]!.update).toString("latin1")).not.toContain("SECRET");
    const texts = Y.decodeUpdate(r.store.rows[0]!.update).structs.flatMap((s) =>
      s instanceof Y.Item && s.content instanceof Y.ContentString ? [s.parent] : [],
    );
    expect(texts).toEqual(["t:aim", "t:steps/k1/what"]);
    const again = await room(r.store);
    expect(again.content()).toEqual(before);
  });
});

describe("a page without script", () => {
  it("is one's own group's alone: the sheet of another group stays as it is (G-41)", async () => {
    const r = await room();
    const posted = (participant: string, group: string) =>
      r.sheets.command(
        participant,
        {
          type: "sheet-form",
          id: id(),
          sheet: { activity: "plan", group },
          values: { aim: `of ${participant}` },
          before: { aim: "" },
          row: null,
        },
        participant,
      );
    expect(await posted("ann", "g1-1")).toMatchObject({ ok: true });
    expect(await posted("ann", "g1-2")).toMatchObject({ ok: false });
    expect([r.content("g1-1").cells.aim, r.content("g1-2").cells.aim]).toEqual(["of ann", undefined]);
    expect(await posted("cyd", "g1-2")).toMatchObject({ ok: true });
    expect([r.content("g1-1").cells.aim, r.content("g1-2").cells.aim]).toEqual(["of ann", "of cyd"]);
  });

  it("G-52 writes field by field, beside what others wrote meanwhile, and says where", async () => {
    const r = await room();
    await r.writes("ben", (d) => {
      aim("Theirs")(d);
      textAt(d, "help").insert(0, "one\ntwo");
      valuesOf(d).set("who", "b");
    });
    const fields = {
      aim: "Mine",
      help: "one\r\nand\r\ntwo",
      short: "New",
      who: "a",
      "checks/a": "1",
      "steps/k3/what": "a third",
    };
    const done = await r.sheets.pages.typed("ann", sheet, fields, { aim: "", help: "one\r\ntwo", who: "" });
    expect(done).toEqual({ ack: { ok: true }, conflicts: ["aim", "who"] });
    expect(entryTexts(r.content(), "help")).toEqual(["one", "two", "and"]);
    expect(r.content().cells).toMatchObject({
      aim: "Theirs\nMine",
      short: "New",
      who: "a",
      "checks/a": "1",
      "steps/k3/what": "a third",
    });
    expect(r.content().rows.steps).toEqual(["r1", "r2", "k3"]);
  });

  it("G-52, O-80 makes few copies of the sheet, however many fields are sent and refused", async () => {
    const r = await room();
    await r.writes("ben", aim("x".repeat(1_900)));
    const copies = vi.spyOn(Sheet.prototype, "copy");
    const many = (value: string) =>
      Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`steps/k${i}/what`, value]));
    const nowhere = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`nowhere-${i}`, "x"]));
    const unknown = await r.sheets.pages.typed("ann", sheet, { ...nowhere, short: "Kept" }, {});
    expect([unknown.ack, copies.mock.calls.length]).toEqual([refused("bad-sheet"), 1]);
    expect(r.content().cells.short).toBe("Kept");
    expect((await r.sheets.pages.typed("ann", sheet, many("x".repeat(9_000)), {})).ack.ok).toBe(false);
    expect(copies.mock.calls.length).toBeLessThan(70);
    copies.mockRestore();
  });

  it("G-52 takes a change of a text in which something stands that is not shown", async () => {
    const r = await room();
    await r.writes("ben", aim("\u202eTheirs"));
    const done = await r.sheets.pages.typed("ann", sheet, { aim: "Theirs and mine" }, { aim: "Theirs" });
    expect(done).toEqual({ ack: { ok: true }, conflicts: [] });
    expect(r.content().cells.aim).toBe("Theirs and mine");
  });

  it("G-52 keeps the fields that fit when one does not, and writes nothing on a frozen sheet", async () => {
    const r = await room();
    const done = await r.sheets.pages.typed(
      "ann",
      sheet,
      { short: "x".repeat(60), nowhere: "x", aim: "kept" },
      {},
    );
    expect(done).toEqual({ ack: refused("sheet-full"), conflicts: [] });
    expect(r.content().cells).toEqual({ aim: "kept" });
    r.work({ phase: "frozen" });
    r.now += SHEET_GRACE_MS + 1;
    expect((await r.sheets.pages.typed("ann", sheet, { aim: "changed" }, { aim: "kept" })).ack).toEqual(
      refused("sheet-frozen"),
    );
    expect((await r.sheets.pages.typed("cyd", sheet, { aim: "changed" }, { aim: "kept" })).ack).toEqual(
      refused("no-group"),
    );
  });
});

describe("remarks", () => {
  const remark = (r: Room, text: string, who = "ann", command = id()) =>
    r.sheets.command(
      who,
      { type: "remark", id: command, sheet: { activity: "plan", group: "g1-2" }, kind: "missed", text },
      who,
    );

  it("G-53 are taken in the gallery, stored without an author, twenty of each person", async () => {
    const r = await room();
    expect(await remark(r, "too early")).toEqual(refused("not-here"));
    r.state = { ...r.state, position: { ...r.state.position, step: "plan/gallery" } };
    r.store.away = true;
    expect(await remark(r, "lost")).toEqual(refused("not-stored"));
    r.store.away = false;
    for (let i = 0; i < 20; i++)
      expect(await remark(r, `one ${i}\0`, "ann", `remark-${i}-000`)).toEqual({ ok: true });
    expect(await remark(r, "again", "ann", "remark-3-000")).toEqual({ ok: true });
    expect(await remark(r, "one more")).toEqual(refused("enough-remarks"));
    expect(r.sheets.remarks.all()).toHaveLength(20);
    expect(r.store.kept[0]).toEqual({
      id: "remark-0-000",
      activity: "plan",
      group: "g1-2",
      kind: "missed",
      text: "one 0\ufffd",
    });
  });
});

describe("what stands on a sheet from the start (G-163)", () => {
  const rest = () => new Promise((done) => setTimeout(done, 50));
  const cells = [
    { place: "aim", value: "Joined in 2007" },
    { place: "help/one", value: "The register" },
    { place: "steps/r1/what", value: "Ask" },
    { place: "gone", value: "Nowhere" },
  ];
  const starts = [{ id: "aland", groups: ["Aland", "알란드"], cells }];
  const workshop = {
    ...sheetWorkshop,
    sessions: sheetWorkshop.sessions.map((s) => ({
      ...s,
      activities: s.activities.map((a) => (a.kind === "worksheet" ? { ...a, starts } : a)),
    })),
  };
  const named = (name: string | null) => {
    const list = [groupAt(1), groupAt(2), groupAt(3)].map((g) => ({ ...g, name }));
    return { list, known: Object.fromEntries(list.map((g) => [g.id, { ...g, size: 1 }])) };
  };
  async function started(name: string | null, store?: SheetsInMemory): Promise<Room> {
    const r = await room(store);
    r.state = { ...r.state, workshop };
    r.groups(named(name));
    return r;
  }

  it("stands on sheets of groups with that name and people, and nowhere else", async () => {
    const r = await started(" aland ");
    for (const group of ["g1-1", "g1-2"]) {
      await vi.waitFor(() => expect(r.content(group).cells).not.toEqual({}));
      expect(r.content(group).cells).toMatchObject({ aim: "Joined in 2007", "steps/r1/what": "Ask" });
      expect(entryTexts(r.content(group), "help")).toEqual(["The register"]);
      expect(r.content(group).cells).not.toHaveProperty("gone");
    }
    expect(r.content("g1-3").cells).toEqual({});
    for (const name of [null, "Bland"]) {
      const other = await started(name);
      await rest();
      expect(other.content().cells).toEqual({});
    }
  });

  it("is put there once, also by several processes, and never over what was written", async () => {
    const store = new SheetsInMemory();
    const r = await started("Aland", store);
    await vi.waitFor(() => expect(r.content().cells).not.toEqual({}));
    const ann = new Y.Doc();
    const opened = await r.open("ann", ann);
    Y.applyUpdate(
      ann,
      new Uint8Array(Buffer.from((opened as { sheet: { update: string } }).sheet.update, "base64")),
    );
    textAt(ann, "aim").delete(0, textAt(ann, "aim").length);
    textAt(ann, "aim").insert(0, "Joined in 2008");
    expect(await r.send("ann", Y.encodeStateAsUpdate(ann))).toEqual({ ok: true });
    const again = await started("Aland", store);
    await rest();
    expect(again.content().cells.aim).toBe("Joined in 2008");

    const before = new SheetsInMemory();
    const first = await room(before);
    await first.writes("ann", aim("Ours"));
    const second = await started("Aland", before);
    await rest();
    expect(second.content().cells).toEqual({ aim: "Ours" });
  });

  it("comes once the database is back, and not on frozen work", async () => {
    const r = await room();
    r.state = { ...r.state, workshop };
    r.work({ phase: "frozen" });
    r.groups(named("Aland"));
    await rest();
    expect(r.content().cells).toEqual({});
    r.store.away = true;
    r.work({ phase: "open" });
    await rest();
    r.store.away = false;
    r.groups({});
    await vi.waitFor(() => expect(r.content().cells.aim).toBe("Joined in 2007"));
  });
});
