import { describe, expect, it } from "vitest";
import { AnswerWriter, type StoreBatch } from "@/server/rooms/answer-writer";
import type { AnswerRow } from "@/server/platform/room-store";

const row = (pseudonym: string, more: Partial<AnswerRow> = {}): AnswerRow => ({
  roomId: "room",
  activityId: "poll",
  question: "poll",
  round: 1,
  pseudonym,
  id: `${pseudonym}-1`,
  rev: 1,
  body: { pass: true },
  judgedAt: 1,
  ...more,
});
const all = (rows: AnswerRow[], writer: AnswerWriter) => Promise.all(rows.map((r) => writer.store(r)));

/** A database that notes its batches; each waits for its turn until it is let through. */
function database(options: { slow?: boolean; answer?: StoreBatch } = {}) {
  const batches: AnswerRow[][] = [];
  const turns: (() => void)[] = [];
  const store: StoreBatch = async (rows) => {
    batches.push([...rows]);
    if (options.slow) await new Promise<void>((go) => turns.push(go));
    return options.answer ? options.answer(rows) : new Map();
  };
  const next = async () => {
    while (!turns.length) await new Promise((go) => setImmediate(go));
    turns.shift()!();
  };
  return { batches, next, writer: new AnswerWriter(store) };
}

describe("group commit (B-31)", () => {
  it("stores answers that come together in one batch", async () => {
    const { batches, writer } = database();
    await all(
      ["a", "b", "c"].map((p) => row(p)),
      writer,
    );
    expect(batches).toHaveLength(1);
    expect(writer.written).toEqual({ batches: 1, rows: 3 });
  });

  it("stores in the next batch what comes while one is on its way", async () => {
    const { batches, next, writer } = database({ slow: true });
    const first = writer.store(row("a"));
    await expect.poll(() => batches.length).toBe(1);
    const others = all([row("b"), row("c")], writer);
    expect(batches.map((b) => b.length)).toEqual([1]);
    await next();
    await first;
    await next();
    await others;
    expect(batches.map((b) => b.map((r) => r.pseudonym))).toEqual([["a"], ["b", "c"]]);
  });

  it("acknowledges nothing before the database has", async () => {
    const { batches, next, writer } = database({ slow: true });
    let done = false;
    const stored = writer.store(row("a")).then(() => {
      done = true;
    });
    await expect.poll(() => batches.length).toBe(1);
    expect(done).toBe(false);
    await next();
    await stored;
  });

  it("puts at most 500 rows in one batch", async () => {
    const { batches, writer } = database();
    await all(
      Array.from({ length: 1_201 }, (_, i) => row(`p${i}`)),
      writer,
    );
    expect(batches.map((b) => b.length)).toEqual([500, 500, 201]);
  });

  it("orders the rows of a batch by their key, so that two processes cannot lock each other", async () => {
    const { batches, writer } = database();
    await all(
      ["c", "a", "b"].map((p) => row(p)),
      writer,
    );
    expect(batches[0]!.map((r) => r.pseudonym)).toEqual(["a", "b", "c"]);
  });

  it("works again after it was idle", async () => {
    const { batches, writer } = database();
    await writer.store(row("a"));
    await writer.store(row("b"));
    expect(batches).toHaveLength(2);
  });
});

describe("one row for a person in a batch", () => {
  it("is the one with the highest rev, and all hear of it (B-28)", async () => {
    const { batches, writer } = database();
    const [early, late, middle] = [
      row("a", { rev: 1, id: "x" }),
      row("a", { rev: 3, id: "y", body: { choice: ["red"] } }),
      row("a", { rev: 2, id: "z" }),
    ];
    const outcomes = await all([early, late, middle], writer);
    expect(batches).toEqual([[late]]);
    for (const t of outcomes) expect(t).toEqual({ stored: { id: "y", rev: 3, body: { choice: ["red"] } } });
  });

  it("is the one with the higher id where revs are equal (B-28)", async () => {
    const { batches, writer } = database();
    await all([row("a", { id: "b" }), row("a", { id: "c" }), row("a", { id: "a" })], writer);
    expect(batches[0]!.map((r) => r.id)).toEqual(["c"]);
  });

  it("does not stand for another room, question or round (B-30)", async () => {
    const { batches, writer } = database();
    await all(
      [row("a"), row("a", { round: 2 }), row("a", { question: "many" }), row("a", { roomId: "other" })],
      writer,
    );
    expect(batches[0]).toHaveLength(4);
  });
});

describe("what the database does not take", () => {
  it("a failure rejects the whole batch and not the next (B-31)", async () => {
    let fails = true;
    const { writer } = database({
      answer: async () => {
        if (fails) throw new Error("away");
        return new Map();
      },
    });
    const outcomes = await Promise.allSettled([writer.store(row("a")), writer.store(row("b"))]);
    expect(outcomes.map((t) => t.status)).toEqual(["rejected", "rejected"]);
    expect(writer.written).toEqual({ batches: 0, rows: 0 });
    fails = false;
    expect(await writer.store(row("a"))).toMatchObject({ stored: { id: "a-1" } });
  });

  it("answers to a finished activity are told so, and only these (B-37)", async () => {
    const { writer } = database({
      answer: async (rows) =>
        new Map(rows.flatMap((r, i) => (r.activityId === "over" ? [[i, "finished" as const]] : []))),
    });
    const outcomes = await all(
      [row("b"), row("a", { activityId: "over", question: "over" }), row("c")],
      writer,
    );
    expect(outcomes.map((t) => "keptOut" in t)).toEqual([false, true, false]);
  });

  it("an earlier answer of the same person is told so with the later one (B-37)", async () => {
    const { writer } = database({ answer: async () => new Map([[0, "stale" as const]]) });
    const outcomes = await all([row("a", { rev: 1, id: "x" }), row("a", { rev: 2, id: "y" })], writer);
    expect(outcomes).toEqual([{ keptOut: "stale" }, { keptOut: "stale" }]);
  });
});

describe("settled", () => {
  it("is at once when nothing is queued, also after what was queued was written", async () => {
    const { batches, next, writer } = database({ slow: true });
    const first = () =>
      Promise.race([
        writer.settled().then(() => "settled"),
        new Promise((go) => setImmediate(go, "in a later turn")),
      ]);
    expect([await first(), batches]).toEqual(["settled", []]);
    const stored = writer.store(row("a"));
    expect(await first()).toBe("in a later turn");
    await next();
    await stored;
    expect([await first(), batches.length]).toEqual(["settled", 1]);
  });

  it("waits for what was queued before, in whichever batch", async () => {
    const { batches, next, writer } = database({ slow: true });
    const events: string[] = [];
    void writer.store(row("a")).then(() => events.push("a"));
    await expect.poll(() => batches.length).toBe(1);
    void writer.store(row("b")).then(() => events.push("b"));
    const settled = writer.settled().then(() => events.push("settled"));
    await next();
    await next();
    await settled;
    expect(events).toEqual(["a", "b", "settled"]);
  });

  it("does not wait for what is queued later, so that a busy room can still be controlled", async () => {
    const { batches, next, writer } = database({ slow: true });
    void writer.store(row("a"));
    const settled = writer.settled();
    await expect.poll(() => batches.length).toBe(1);
    const later = writer.store(row("b"));
    await next();
    await settled;
    await next();
    await later;
  });

  it("does not fail when the batch did", async () => {
    const { writer } = database({
      answer: async () => {
        throw new Error("away");
      },
    });
    const stored = writer.store(row("a"));
    await writer.settled();
    await expect(stored).rejects.toThrow("away");
  });
});
