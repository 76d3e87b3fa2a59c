/**
 * How fast tries to sign in are taken at all, right or wrong: one after another, so that a spray of passwords costs the
 * rooms that run a small part of the processor. A thousand trainers still sign in within two minutes.
 */
import type { IncomingMessage, ServerResponse } from "node:http";

/** Milliseconds between two tries. */
const APART_MS = 100;
/** Tries that may wait for their turn; whoever comes then is told to come back. */
const MOST_WAITING = 50;
const SAID_SECONDS = Math.ceil((MOST_WAITING * APART_MS) / 1_000);

export class SignInPace {
  private free = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Milliseconds until this try's turn; null where too many wait. */
  wait(): number | null {
    const now = this.now();
    const at = Math.max(now, this.free);
    if (at - now >= MOST_WAITING * APART_MS) return null;
    this.free = at + APART_MS;
    return at - now;
  }
}

const isTry = ({ method, url }: IncomingMessage): boolean => method === "POST" && (url ?? "").startsWith("/api/auth/callback/");

const pace = new SignInPace();

/** Lets a try to sign in go on when it is its turn, and everything else at once. */
export function paced(req: IncomingMessage, res: ServerResponse, go: () => void): void {
  const wait = isTry(req) ? pace.wait() : 0;
  if (wait === 0) {
    go();
    return;
  }
  if (wait !== null) {
    setTimeout(() => !res.destroyed && go(), wait);
    return;
  }
  // As next-auth would say it, so that the form shows the sentence.
  res.writeHead(429, { "content-type": "application/json", "retry-after": String(SAID_SECONDS), "cache-control": "no-store" });
  res.end(JSON.stringify({ url: `http://${req.headers.host ?? "plenary"}/trainer/sign-in?error=wait%3A${SAID_SECONDS}` }));
}
