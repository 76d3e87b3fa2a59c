import { describe, expect, it } from "vitest";
import { type Op, problemsOf, type Row } from "@/tests/faults/history";

const op = (rev: number, outcome: Op["outcome"], more: Partial<Op> = {}): Op => ({
  person: "ann",
  round: "q#1",
  id: `ann-${rev}`,
  rev,
  value: `v${rev}`,
  outcome,
  ...(outcome === "stored" ? { told: { id: `ann-${rev}`, rev } } : {}),
  ...more,
});
const row = (rev: number, more: Partial<Row> = {}): Row => ({
  person: "ann",
  round: "q#1",
  id: `ann-${rev}`,
  rev,
  value: `v${rev}`,
  ...more,
});

describe("the judge of histories", () => {
  it("is content with what was acknowledged and is there", () => {
    expect(problemsOf([op(1, "stored"), op(2, "stored")], [row(2)])).toEqual([]);
  });
  it("lets what was never acknowledged be there or not", () => {
    expect(problemsOf([op(1, "unknown")], [])).toEqual([]);
    expect(problemsOf([op(1, "unknown")], [row(1)])).toEqual([]);
    expect(problemsOf([op(1, "stored"), op(2, "unknown")], [row(2)])).toEqual([]);
  });
  it("finds an acknowledged answer that is gone, or was replaced by an older one", () => {
    expect(problemsOf([op(1, "stored")], [])[0]).toMatch(/^lost/);
    expect(problemsOf([op(1, "stored"), op(2, "stored")], [row(1)])[0]).toMatch(/^lost/);
  });
  it("finds a person who is counted twice", () => {
    expect(problemsOf([op(1, "unknown"), op(2, "stored")], [row(1), row(2)])[0]).toMatch(/^duplicate/);
  });
  it("keeps rounds and people apart", () => {
    const ops = [op(1, "stored"), op(1, "stored", { round: "q#2" }), op(1, "stored", { person: "bob" })];
    expect(problemsOf(ops, [row(1), row(1, { round: "q#2" }), row(1, { person: "bob" })])).toEqual([]);
    expect(problemsOf(ops, [row(1), row(1, { round: "q#2" })])).toHaveLength(1);
  });
  it("finds what nobody sent, what was altered, and what was refused and stored nevertheless", () => {
    expect(problemsOf([op(1, "unknown")], [row(7)])[0]).toMatch(/^invented/);
    expect(problemsOf([op(1, "stored")], [row(1, { value: "other" })])[0]).toMatch(/^altered/);
    expect(problemsOf([op(1, "refused")], [row(1)])[0]).toMatch(/^refused but stored/);
  });
  it("finds an acknowledgement that tells of something older, or of something never sent", () => {
    expect(
      problemsOf([op(1, "unknown"), op(2, "stored", { told: { id: "ann-1", rev: 1 } })], [row(2)])[0],
    ).toMatch(/^wrongly told/);
    expect(problemsOf([op(1, "stored", { told: { id: "bob-3", rev: 3 } })], [row(1)])[0]).toMatch(
      /^wrongly told/,
    );
  });
});
