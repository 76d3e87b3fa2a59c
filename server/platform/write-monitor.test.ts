import { describe, expect, it } from "vitest";
import { WriteMonitor } from "@/server/platform/write-monitor";
import type { Trouble } from "@/server/platform/database-trouble";

/** A watched write whose time and outcome the test decides. */
function watchedWrites() {
  let now = 0;
  const storing = new WriteMonitor(() => now);
  const troubles: (Trouble | null)[] = [];
  storing.onChange((trouble) => troubles.push(trouble));
  const write = (ms: number, fails?: string) =>
    storing
      .watched("answers", async () => {
        now += ms;
        if (fails) throw Object.assign(new Error(), { code: fails });
      })()
      .catch(() => undefined);
  return { storing, told: troubles, write, pass: (ms: number) => (now += ms) };
}

describe("how writing goes (O-30 to O-34)", () => {
  it("is told as slow by the median of some writes, not by one", async () => {
    const { storing, told, write, pass } = watchedWrites();
    for (const ms of [5, 5, 900, 5]) await write(ms);
    storing.look();
    expect(storing.trouble).toBeNull();
    for (const ms of [500, 510, 520, 530, 540]) await write(ms);
    storing.look();
    expect(storing.trouble).toBe("database-slow");
    pass(16_000);
    storing.look();
    expect(told).toEqual(["database-slow", null]);
  });

  it("is slow while a write does not come back", () => {
    const { storing, pass } = watchedWrites();
    void storing.watched("answers", () => new Promise(() => undefined))();
    pass(1_600);
    storing.look();
    expect(storing.trouble).toBe("database-slow");
  });

  it("is in trouble from a failure until a later write succeeds, and not by turns", async () => {
    const { storing, told, write, pass } = watchedWrites();
    await write(5, "53100");
    expect(storing.trouble).toBe("disk-full");
    pass(100);
    await write(5);
    storing.look();
    expect(storing.trouble).toBe("disk-full");
    pass(2_500);
    storing.look();
    expect(told).toEqual(["disk-full", null]);
  });

  it("tries by itself whether a trouble is over", async () => {
    const { storing, write, pass } = watchedWrites();
    const tried: Trouble[] = [];
    storing.attempt = async (trouble) => void tried.push(trouble);
    await write(5, "ECONNREFUSED");
    pass(3_000);
    storing.look();
    await new Promise((go) => setImmediate(go));
    pass(1_000);
    storing.look();
    expect(tried.every((trouble) => trouble === "database-away")).toBe(true);
    expect(tried.length).toBeGreaterThan(0);
    expect(storing.trouble).toBeNull();
  });

  it("takes no refusal of ours for trouble", async () => {
    const { storing, write } = watchedWrites();
    await write(5, "23505");
    expect(storing.trouble).toBeNull();
  });

  it("knows its pace", async () => {
    const { storing, write } = watchedWrites();
    for (let ms = 1; ms <= 100; ms++) await write(ms);
    expect(storing.pace()).toEqual({ writes: 100, p50: 51, p99: 100 });
  });
});
