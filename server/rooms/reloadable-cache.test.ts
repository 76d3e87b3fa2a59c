import { describe, expect, it } from "vitest";
import { ReloadableCache } from "@/server/rooms/reloadable-cache";

/** A store whose readings are answered by hand: each with what stood there when it began. */
function slowStore() {
  const stored: string[] = [];
  const readings: { done(): void; fail(): void }[] = [];
  const cache = new ReloadableCache<Set<string>>(new Set(), () => {
    const found = new Set(stored);
    return new Promise((done, fail) =>
      readings.push({ done: () => done(found), fail: () => fail(new Error("away")) }),
    );
  });
  const store = (one: string) => {
    stored.push(one);
    cache.change((all) => void all.add(one));
  };
  const begun = () => new Promise<void>((go) => setImmediate(go));
  return { cache, stored, readings, store, begun };
}

describe("what is read cache while it changes (K-1)", () => {
  it("keeps what was stored here during the reading, and takes what others stored", async () => {
    const { cache, stored, readings, store, begun } = slowStore();
    stored.push("theirs");
    const read = cache.refresh();
    await begun();
    store("ours");
    readings[0]!.done();
    await read;
    expect([...cache.now].sort()).toEqual(["ours", "theirs"]);
  });

  it("is read once more for all who ask during a reading, and never by two at once", async () => {
    const { cache, stored, readings, begun } = slowStore();
    const first = cache.refresh();
    await begun();
    stored.push("theirs");
    const [second, third] = [cache.refresh(), cache.refresh()];
    await begun();
    expect(readings).toHaveLength(1);
    readings[0]!.done();
    await first;
    expect(cache.now.size).toBe(0);
    await begun();
    expect(readings).toHaveLength(2);
    readings[1]!.done();
    await Promise.all([second, third]);
    expect([...cache.now]).toEqual(["theirs"]);
  });

  it("stays as it was where it cannot be read, and is read when somebody asks again", async () => {
    const { cache, readings, store, begun } = slowStore();
    store("ours");
    const read = cache.refresh();
    const refused = expect(read).rejects.toThrow("away");
    await begun();
    readings[0]!.fail();
    await refused;
    expect([...cache.now]).toEqual(["ours"]);
    const again = cache.refresh();
    await begun();
    readings[1]!.done();
    await again;
    expect([...cache.now]).toEqual(["ours"]);
  });
});
