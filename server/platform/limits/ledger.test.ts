import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Ledger } from "@/server/platform/limits/ledger";

let ledger: Ledger;
beforeEach(() => {
  ledger = new Ledger();
});
afterEach(() => {
  vi.useRealTimers();
  ledger.close();
});

describe("who pays (O-81)", () => {
  it("is a person, by whichever connection, phone or session they come", () => {
    const one = ledger.guest("room", "ada", "first phone");
    expect(ledger.guest("room", "ada", "second phone")).toBe(one);
    expect(ledger.guest("room", "bea")).not.toBe(one);
    expect(ledger.guest("other room", "ada")).not.toBe(one);
    expect(ledger.holderOf(["unknown", "second phone"])).toBe(one);
    expect(ledger.holderOf(["first phone"])).toBe(one);
    expect(ledger.holderOf([])).toBe(null);
  });

  it("is forgotten with their tokens when all has come back, and not while it has not", () => {
    const quiet = ledger.guest("room", "ada", "her phone");
    const open = ledger.guest("room", "bea", "her other phone");
    open.connections.add({ end: () => undefined });
    const spent = ledger.staff("cleo", "her session");
    spent.spend({ bytes: 1, ms: 10 });
    ledger.tidy();
    expect(ledger.holderOf(["her phone"])).toBe(null);
    expect(ledger.guest("room", "ada")).not.toBe(quiet);
    expect(ledger.holderOf(["her other phone"])).toBe(open);
    expect(ledger.holderOf(["her session"])).toBe(spent);
  });

  it("is known by their last eight tokens", () => {
    const one = ledger.guest("room", "ada");
    for (let i = 0; i < 9; i++) ledger.guest("room", "ada", `token ${i}`);
    expect(ledger.holderOf(["token 0"])).toBe(null);
    expect(ledger.holderOf(["token 1"])).toBe(one);
  });
});

describe("who sends many messages (O-82)", () => {
  it("is read at once who writes on a sheet all day, and after others who sends twice as much", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const [writer, bot] = [ledger.guest("room", "ada"), ledger.guest("room", "bot")];
    for (let i = 0; i < 300; i++) {
      writer.countMessage();
      for (let n = 0; n < 2; n++) bot.countMessage();
      vi.advanceTimersByTime(200);
      expect(writer.comesAfterOthers).toBe(false);
    }
    expect(bot.comesAfterOthers).toBe(true);
  });

  it("is read after others within two seconds when a thousand do, and who answers is read at once", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const bots = Array.from({ length: 1_000 }, (_, n) => ledger.guest("room", `bot ${n}`));
    const honest = Array.from({ length: 200 }, (_, n) => ledger.guest("room", `person ${n}`));
    for (let i = 0; i < 20; i++) {
      for (const bot of bots) bot.countMessage();
      for (const person of honest.slice(i * 10, i * 10 + 10)) person.countMessage();
      vi.advanceTimersByTime(100);
    }
    expect(bots.filter((bot) => !bot.comesAfterOthers)).toEqual([]);
    expect(honest.filter((person) => person.comesAfterOthers)).toEqual([]);
  });

  it.each([
    ["three hundred write", 300, 3],
    ["five thousand tap twice a second", 5_000, 2],
  ])("is read at once where %s in one room", (_, people, each) => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const all = Array.from({ length: people }, (_, n) => ledger.guest("room", `person ${n}`));
    for (let i = 0; i < 10 * each; i++) {
      for (const person of all) person.countMessage();
      vi.advanceTimersByTime(1_000 / each);
    }
    expect(all.filter((person) => person.comesAfterOthers)).toEqual([]);
  });
});

describe("strangers at the door of live connections (O-83)", () => {
  it("come in by a line for each address: a venue of five hundred within two seconds", () => {
    const waits = Array.from({ length: 500 }, () => ledger.stranger("192.0.2.1"));
    expect(waits.slice(0, 50).every((wait) => wait === 0)).toBe(true);
    expect(Math.max(...waits.map((wait) => wait ?? Number.POSITIVE_INFINITY))).toBeLessThan(2_000);
    expect(ledger.stranger("192.0.2.2")).toBe(0);
  });

  it("are told to come again when too many wait", () => {
    const waits = Array.from({ length: 5_000 }, () => ledger.stranger("192.0.2.1"));
    expect(waits.at(-1)).toBe(null);
  });
});
