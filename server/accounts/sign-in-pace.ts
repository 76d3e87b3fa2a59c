/**
 * Paces all attempts to sign in, right or wrong, so that a spray of passwords takes only a small part of the
 * processor from running rooms. A thousand trainers still sign in within two minutes. Known browsers have a
 * queue of their own; passkeys and links are cheap and do not wait.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isKnownDevice } from "@/server/accounts/known-device";
import { Pacer } from "@/server/platform/limits/pacer";

/** One after another; whoever would be the fifty-first to wait is told to come back. Milliseconds. */
export const SIGN_IN = { atOnce: 1, apart: 100, longest: 4_900 };
const SAID_SECONDS = Math.ceil(SIGN_IN.longest / 1_000);

const CALLBACK = "/api/auth/callback/";
const UNPACED = new Set([`${CALLBACK}passkey`, `${CALLBACK}link`]);

/**
 * As Next reads it: without its query, without "." and "..", and with escaped letters. One that cannot be read is taken as
 * it is.
 */
function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, "http://plenary").pathname);
  } catch {
    return url;
  }
}

function isSignInAttempt({ method, url = "" }: IncomingMessage): boolean {
  const path = pathOf(url);
  return method === "POST" && path.startsWith(CALLBACK) && !UNPACED.has(path);
}

const lines = { strangers: new Pacer(SIGN_IN), known: new Pacer(SIGN_IN) };

/** Lets a try to sign in go on when it is its turn, and everything else at once. */
export function paceSignIn(req: IncomingMessage, res: ServerResponse, go: () => void): void {
  const wait = isSignInAttempt(req)
    ? lines[isKnownDevice(req.headers.cookie) ? "known" : "strangers"].next()
    : 0;
  if (wait === 0) {
    go();
    return;
  }
  if (wait !== null) {
    setTimeout(() => !res.destroyed && go(), wait);
    return;
  }
  // As next-auth would say it, so that the form shows the sentence.
  res.writeHead(429, {
    "content-type": "application/json",
    "retry-after": String(SAID_SECONDS),
    "cache-control": "no-store",
  });
  res.end(
    JSON.stringify({
      url: `http://${req.headers.host ?? "plenary"}/trainer/sign-in?error=wait%3A${SAID_SECONDS}`,
    }),
  );
}
