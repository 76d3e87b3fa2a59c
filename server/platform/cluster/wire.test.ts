import { expect, it } from "vitest";
import { beatSchema, clusterMessageSchema } from "@/server/platform/cluster/wire";

it("K-21: a beat is one with a word, without one, and with one that is not known here", () => {
  const beat = { from: "a" };
  expect(beatSchema.parse(beat)).toEqual(beat);
  expect(beatSchema.parse({ ...beat, bye: true })).toEqual({ ...beat, bye: true });
  for (const word of [
    { is: "account", id: "1" },
    { is: "not-yet-invented", of: 2 },
  ])
    expect(beatSchema.parse({ ...beat, word })).toEqual({ ...beat, word });
  expect(clusterMessageSchema.safeParse({ is: "not-yet-invented", of: 2 }).success).toBe(false);
});
