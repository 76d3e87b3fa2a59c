/** Pages that this server asks itself for, one at a time, to keep what is made. */
import { randomBytes } from "node:crypto";
import { type IncomingMessage, request } from "node:http";
import { FairQueue } from "@/server/platform/limits/fair-queue";

/** Pages that may wait to be made. */
const MAX_QUEUED_PAGES = 50;
const RENDER_TIMEOUT_MS = 60_000;
const INTERNAL_HEADER = "x-plenary-inside";

export class OwnPages {
  private readonly gate = new FairQueue({ places: 1, all: MAX_QUEUED_PAGES });
  /** Tells this server's own requests from others. */
  private readonly secret = randomBytes(16).toString("base64url");

  /** @param origin origin at which this server reaches itself */
  constructor(private readonly origin: () => string) {}

  isOwn = (req: IncomingMessage): boolean => req.headers[INTERNAL_HEADER] === this.secret;

  /** @returns the page without scripts; null where it cannot be had, or too many wait */
  async ask(path: string, headers: Readonly<Record<string, string>>): Promise<string | null> {
    const html = await this.gate.run("", () => this.html(path, headers));
    return html === null ? null : withoutScripts(html);
  }

  private html(path: string, headers: Readonly<Record<string, string>>): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const all = { ...headers, [INTERNAL_HEADER]: this.secret, "accept-encoding": "identity" };
      const timeout = RENDER_TIMEOUT_MS;
      const asking = request(new URL(path, this.origin()), { headers: all, timeout }, (res) => {
        const pieces: Buffer[] = [];
        res.on("data", (piece: Buffer) => pieces.push(piece));
        res.on("error", reject);
        res.on("end", () => resolve(res.statusCode === 200 ? Buffer.concat(pieces).toString("utf8") : null));
      });
      asking.on("timeout", () => asking.destroy(new Error("the page took too long")));
      asking.on("error", reject);
      asking.end();
    });
  }
}

/** For readers alone, the page does nothing by itself. */
export const withoutScripts = (html: string): string =>
  html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "")
    .replace(/<link\b(?=[^>]*\b(?:as="script"|rel="modulepreload"))[^>]*>/gi, "");
