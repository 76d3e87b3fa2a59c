import { expect, it } from "vitest";
import { splitStory, withStory } from "@/workshop/editor/split-story";

it("makes a clause of each sentence and marks where a paragraph begins", () => {
  expect(splitStory("Ana is 22. She looks for work.\n\nAn agency\ncalls her.")).toEqual([
    { text: "Ana is 22." },
    { text: "She looks for work." },
    { text: "An agency calls her.", paragraph: true },
  ]);
});

it("parts a long sentence at its commas, and never gives more than a line holds", () => {
  const long =
    "When she arrives the manager takes her passport, which he says is only for the registration, and he tells her that she owes the agency three thousand dollars for the ticket.";
  const clauses = splitStory(long).map((c) => c.text);
  expect(clauses).toHaveLength(3);
  expect(clauses.join(" ")).toBe(long);
  expect(splitStory("x".repeat(1_000)).every((c) => c.text.length <= 300)).toBe(true);
});

it("knows sentences of scripts without spaces", () => {
  expect(splitStory("她二十二岁。她在找工作。", "zh")).toEqual([
    { text: "她二十二岁。" },
    { text: "她在找工作。" },
  ]);
});

it("takes the place of pieces in which nothing was written (E-72)", () => {
  const pasted = [{ id: "c2", text: "She looks for work." }];
  expect(withStory([{ id: "c1" } as (typeof pasted)[number]], pasted)).toEqual(pasted);
  expect(withStory([{ id: "c1", text: "  " }], pasted)).toEqual(pasted);
  expect(withStory([{ id: "c1", text: "Ana is 22." }], pasted).map((c) => c.id)).toEqual(["c1", "c2"]);
});
