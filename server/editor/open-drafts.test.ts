import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { authoredIdSchema } from "@/model/ids";
import { DraftSession } from "@/server/editor/draft-session";
import { OpenDrafts } from "@/server/editor/open-drafts";
import type { Draft } from "@/workshop/editor/draft";

const workshop = authoredIdSchema.parse("3f0e9c1a-8f5b-4c52-9f0c-2b6f3f6f1a11");
let read: number;
let closed: number;
let drafts: OpenDrafts;

beforeEach(() => {
  vi.useFakeTimers();
  [read, closed] = [0, 0];
  drafts = new OpenDrafts(
    () => closed++,
    async (id) => {
      read++;
      return new DraftSession(id, {} as Draft, 1);
    },
  );
});
afterEach(() => void vi.useRealTimers());

/** Opens a draft and leaves it at once. */
async function visit(): Promise<void> {
  const holder = {};
  await drafts.enter(workshop, holder);
  drafts.leave(workshop, holder);
}

describe("a draft that people open again and again (O-83)", () => {
  it("is read once, however long they go on", async () => {
    for (let i = 0; i < 40; i++) {
      await visit();
      vi.advanceTimersByTime(1_000);
    }
    expect(read).toBe(1);
  });

  it("is let go 15 seconds after the last has left", async () => {
    const stays = {};
    await drafts.enter(workshop, stays);
    await visit();
    vi.advanceTimersByTime(60_000);
    expect(drafts.find(workshop)).toBeDefined();
    drafts.leave(workshop, stays);
    vi.advanceTimersByTime(14_999);
    expect(drafts.find(workshop)).toBeDefined();
    vi.advanceTimersByTime(1);
    expect([drafts.find(workshop), closed]).toEqual([undefined, 1]);
    await visit();
    expect(read).toBe(2);
  });
});

describe("a draft that could not be read", () => {
  it.each([
    ["there is none", async () => null],
    ["the database is away", () => Promise.reject(new Error("away"))],
  ])("is read again by the next: %s", async (_, open) => {
    const tried = vi.fn(open);
    drafts = new OpenDrafts(() => undefined, tried);
    for (const holder of [{}, {}]) await drafts.enter(workshop, holder).catch(() => null);
    expect(tried).toHaveBeenCalledTimes(2);
  });
});
