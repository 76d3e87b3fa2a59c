import { expect, it } from "vitest";
import { blankDraft } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import { mergedOp } from "@/workshop/editor/merge-ops";
import type { Op } from "@/workshop/editor/op";
import { canonical, versionOf } from "@/workshop/editor/version";

const poll = { id: "p", kind: "poll" as const, title: "A" };
const start = {
  ...blankDraft("w", "Mine"),
  sessions: [{ id: "s", number: 1, title: "S", minutes: 5, activities: [poll] }],
};
const title = (from: string, to: string): Op => ({ type: "set-workshop", set: { title: { from, to } } });
const set = (before: object, title: string): Op => ({
  type: "set-activity",
  base: versionOf(before),
  value: { ...poll, title },
});

it.each([
  ["titles", title("Mine", "Min"), title("Min", "Mine!")],
  [
    "fields of a session",
    { type: "set-session", session: "s", set: { title: { from: "S", to: "T" } } },
    {
      type: "set-session",
      session: "s",
      set: { minutes: { from: 5, to: 6 }, title: { from: "T", to: "U" } },
    },
  ],
  ["activities", set(poll, "B"), set({ ...poll, title: "B" }, "C")],
] satisfies [string, Op, Op][])("two edits of %s merged do what both do", (_what, first, second) => {
  const one = edit(start, first);
  const both = one.ok ? edit(one.workshop, second) : one;
  const merged = edit(start, mergedOp(first, second)!);
  expect(merged.ok && both.ok && canonical(merged.workshop)).toBe(both.ok && canonical(both.workshop));
});

it("edits of different things are not merged", () => {
  expect(mergedOp(title("Mine", "M"), set(poll, "B"))).toBeNull();
  expect(
    mergedOp({ type: "remove-activity", activity: "p" }, { type: "remove-activity", activity: "p" }),
  ).toBeNull();
});
