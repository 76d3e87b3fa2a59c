import { expect, it } from "vitest";
import { differences } from "@/workshop/editor/differences";

it("names the fields in which two versions differ, and what each says", () => {
  const a = {
    id: "p",
    title: "One",
    options: [
      { id: "x", text: "X" },
      { id: "y", text: "Y" },
    ],
  };
  const b = {
    id: "p",
    title: "Two",
    options: [
      { id: "y", text: "Y" },
      { id: "x", text: "Z" },
    ],
  };
  expect(differences(a, b)).toEqual([
    { path: ["title"], a: "One", b: "Two" },
    { path: ["options", "x", "text"], a: "X", b: "Z" },
    { path: ["options", ""], a: "x · y", b: "y · x" },
  ]);
});

it("are none between equal things, and treat empty as missing", () => {
  expect(differences({ a: 1, b: "" }, { a: 1 })).toEqual([]);
  expect(differences({ key: { accepted: ["a"] } }, {})).toEqual([
    { path: ["key", "accepted", "a"], a: "a", b: null },
  ]);
});
