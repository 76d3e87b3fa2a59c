/** The storage of a phone with which several people may be in one room after another (E-71). */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { QueuedAnswer } from "@/phone/storage";

const idb = vi.hoisted(() => ({ kept: new Map<string, unknown>(), stuck: false }));
vi.mock("idb-keyval", () => ({
  set: async (key: string[], value: unknown) => void idb.kept.set(JSON.stringify(key), value),
  del: async (key: string[]) => void idb.kept.delete(JSON.stringify(key)),
  keys: async () => [...idb.kept.keys()].map((key) => JSON.parse(key) as string[]),
  entries: async () => [...idb.kept].map(([key, value]) => [JSON.parse(key) as string[], value]),
  delMany: async (all: string[][]) => {
    if (idb.stuck) throw new Error("blocked");
    for (const key of all) idb.kept.delete(JSON.stringify(key));
  },
}));

/** As browsers have it: what is kept are properties of its own. */
class LocalStorage {
  [name: string]: unknown;
  getItem(key: string): unknown {
    return this[key] ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

const answer = {
  type: "answer",
  id: "one",
  question: "q",
  round: 1,
  rev: 1,
  body: { choice: ["a"] },
} as QueuedAnswer;
let local: LocalStorage;

/** A person's page of the room. */
async function pageOf(who: string | undefined, room = "room") {
  vi.resetModules();
  vi.stubGlobal("document", { body: { dataset: { room, who } }, getElementById: () => null });
  return import("@/phone/storage");
}

beforeEach(() => {
  idb.kept.clear();
  idb.stuck = false;
  local = new LocalStorage();
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("indexedDB", { open: () => ({}) });
});

describe("what waits on a phone", () => {
  const waitingOf = async (who: string) => {
    const page = await pageOf(who);
    await page.loadQueue();
    return page.queuedAnswers();
  };

  it("is found again by whose it is, from either store", async () => {
    await (await pageOf("ana")).enqueue(answer);
    expect(await waitingOf("ana")).toEqual([answer]);
    for (const key of Object.keys(local)) local.removeItem(key);
    expect(await waitingOf("ana")).toEqual([answer]);
  });

  it("is gone when somebody else comes, and so is the list of answers", async () => {
    const ana = await pageOf("ana");
    await ana.enqueue(answer);
    ana.noteAnswer("q#1", "Q", { id: "one", answer: "A" });
    expect(await waitingOf("ben")).toEqual([]);
    expect((await pageOf("ben")).journal()).toEqual([]);
    expect([Object.keys(local), idb.kept.size]).toEqual([[], 0]);
  });

  it("is nobody else's where local storage was emptied, or nothing can be deleted", async () => {
    await (await pageOf("ana")).enqueue(answer);
    for (const key of Object.keys(local)) local.removeItem(key);
    idb.stuck = true;
    expect(await waitingOf("ben")).toEqual([]);
    expect(await waitingOf("ben")).toEqual([]);
    idb.stuck = false;
    expect(await waitingOf("ben")).toEqual([]);
    expect(idb.kept.size).toBe(0);
  });

  it("is nobody's where an earlier version kept it, which did not say whose it is", async () => {
    local.setItem("plenary room outbox", JSON.stringify([answer]));
    idb.kept.set(JSON.stringify(["room", "q#1"]), answer);
    expect(await waitingOf("ben")).toEqual([]);
    expect([Object.keys(local), idb.kept.size]).toEqual([[], 0]);
  });

  it("is all forgotten on a page of nobody, and in this room alone", async () => {
    await (await pageOf("ana")).enqueue(answer);
    await (await pageOf("ana", "another")).enqueue(answer);
    await (await pageOf(undefined)).forget();
    expect(Object.keys(local)).toEqual(["plenary another ana outbox"]);
    expect([...idb.kept.keys()]).toEqual([JSON.stringify(["another", "ana", "q#1"])]);
  });
});

describe("the list of answers keeps what was answered (B-77)", () => {
  const [first, second] = [{ choice: ["a"] }, { choice: ["b"] }];

  it("beside the words, and in which language they are", async () => {
    const page = await pageOf("ana");
    page.noteAnswer("q#1", "Q", { id: "one", answer: "A", body: first }, "en");
    expect(page.journal()).toEqual([
      {
        key: "q#1",
        question: "Q",
        answer: null,
        language: "en",
        pending: { id: "one", answer: "A", body: first },
      },
    ]);
    page.settleAnswer("q#1", "one", true);
    expect(page.journal()).toEqual([{ key: "q#1", question: "Q", answer: "A", body: first, language: "en" }]);
  });

  it("of what is on its way, whatever becomes of an older one (B-28)", async () => {
    const page = await pageOf("ana");
    page.noteAnswer("q#1", "Q", { id: "one", answer: "A", body: first }, "en");
    page.noteAnswer("q#1", "Q", { id: "two", answer: "B", body: second }, "en");
    const before = page.journal();
    for (const stored of [true, false]) page.settleAnswer("q#1", "one", stored);
    expect(page.journal()).toEqual(before);
    expect(before).toMatchObject([{ answer: null, pending: { id: "two", body: second } }]);
  });

  it("of what is stored until another is, and of none that was refused", async () => {
    const page = await pageOf("ana");
    page.noteAnswer("q#1", "Q", { id: "one", answer: "A", body: first }, "en");
    page.settleAnswer("q#1", "one", true);
    page.noteAnswer("q#1", "Q", { id: "two", answer: "B", body: second }, "en");
    expect(page.journal()).toMatchObject([{ answer: "A", body: first, pending: { body: second } }]);
    page.settleAnswer("q#1", "two", false);
    expect(page.journal()).toEqual([{ key: "q#1", question: "Q", answer: "A", body: first, language: "en" }]);
    page.noteAnswer("q#2", "R", { id: "three", answer: "C", body: first }, "en");
    page.settleAnswer("q#2", "three", false);
    expect(page.journal().map((l) => l.key)).toEqual(["q#1"]);
  });

  it("is foreign in another language, and where its answers are in two", async () => {
    const page = await pageOf("ana");
    const isForeign = (language: string) => {
      document.body.dataset.language = language;
      return page.journal().map(page.isForeign);
    };
    page.noteAnswer("q#1", "Q", { id: "one", answer: "A", body: first }, "en");
    page.settleAnswer("q#1", "one", true);
    expect([isForeign("en"), isForeign("th")]).toEqual([[false], [true]]);
    page.noteAnswer("q#1", "ถ", { id: "two", answer: "ข", body: second }, "th");
    expect([isForeign("en"), isForeign("th")]).toEqual([[true], [true]]);
  });

  it("is never foreign where an earlier version noted it without a body", async () => {
    local.setItem("plenary room ana journal", JSON.stringify([{ key: "q#1", question: "Q", answer: "A" }]));
    const page = await pageOf("ana");
    document.body.dataset.language = "th";
    expect(page.journal().map(page.isForeign)).toEqual([false]);
  });
});
