import { expect, it } from "vitest";
import { sharedWorkshop } from "@/server/store/rooms/room-state";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const stored = (title = "A workshop"): unknown => JSON.parse(JSON.stringify({ ...sampleWorkshop, title }));

it("equal contents are one object, others are their own", () => {
  const one = sharedWorkshop(JSON.stringify(stored()));
  expect(sharedWorkshop(JSON.stringify(stored()))).toBe(one);
  expect(sharedWorkshop(JSON.stringify(stored("Another")))).not.toBe(one);
  expect(sharedWorkshop(JSON.stringify(stored("Another"))).title).toBe("Another");
});

it("what is no workshop is refused, each time", () => {
  for (let i = 0; i < 2; i++) expect(() => sharedWorkshop("{}")).toThrow();
});
