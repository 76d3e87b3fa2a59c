import { describe, expect, it } from "vitest";
import { rangeOf } from "@/server/editor/content/assets/serve";

describe("the part of a film that a player asks for", () => {
  it.each([
    [undefined, "all"],
    ["bytes=0-", { from: 0, to: 99 }],
    ["bytes=10-19", { from: 10, to: 19 }],
    ["bytes=90-500", { from: 90, to: 99 }],
    ["bytes=-5", { from: 95, to: 99 }],
    ["bytes=-500", { from: 0, to: 99 }],
    ["bytes=100-", "impossible"],
    ["bytes=-0", "impossible"],
    ["bytes=20-10", "all"],
    ["bytes=0-1,5-6", "all"],
    ["lines=1-2", "all"],
    ["bytes=-", "all"],
  ])("%j of 100 bytes is %j", (header, range) => expect(rangeOf(header, 100)).toEqual(range));
});
