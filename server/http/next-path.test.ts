import { describe, expect, it } from "vitest";
import { safeNextPath } from "@/server/http/next-path";

describe("the page after signing in", () => {
  it.each(["/trainer", "/console/7f0c?tab=people", "/debrief/1/", "/a%2Fb"])("may be %s", (path) => {
    expect(safeNextPath(path)).toBe(path);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/a/..//evil.example",
    "/.//evil.example",
    "javascript:alert(1)",
    " /trainer",
    "trainer",
    "",
    "/api/auth/signout",
    "/_next/x",
    "/a\nb",
    `/${"a".repeat(600)}`,
  ])("is never %j", (path) => {
    expect(safeNextPath(path)).toBeNull();
  });

  it.each([undefined, null, 7, ["/trainer"], {}])("is never something other than text: %j", (value) => {
    expect(safeNextPath(value)).toBeNull();
  });

  it("keeps no fragment", () => {
    expect(safeNextPath("/trainer#top")).toBe("/trainer");
  });
});
