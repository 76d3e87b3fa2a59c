import { describe, expect, it } from "vitest";
import { methodName, routeName } from "@/server/main/routes/route-names";

describe("names of requests (O-60)", () => {
  it.each([
    ["/", "/"],
    ["/j/8fK2secret", "/j/:token"],
    ["/r/7d3c1f54-6f0e-4f0f-9a0e-0d7f0b6f3a02/answer?x=Wilhelmina", "/r/:room/answer"],
    ["/files/uploads", "/files/uploads"],
    ["/nowhere/Wilhelmina", "other"],
    ["//elsewhere/Wilhelmina", "other"],
  ])("%s is %s", (url, name) => expect(routeName(url)).toBe(name));

  it("know the usual methods alone", () =>
    expect(["GET", "BREW", undefined].map(methodName)).toEqual(["GET", "_OTHER", "_OTHER"]));
});
