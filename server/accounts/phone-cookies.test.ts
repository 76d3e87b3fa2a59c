import type { IncomingMessage } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { phoneToken, setCookie } from "@/server/accounts/phone-cookies";

const from = (headers: Record<string, string> = {}) => ({ headers }) as unknown as IncomingMessage;
const servedUnder = (address: string) => vi.stubEnv("PLENARY_PUBLIC_URL", address);

describe("the cookie of a phone", () => {
  it("is bound to this very host where browsers come over TLS, and nothing else is believed then (ASVS 3.3)", () => {
    servedUnder("https://plenary.example");
    expect(setCookie(from(), "r", "t")).toBe(
      "__Host-plenary_r=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure",
    );
    expect(phoneToken({ "__Host-plenary_r": "mine", plenary_r: "tossed" }, "r")).toBe("mine");
    expect(phoneToken({ plenary_r: "tossed" }, "r")).toBeUndefined();
  });

  it("has a plain name in a room's own network, where browsers take no other", () => {
    servedUnder("");
    expect(setCookie(from(), "r", "t")).toBe("plenary_r=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
    expect(phoneToken({ plenary_r: "mine" }, "r")).toBe("mine");
    expect(setCookie(from(), "r", null)).toContain("Max-Age=0");
  });

  it("is bound as well behind a proxy that ends TLS and names no address", () => {
    servedUnder("");
    expect(setCookie(from({ "x-forwarded-proto": "https" }), "r", "t")).toMatch(
      /^__Host-plenary_r=t;.*Secure$/,
    );
    expect(phoneToken({ "__Host-plenary_r": "mine", plenary_r: "tossed" }, "r")).toBe("mine");
  });
});
