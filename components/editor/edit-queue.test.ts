import { beforeEach, describe, expect, it } from "vitest";
import { EditQueue, type RejectedEdit, TYPING_DEBOUNCE_MS } from "@/components/editor/edit-queue";
import { blankDraft, type Draft, whereIs } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import type { Op } from "@/workshop/editor/op";
import { versionOf } from "@/workshop/editor/version";

const start: Draft = {
  ...blankDraft("w", "Mine"),
  sessions: [
    {
      id: "s",
      number: 1,
      title: "S",
      minutes: 5,
      activities: [
        { id: "p", kind: "poll", title: "A" },
        { id: "q", kind: "slide", title: "Q" },
      ],
    },
  ],
};
const retitle = (draft: Draft, id: string, title: string): Op => {
  const now = whereIs(draft, id)!.activity;
  return { type: "set-activity", base: versionOf(now), value: { ...now, title } };
};
const title = (draft: Draft, id = "p") => whereIs(draft, id)?.activity.title;

let refused: RejectedEdit[];
let queue: EditQueue;
beforeEach(() => {
  refused = [];
  queue = new EditQueue(start, 1, (edit) => refused.push(edit));
});
const type = (text: string, now: number, id = `c${now}`) =>
  queue.add(id, retitle(queue.local, "p", text), now, true);

describe("typing", () => {
  it("is one edit, sent after a rest, and seen at once", () => {
    type("B", 0);
    type("Be", 100);
    expect(title(queue.local)).toBe("Be");
    expect(queue.next(100)).toEqual({ wait: TYPING_DEBOUNCE_MS });
    const sent = queue.next(100 + TYPING_DEBOUNCE_MS);
    expect(sent).toMatchObject({
      id: "c0",
      op: { value: { title: "Be" }, base: versionOf(whereIs(start, "p")!.activity) },
    });
    queue.confirm("c0", 2);
    expect([title(queue.confirmed), queue.revision, queue.waiting.length]).toEqual(["Be", 2, 0]);
  });

  it("is sent now and then also without a rest", () => {
    for (let now = 0; now < 6_000; now += 300) type(`text ${now}`, now);
    expect(queue.waiting.length).toBeGreaterThan(1);
  });

  it("goes on while an edit is under way", () => {
    type("B", 0);
    queue.next(1_000);
    type("Bee", 1_100);
    expect(queue.next(9_000)).toBeNull();
    queue.confirm("c0", 2);
    expect(title(queue.local)).toBe("Bee");
    expect(queue.next(9_000)).toMatchObject({ id: "c1100", op: { value: { title: "Bee" } } });
  });

  it("that got no answer is sent again under its id", () => {
    type("B", 0);
    queue.next(1_000);
    queue.markUnsent("c0");
    expect(queue.next(2_000)).toMatchObject({ id: "c0" });
  });
});

describe("somebody else's edit (E-8)", () => {
  it("of another activity goes below what waits", () => {
    type("B", 0);
    expect(queue.applyForeign(retitle(start, "q", "Theirs"), 2)).toBe(true);
    expect([title(queue.local), title(queue.local, "q")]).toEqual(["B", "Theirs"]);
    expect(refused).toEqual([]);
  });

  it("of the same activity makes a choice of what was not sent yet, and theirs is seen meanwhile", () => {
    type("Mine", 0);
    queue.applyForeign(retitle(start, "p", "Theirs"), 2);
    expect(title(queue.local)).toBe("Theirs");
    expect(refused).toMatchObject([{ reason: "changed-by-other", op: { value: { title: "Mine" } } }]);
  });

  it("that came first at the server makes one choice of all that was typed", () => {
    type("Mine", 0);
    queue.next(1_000);
    type("Mine and more", 1_100);
    queue.applyForeign(retitle(start, "p", "Theirs"), 2);
    queue.reject("c0", "changed-by-other");
    expect(refused).toHaveLength(1);
    expect(refused).toMatchObject([{ op: { value: { title: "Mine and more" } } }]);
    expect(queue.waiting).toEqual([]);
  });

  it("whose predecessor is missing is not applied", () => {
    expect(queue.applyForeign(retitle(start, "q", "Theirs"), 3)).toBe(false);
    expect(queue.revision).toBe(1);
  });
});

it("E-9: what waited while the connection was lost is put onto what the server has by then", () => {
  type("Mine", 0);
  const other = edit(start, { type: "remove-activity", activity: "q" });
  if (!other.ok) throw new Error();
  queue.replace(other.workshop, 7);
  expect([title(queue.local), whereIs(queue.local, "q"), queue.revision]).toEqual(["Mine", null, 7]);
});
