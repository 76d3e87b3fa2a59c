import { beforeEach, describe, expect, it } from "vitest";
import { CommandLimits } from "@/server/rooms/command-limits";

let now = 0;
let limits: CommandLimits;
const verdicts = (times: number, connection = "one", participant: string | null = null) =>
  Array.from({ length: times }, () => limits.take(connection, participant));
const taken = (times: number, connection?: string, participant?: string) =>
  verdicts(times, connection, participant).filter((verdict) => verdict === "taken").length;

beforeEach(() => {
  now = 5_000;
  limits = new CommandLimits(() => now);
});

describe("a connection's commands (B-45)", () => {
  it("are taken forty at once", () => expect(taken(100)).toBe(40));

  it("are taken eight a second in the long run", () => {
    taken(40);
    let more = 0;
    for (let i = 0; i < 100; i++) {
      now += 100;
      more += taken(1);
    }
    expect(more).toBe(80);
  });

  it("are never saved up beyond forty", () => {
    now += 3_600_000;
    expect(taken(100)).toBe(40);
  });

  it("of a person who changes an answer every second are all taken", () => {
    for (let i = 0; i < 600; i++) {
      now += 1_000;
      expect(limits.take("one")).toBe("taken");
    }
  });

  it("beyond the limit are refused, and forty refusals are a flood", () => {
    taken(40);
    const more = verdicts(41);
    expect(more.slice(0, 40).every((verdict) => verdict === "refused")).toBe(true);
    expect(more[40]).toBe("flood");
  });

  it("that come ten a second are a flood after a minute, although eight of them are taken", () => {
    let seconds = 0;
    for (; seconds < 90; seconds += 0.1) {
      now += 100;
      if (limits.take("one") === "flood") break;
    }
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThan(75);
  });

  it("of somebody who was hasty once are all taken again after a rest", () => {
    taken(40 + 30);
    now += 120_000;
    expect(taken(40)).toBe(40);
    expect(limits.take("one")).toBe("refused");
  });

  it("are each connection's own, and begin again for one that was forgotten", () => {
    expect(taken(41)).toBe(40);
    expect(limits.take("other")).toBe("taken");
    limits.forget("one");
    expect(limits.take("one")).toBe("taken");
  });

  it("are remembered for as long as they say something, however many connections come and go", () => {
    for (let i = 0; i < 1_000; i++) {
      limits.take(`page of ${i}`);
      now += 1_000;
    }
    expect(limits.size).toBeLessThan(200);
    taken(41, "hasty");
    for (let i = 0; i < 300; i++) limits.take(`at once ${i}`);
    expect(limits.take("hasty")).toBe("refused");
  });
});

describe("the commands of a whole room (O-82)", () => {
  const everybody = Array.from({ length: 200 }, (_, i) => `person ${i}`);

  it("are taken while each person sends no more than forty", () => {
    for (const person of everybody.slice(0, 40)) expect(taken(40, person, person)).toBe(40);
  });

  it("beyond two thousand are taken from who sends few, and refused to who sends many", () => {
    for (const bot of everybody) taken(20, bot, bot);
    expect(taken(12, "phone of Ana", "Ana")).toBe(12);
    now += 200;
    expect(taken(1, "phone of Ana", "Ana")).toBe(1);
    expect(everybody.reduce((sum, bot) => sum + taken(10, bot, bot), 0)).toBeLessThan(200 * 3);
  });

  it("count for a person, by whichever connection, and for trainers not at all", () => {
    for (const bot of everybody) taken(20, bot, bot);
    expect(["a", "b", "c"].map((phone) => taken(8, phone, "Ana"))).toEqual([8, 4, 0]);
    expect(taken(40, "console")).toBe(40);
  });
});

it("what a participant writes into the log is taken sixty times at once, then once in two seconds (O-90)", () => {
  const logged = () => Array.from({ length: 100 }, () => limits.takeLogged("Ana")).filter(Boolean).length;
  expect(logged()).toBe(60);
  now += 10_000;
  expect(logged()).toBe(5);
  expect(limits.takeLogged("Ben")).toBe(true);
});
