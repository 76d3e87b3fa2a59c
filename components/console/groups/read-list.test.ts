import { describe, expect, it } from "vitest";
import { readList } from "@/components/console/groups/read-list";

const people = [
  { id: "ana", alias: "Ana" },
  { id: "som", alias: "สมชาย" },
  { id: "ben1", alias: "Ben" },
  { id: "ben2", alias: "ben" },
  { id: "none", alias: "" },
];

describe("groups from a pasted list", () => {
  it("finds people by their names, whatever their case and spaces", () => {
    expect(readList("  ANA ; North\nสมชาย\tSouth\n\n", people).groups).toEqual([
      { name: "North", people: ["ana"] },
      { name: "South", people: ["som"] },
    ]);
  });

  it("calls groups by their numbers where the list does", () => {
    expect(readList("สมชาย;2\nAna;1", people).groups).toEqual([
      { name: null, people: ["ana"] },
      { name: null, people: ["som"] },
    ]);
    expect(readList("Ana;2\nสมชาย;7", people).groups.map((g) => g.name)).toEqual(["2", "7"]);
  });

  it("tells what it could not read, whom nobody knows, and whom several could be", () => {
    const listed = readList(`Ana North\nZoe; North\nBen; North\nAna; ${"x".repeat(61)}\nZoe; South`, people);
    expect(listed.unread).toEqual(["Ana North", `Ana; ${"x".repeat(61)}`]);
    expect(listed.unmatched).toEqual(["Zoe"]);
    expect(listed.shared).toEqual(["Ben"]);
    expect(listed.groups).toEqual([
      { name: "North", people: [] },
      { name: "South", people: [] },
    ]);
  });

  it("takes the first of two lines about one person, and says so", () => {
    const listed = readList("Ana; North\nana; South", people);
    expect(listed.doubled).toEqual(["ana"]);
    expect(listed.groups[0]).toEqual({ name: "North", people: ["ana"] });
    expect(listed.groups[1]).toEqual({ name: "South", people: [] });
  });

  it("names those whom the list leaves without a group", () => {
    expect(readList("Ana; North", people).left).toEqual(["som", "ben1", "ben2", "none"]);
  });

  it("takes out signs that the room does not take in names", () => {
    expect(readList("Ana; No\u202erth\u0007", people).groups).toEqual([{ name: "No rth", people: ["ana"] }]);
  });
});
