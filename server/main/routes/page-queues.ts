/**
 * Two queues for trainers' pages: one for signed-in accounts and known browsers, one for strangers, so that
 * these never delay those.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { lastAccountIn } from "@/server/accounts/known-device";
import { readSession, sessionTokenOf } from "@/server/accounts/session-token";
import { FairQueue } from "@/server/platform/limits/fair-queue";

/** One piece at a time, and then some time for the rooms. Of one asker a hundred may wait. */
const ONE_LINE = { places: 1, each: 100, rest: (took: number) => Math.min(50, took / 3), hold: 500 };

const TOO_MANY = "Too much is asked for at once. Reload this page in a moment.\n";

export class PageQueues {
  private readonly known = new FairQueue(ONE_LINE);
  private readonly strangers = new FairQueue(ONE_LINE);

  /** @returns false where the request was refused, or its sender has gone */
  async turn(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const leave = await this.enter(req);
    if (leave && !res.destroyed) {
      res.once("close", leave);
      return true;
    }
    leave?.();
    if (!leave)
      res
        .writeHead(429, {
          "content-type": "text/plain; charset=utf-8",
          "cache-control": "no-store",
          "retry-after": "2",
          connection: "close",
        })
        .end(TOO_MANY);
    return false;
  }

  private async enter(req: IncomingMessage): Promise<(() => void) | null> {
    const { cookie } = req.headers;
    const token = sessionTokenOf(cookie);
    const claims = token && (await readSession(token));
    if (claims) return this.known.enter(claims.sub);
    const account = lastAccountIn(cookie);
    return account
      ? this.known.enter(`browsers of ${account}`)
      : this.strangers.enter(`${req.socket.remoteAddress} ${surfaceOf(req.url)}`);
  }
}

/**
 * Stages, presenters, helpers and observers have no account: behind a proxy they share the strangers' address,
 * so they queue apart.
 */
const surfaceOf = (url = ""): string => /^\/(stage|present|helper|observer)\//.exec(url)?.[1] ?? "";
