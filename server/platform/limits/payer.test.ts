import { beforeEach, describe, expect, it } from "vitest";
import {
  charge,
  Payer,
  type PersonalBudget,
  type RoomBudget,
  RoomPurse,
  shared,
} from "@/server/platform/limits/payer";

const OWN: PersonalBudget = {
  bytes: { burst: 1_000, rate: 100 },
  ms: { burst: 20, rate: 4 },
  pace: { burst: 5, rate: 100 },
  waiting: 10,
  messages: { burst: 5, rate: 1 },
};
const ROOM: RoomBudget = {
  bytes: { burst: 10_000, rate: 1_000 },
  ms: { burst: 100, rate: 40 },
  messages: { together: { burst: 100, rate: 10 }, each: { burst: 2, rate: 1 } },
};

let now = 0;
let account: RoomPurse;
let people: Payer[];
beforeEach(() => {
  now = 0;
  account = new RoomPurse(ROOM, () => now);
  account.people = 50;
  people = Array.from({ length: 50 }, () => new Payer(OWN, account, () => now));
});
const ms = (amount: number) => ({ bytes: 0, ms: amount });

describe("somebody who costs the server something (O-81)", () => {
  it("is bounded in bytes and in time", () => {
    const [one, other] = people as [Payer, Payer];
    one.spend({ bytes: 1_100, ms: 0 });
    other.spend(ms(22));
    expect([one.wait(), other.wait()]).toEqual([1_001, 501]);
    expect([one.overspent, other.overspent]).toEqual(["person", "person"]);
  });

  it("rests after a moment's work while others work, long before the budget is spent", () => {
    const [one, other] = people as [Payer, Payer];
    one.spend(ms(7));
    expect([one.wait(), one.overspent]).toEqual([21, null]);
    expect(other.wait()).toBe(0);
    now += 21;
    expect(one.wait()).toBe(0);
  });

  it("lets what waits go one after another, not all at once", async () => {
    const one = new Payer({ ...OWN, pace: { burst: 1, rate: 100 } }, null, () => now);
    one.spend(ms(3));
    const turns = Array.from({ length: 3 }, async () => {
      expect(await one.turn()).toBe(true);
      expect(one.wait()).toBeGreaterThan(0);
      now += one.wait();
    });
    now += one.wait();
    await Promise.all(turns);
  });

  it("does not wait for others as long as the room has means", () => {
    people[0]!.spend(ms(30));
    expect(people[0]!.wait()).toBeGreaterThan(0);
    expect(people[1]!.wait()).toBe(0);
  });

  const takes = (time: number) => () => {
    now += time;
    return "done";
  };

  it("pays for the time of what is done until its first await, and their room too", () => {
    const [one] = people as [Payer];
    expect(one.during(takes(30))).toBe("done");
    expect(one.overspent).toBe("person");
    expect(account.purse.full).toBe(false);
  });

  it("pays for what is charged after an await, and not for what they wait for", async () => {
    const [one, other] = people as [Payer, Payer];
    const database = (time: number) => Promise.resolve().then(takes(time));
    const handled = one.during(async () => {
      await database(1_000);
      return charge(takes(6));
    });
    other.during(takes(4));
    expect(await handled).toBe("done");
    expect([one.wait(), other.wait()]).toEqual([11, 0]);
  });

  it("pays for that alone: a whole room that writes would wait for itself", async () => {
    const [one] = people as [Payer];
    await one.during(async () => {
      await Promise.resolve();
      charge(takes(30));
    });
    one.alone(takes(30));
    expect(one.overspent).toBe("person");
    expect(account.purse.full).toBe(true);
  });

  it("pays once for what is charged within what they pay for, also where it fails", () => {
    const [one, other] = people as [Payer, Payer];
    one.during(() => charge(takes(6)));
    expect(one.wait()).toBe(11);
    const fails = () => {
      takes(6)();
      throw new Error("no");
    };
    expect(() => other.during(() => charge(fails))).toThrow("no");
    expect(other.wait()).toBe(11);
  });

  it("does not pay for what is made once for everybody, whatever is charged within it", () => {
    const [one, other] = people as [Payer, Payer];
    const view = () => shared(() => shared(() => charge(takes(50))));
    one.alone(() => {
      takes(4)();
      expect(view()).toBe("done");
      takes(2)();
    });
    expect(one.wait()).toBe(11);
    const fails = () => {
      takes(50)();
      throw new Error("no");
    };
    expect(() => other.during(() => shared(fails))).toThrow("no");
    expect(other.wait()).toBe(0);
    expect(shared(takes(50))).toBe("done");
  });

  it("is nobody where the server does something by itself", () => {
    expect(charge(takes(30))).toBe("done");
    expect(people.every((person) => person.wait() === 0)).toBe(true);
  });

  it("is not forgotten while something is open, or not paid back", () => {
    const [one] = people as [Payer];
    one.spend(ms(1));
    expect(one.settled).toBe(false);
    now += 60_000;
    expect(one.settled).toBe(true);
    one.connections.add({ end: () => undefined });
    expect(one.settled).toBe(false);
  });
});

const turn = () => new Promise((next) => setTimeout(next, 1));

describe("somebody who sends many messages (O-82)", () => {
  it("is read after the others until they have sent few", () => {
    const [modest, loud] = people as [Payer, Payer];
    for (let i = 0; i < 3; i++) modest.countMessage();
    for (let i = 0; i < 8; i++) loud.countMessage();
    expect([modest.comesAfterOthers, loud.comesAfterOthers]).toEqual([false, true]);
    expect([modest.wait(), loud.wait()]).toEqual([0, 0]);
    now += 3_500;
    expect(loud.comesAfterOthers).toBe(false);
    expect(loud.settled).toBe(false);
    now += 5_000;
    expect(loud.settled).toBe(true);
  });

  it("is so earlier where the whole room sends many, and those who send few are not", () => {
    const [loud, ...modest] = people as [Payer, ...Payer[]];
    for (let i = 0; i < 3; i++) loud.countMessage();
    expect(loud.comesAfterOthers).toBe(false);
    for (const one of [...modest, ...modest]) one.countMessage();
    now += 100;
    expect(loud.comesAfterOthers).toBe(true);
    expect(modest.filter((one) => one.comesAfterOthers)).toEqual([]);
  });

  it("takes turns with others there, however many connections they have", async () => {
    const [one, other] = people as [Payer, Payer];
    const done: string[] = [];
    for (const what of ["a", "b", "c"]) one.afterOthers(() => done.push(what), false);
    for (const what of ["d", "e"]) other.afterOthers(() => done.push(what), false);
    while (done.length < 5) await turn();
    expect(done.join("")).toBe("adbec");
  });

  it("does not keep those waiting who make pauses, when they make none", async () => {
    const [bot, other] = people as [Payer, Payer];
    const done: string[] = [];
    const work = () => {
      for (const end = performance.now() + 1; performance.now() < end; );
      done.push("bot");
    };
    for (let i = 0; i < 5; i++) bot.afterOthers(work, true);
    other.afterOthers(() => done.push("other"), false);
    while (done.length < 6) await turn();
    expect(done.indexOf("other")).toBeLessThan(3);
  });

  it("is not kept waiting by connections that are closed, or by what it sent without a pause", async () => {
    const [one] = people as [Payer];
    const done: string[] = [];
    const closed = () => done.push("closed");
    one.afterOthers(() => done.push("slow"), true);
    for (let i = 0; i < 5; i++) one.afterOthers(closed, true);
    one.afterOthers(() => done.push("next"), false);
    one.forget(closed);
    for (let i = 0; i < 4; i++) one.forget(closed);
    while (done.length < 2) await turn();
    await turn();
    expect(done.toSorted()).toEqual(["next", "slow"]);
  });

  it("is nobody who has an account", () => {
    const { messages: _, ...staff } = OWN;
    const trainer = new Payer(staff, null, () => now);
    for (let i = 0; i < 50; i++) trainer.countMessage();
    expect(trainer.comesAfterOthers).toBe(false);
  });

  it("is read in turns who has an account while something of theirs waits", async () => {
    const { messages: _, ...staff } = OWN;
    const trainer = new Payer(staff, null, () => now);
    let read = false;
    trainer.afterOthers(() => (read = true), true);
    expect(trainer.comesAfterOthers).toBe(true);
    while (!read || trainer.comesAfterOthers) await turn();
  });
});

describe("a room that has spent what it may (O-82)", () => {
  it("lets those go on who spend what all could, and keeps the others waiting", () => {
    const [modest, ...loud] = people as [Payer, ...Payer[]];
    for (const bot of loud) bot.spend(ms(3));
    expect(account.purse.wait()).toBeGreaterThan(0);
    modest.spend(ms(1));
    expect(modest.wait()).toBe(0);
    for (const bot of loud) expect(bot.wait()).toBeGreaterThan(0);
    expect(loud[0]!.overspent).toBe("room");
  });

  it("keeps nobody waiting when all do the same at once", () => {
    for (const person of people) person.spend(ms(1.9));
    expect(people.filter((person) => person.wait() > 0)).toEqual([]);
  });
});
