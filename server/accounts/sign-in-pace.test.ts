import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { paceSignIn } from "@/server/accounts/sign-in-pace";

/** Whether a request goes on at once. */
function atOnce(url: string, method = "POST"): boolean {
  let gone = false;
  paceSignIn({ method, url, headers: {} } as IncomingMessage, { destroyed: true } as ServerResponse, () => {
    gone = true;
  });
  return gone;
}

describe("tries to sign in (A-55)", () => {
  it("wait for their turn, however their address is written; passkeys, links and all else go on", () => {
    expect(atOnce("/api/auth/callback/credentials")).toBe(true);
    for (const url of [
      "/api/auth/callback/credentials",
      "/api/auth/callback/credentials?x=1",
      "/api/auth/callback/%63redentials",
      "/api/auth/%63allback/credentials",
      "/api/auth/callback/passkey/../credentials",
      "/x/../api/auth/callback/credentials",
      "/./api/auth/callback/credentials",
      "/api/auth/%2e/callback/credentials",
      "/api/auth/callback/x/%2E%2e/credentials",
      "/api/auth/callback/%",
    ])
      expect([url, atOnce(url)]).toEqual([url, false]);
    for (const url of [
      "/api/auth/callback/passkey",
      "/api/auth/callback/link?x=1",
      "/api/auth/signout",
      "/r/x/answer",
    ])
      expect([url, atOnce(url)]).toEqual([url, true]);
    expect(atOnce("/api/auth/callback/credentials", "GET")).toBe(true);
  });
});
