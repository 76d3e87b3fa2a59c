import { expect, it } from "vitest";
import { UndoStack } from "@/components/editor/undo-stack";
import { blankDraft, type Draft } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import type { Op } from "@/workshop/editor/op";

/** A draft that is typed into, and a clock that is set by hand. */
function desk() {
  let now = 0;
  let draft: Draft = blankDraft("w", "A");
  const stack = new UndoStack(() => now);
  const apply = (op: Op) => {
    const edited = edit(draft, op);
    if (!edited.ok) throw new Error(edited.reason);
    draft = edited.workshop;
    return edited.inverse;
  };
  return {
    type(text: string, time: number) {
      now = time;
      const op: Op = { type: "set-workshop", set: { title: { from: draft.title, to: text } } };
      stack.recordEdit(apply(op), op, true);
    },
    undo: () => stack.recordUndo(apply(stack.takeUndo()!)),
    redo: () => stack.recordRedo(apply(stack.takeRedo()!)),
    title: () => draft.title,
    stack,
  };
}

it("takes back typing up to a pause as one step, and brings it again (E-3)", () => {
  const d = desk();
  d.type("Ab", 0);
  d.type("Abc", 500);
  d.type("Abc d", 5_000);
  d.undo();
  expect(d.title()).toBe("Abc");
  d.undo();
  expect(d.title()).toBe("A");
  expect(d.stack.canUndo).toBe(false);
  d.redo();
  d.redo();
  expect(d.title()).toBe("Abc d");
});

it("has nothing to bring again once something new was done", () => {
  const d = desk();
  d.type("B", 0);
  d.undo();
  d.type("C", 9_000);
  expect(d.stack.canRedo).toBe(false);
});
