import { beforeAll, describe, expect, it, vi } from "vitest";
import { deviceCookie, deviceOf, lastAccountIn } from "@/server/accounts/known-device";

beforeAll(() => {
  vi.stubEnv("PLENARY_DEVICE_KEY", Buffer.alloc(32, 7).toString("base64url"));
});

const signedIn = (email: string, before = "") => {
  const { name, value } = deviceCookie(before, email);
  return `${name}=${value}`;
};

describe("a browser in which somebody signed in before (A-56)", () => {
  it("is known for that account and for no other", () => {
    const cookie = `other=1; ${signedIn("ada@example.org")}`;
    expect(deviceOf(cookie, "ada@example.org")?.id).toMatch(/^[\w-]{22}$/);
    expect(deviceOf(cookie, "ben@example.org")).toBeNull();
    expect(lastAccountIn(cookie)).toBe(deviceOf(cookie, "ada@example.org")?.account);
  });

  it("stays the same browser when the account signs in again, and when others do", () => {
    const first = signedIn("ada@example.org");
    const later = signedIn("ada@example.org", signedIn("ben@example.org", first));
    expect(deviceOf(later, "ada@example.org")).toEqual(deviceOf(first, "ada@example.org"));
    expect(deviceOf(later, "ben@example.org")?.id).not.toBe(deviceOf(later, "ada@example.org")?.id);
  });

  it("remembers the last four accounts", () => {
    let cookie = "";
    for (let n = 0; n < 6; n++) cookie = signedIn(`${n}@example.org`, cookie);
    expect([0, 1, 2, 3, 4, 5].filter((n) => deviceOf(cookie, `${n}@example.org`))).toEqual([2, 3, 4, 5]);
  });

  it("is not known by what was not made here", () => {
    const [name, value = ""] = signedIn("ada@example.org").split("=");
    const [nonce, account, proof = ""] = value.split(".");
    for (const forged of [
      "",
      "~~~",
      "a.b.c",
      `${nonce}x.${account}.${proof}`,
      `${nonce}.${account}.${proof.slice(1)}`,
      `${nonce}.${account}.${"é".repeat(43)}`,
      `${"~".repeat(99)}${value}`,
    ])
      expect(lastAccountIn(`${name}=${forged}`)).toBeNull();
    for (const header of [undefined, "", `not${name}=${value}`]) expect(lastAccountIn(header)).toBeNull();
  });

  it("carries no e-mail address", () => {
    expect(signedIn("ada@example.org")).not.toContain("ada");
  });
});
