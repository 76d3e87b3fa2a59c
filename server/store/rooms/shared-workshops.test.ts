import { expect, it } from "vitest";
import { sharedWorkshop } from "@/server/store/rooms/room-state";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const stored = (title = "A workshop"): unknown => JSON.parse(JSON.stringify({ ...sampleWorkshop, title }));

it("equal contents are one object, others are their own", () => {
  const one = sharedWorkshop(stored());
  expect(sharedWorkshop(stored())).toBe(one);
  expect(sharedWorkshop(stored("Another"))).not.toBe(one);
  expect(sharedWorkshop(stored("Another")).title).toBe("Another");
});

it("what is no workshop is refused, each time", () => {
  for (let i = 0; i < 2; i++) expect(() => sharedWorkshop({ title: 1 })).toThrow();
});
