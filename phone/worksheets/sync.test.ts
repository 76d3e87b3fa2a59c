import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { BridgeEvent, PlenarySocket } from "@/phone/bridge";
import { textAt, rowsIn } from "@/workshop/worksheets/document";
import { worksheetSchema } from "@/model/worksheets/content";
import { fromBase64, toBase64, SheetSync } from "./sync";
import type { UnsentEdits, Keeper } from "./unsent-store";
import { LOCAL_ORIGIN, REMOTE_ORIGIN } from "./change";
import { addRow, placeEntry, removeRow, rowsHere } from "./rows";

type Said = { type: string; update?: string; state?: string; cell?: string | null };

/** A server with one sheet: stores, then acknowledges, then tells the others. */
class Server {
  readonly doc = new Y.Doc();
  readonly lines = new Set<Line>();
  said: Said[] = [];
  /** Refuses updates with this. */
  refuses: string | null = null;
  async answer(from: Line, command: Said) {
    this.said.push(command);
    if (command.type === "sheet-open") {
      const state = fromBase64(command.state!);
      return {
        ok: true as const,
        sheet: {
          update: toBase64(Y.encodeStateAsUpdate(this.doc, state)),
          state: toBase64(Y.encodeStateVector(this.doc)),
        },
      };
    }
    if (command.type !== "sheet-update") return { ok: true as const };
    if (this.refuses) return { ok: false as const, reason: this.refuses as never };
    Y.applyUpdate(this.doc, fromBase64(command.update!));
    for (const line of this.lines)
      if (line !== from)
        line.hear({ type: "sheet", activity: "a", group: "g", update: command.update!, writers: [], now: 0 });
    return { ok: true as const };
  }
  get text() {
    return textAt(this.doc, "x").toString();
  }
}

/** A phone's connection. */
class Line implements PlenarySocket {
  connected = true;
  /** Acknowledgements are lost, though the server has stored. */
  deaf = false;
  private readonly listeners = new Set<(event: BridgeEvent) => void>();
  constructor(private readonly server: Server) {
    server.lines.add(this);
  }
  async send(command: object) {
    if (!this.connected) return { ok: false as const, reason: "not-stored" as const };
    const ack = await this.server.answer(this, command as Said);
    return this.deaf ? { ok: false as const, reason: "not-stored" as const } : ack;
  }
  on(listener: (event: BridgeEvent) => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  sentence = (reason: string) => `because ${reason}`;
  hear(event: BridgeEvent) {
    if (this.connected || event.type === "disconnect")
      for (const listener of [...this.listeners]) listener(event);
  }
  cut() {
    this.connected = false;
    this.hear({ type: "disconnect" });
  }
  join() {
    this.connected = true;
    this.hear({ type: "connect" });
  }
}

class Memory implements Keeper {
  kept: UnsentEdits | null = null;
  read = async () => this.kept && structuredClone(this.kept);
  write = (kept: UnsentEdits | null) => {
    this.kept = kept && structuredClone(kept);
  };
}

async function phone(server: Server, memory = new Memory()) {
  const line = new Line(server);
  const sync = new SheetSync("a", "g", line, memory);
  await sync.start();
  const write = (text: string, path = "x") => {
    sync.note(path, `Label of ${path}`, text);
    sync.doc.transact(() => textAt(sync.doc, path).insert(textAt(sync.doc, path).length, text), LOCAL_ORIGIN);
  };
  return { line, sync, memory, write, text: () => textAt(sync.doc, "x").toString() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms);

describe("a sheet on a phone", () => {
  it("sends what is typed in at most four messages a second, and lets it go once it is acknowledged (G-62)", async () => {
    const server = new Server();
    const a = await phone(server);
    for (let i = 0; i < 50; i++) {
      a.write("k");
      await pass(20);
    }
    expect(server.said.filter((s) => s.type === "sheet-update").length).toBeLessThanOrEqual(5);
    expect(a.memory.kept).not.toBeNull();
    await pass();
    expect(server.text).toBe("k".repeat(50));
    expect(a.memory.kept).toBeNull();
    expect(a.sync.hasPending).toBe(false);
  });

  it("knows whether anything was written on this page, before it says that it is saved (G-156)", async () => {
    const server = new Server();
    const [a, b] = [await phone(server), await phone(server)];
    a.write("k");
    await pass();
    expect([a.sync.wrote, b.sync.wrote, b.text()]).toEqual([true, false, "k"]);
  });

  it("keeps what is written without a network, and merges it later (G-69)", async () => {
    const server = new Server();
    const [a, b] = [await phone(server), await phone(server)];
    a.line.cut();
    a.write("from a ");
    b.write("from b ");
    await pass(5_000);
    expect(server.text).toBe("from b ");
    expect(a.sync.hasPending).toBe(true);
    a.line.join();
    await pass();
    expect(server.text).toContain("from a ");
    expect(a.text()).toBe(server.text);
    expect(b.text()).toBe(server.text);
    expect(a.memory.kept).toBeNull();
  });

  it("finds after a reload what was not sent (G-69)", async () => {
    const server = new Server();
    const a = await phone(server);
    a.write("first ");
    await pass();
    a.line.cut();
    a.write("and then");
    a.sync.stop();
    const again = await phone(server, a.memory);
    await pass();
    expect(server.text).toBe("first and then");
    expect(again.text()).toBe("first and then");
    expect(again.memory.kept).toBeNull();
  });

  it("doubles nothing when acknowledgements are lost", async () => {
    const server = new Server();
    const a = await phone(server);
    await pass();
    a.line.deaf = true;
    a.write("once");
    await pass(3_000);
    a.line.cut();
    a.line.deaf = false;
    a.line.join();
    await pass(20_000);
    expect(server.text).toBe("once");
    expect(a.sync.hasPending).toBe(false);
  });

  it("heals when a message of others never came", async () => {
    const server = new Server();
    const [a, b] = [await phone(server), await phone(server)];
    b.line.connected = false;
    a.write("one ");
    await pass();
    b.line.connected = true;
    a.write("two");
    await pass();
    expect(b.text()).toBe("one two");
  });

  it("says why something was refused and keeps it; the next try may help (G-69)", async () => {
    const server = new Server();
    const a = await phone(server);
    server.refuses = "work-frozen";
    a.write("late");
    await pass();
    expect(a.sync.sentence(a.sync.refused!)).toBe("because work-frozen");
    expect(a.memory.kept?.cells).toEqual({ x: { label: "Label of x", text: "late" } });
    server.refuses = null;
    a.sync.retry();
    await pass();
    expect(server.text).toBe("late");
    expect(a.sync.refused).toBeNull();
    expect(a.memory.kept).toBeNull();
  });

  it("undoes one's own and nobody else's (G-65)", async () => {
    const server = new Server();
    const [a, b] = [await phone(server), await phone(server)];
    a.write("mine ");
    await pass();
    b.write("theirs");
    await pass();
    a.sync.undo.undo();
    await pass();
    expect(server.text).toBe("theirs");
    expect(b.text()).toBe("theirs");
    expect(a.sync.undo.undoStack).toHaveLength(0);
  });

  it("tells where this person writes, again after a new connection, and only when it changes (G-49)", async () => {
    const server = new Server();
    const a = await phone(server);
    a.sync.setCell("x");
    a.sync.setCell("x");
    a.line.cut();
    a.line.join();
    await pass();
    a.sync.setCell(null);
    await pass();
    const places = server.said.filter((s) => s.type === "sheet-at").map((s) => s.cell);
    expect(places).toEqual([null, "x", "x", null]);
  });
});

describe("rows of a sheet (G-74)", () => {
  const shape = worksheetSchema.parse({
    id: "w",
    kind: "worksheet",
    title: "T",
    question: "Q?",
    sections: [
      {
        id: "s",
        title: "S",
        fields: [
          { id: "t", type: "table", text: "T", start: 2, columns: [{ id: "c", type: "text", text: "C" }] },
        ],
      },
      { id: "p", title: "P", repeat: {}, fields: [{ id: "f", type: "text", text: "F" }] },
    ],
  });
  it("G-158 of entries stay when their letters are undone: another may have written in them", async () => {
    const { sync } = await phone(new Server());
    placeEntry(sync.doc, "help/k1");
    sync.doc.transact(() => textAt(sync.doc, "help/k1").insert(0, "Beds"), LOCAL_ORIGIN);
    sync.doc.transact(() => textAt(sync.doc, "help/k1").insert(4, " and food"), REMOTE_ORIGIN);
    sync.undo.undo();
    expect([textAt(sync.doc, "help/k1").toString(), rowsHere(sync.doc, "help", [])]).toEqual([
      " and food",
      ["k1"],
    ]);
    sync.undo.redo();
    expect(textAt(sync.doc, "help/k1").toString()).toBe("Beds and food");
  });

  it("are the same on the phone as on the server, whoever adds and takes away", () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    addRow(a, "t", ["r1", "r2"]);
    addRow(b, "t", ["r1", "r2"]);
    removeRow(b, "t/r1");
    addRow(a, "p@", ["r1"]);
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    for (const [list, first] of [
      ["t", ["r1", "r2"]],
      ["p@", ["r1"]],
    ] as const) {
      expect(rowsHere(a, list, first)).toEqual(rowsIn(a, shape, list));
      expect(rowsHere(b, list, first)).toEqual(rowsHere(a, list, first));
    }
    expect(rowsHere(a, "t", ["r1", "r2"])).toHaveLength(3);
    expect(rowsHere(a, "t", ["r1", "r2"])[0]).toBe("r2");
    expect(rowsHere(a, "t", ["r1", "r2"]).every((row) => /^[a-z0-9]{1,12}$/.test(row))).toBe(true);
  });
});
