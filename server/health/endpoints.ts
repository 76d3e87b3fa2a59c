/** `/healthz`, `/readyz` and `/metrics`: for machines, before everything else, without a session and never kept. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sha256 } from "@/server/store/keys";
import { exposition, metrics, registry } from "@/server/operations/metrics";
import type { Readiness } from "@/server/health/readiness";

const FORWARDED = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"];
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export class Endpoints {
  /** @param token opens /metrics for other machines */
  constructor(
    private readonly readiness: Readiness,
    private readonly token: string | undefined,
  ) {}

  /** Answers what is for machines; false for every other request. */
  handle(req: IncomingMessage, res: ServerResponse): boolean {
    const path = req.url?.split("?", 1)[0];
    if (path === "/healthz") send(req, res, 200, "text/plain; charset=utf-8", "alive\n");
    else if (path === "/readyz") void this.ready(req, res);
    else if (path !== "/metrics") return false;
    else if (this.mayRead(req)) void this.read(req, res);
    else send(req, res, 404, "text/plain; charset=utf-8", "There is nothing here.\n");
    return true;
  }

  private async ready(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const reasons = await this.readiness.reasons();
    metrics.ready.set(reasons.length === 0 ? 1 : 0);
    send(
      req,
      res,
      reasons.length === 0 ? 200 : 503,
      "application/json; charset=utf-8",
      `${JSON.stringify({ ready: reasons.length === 0, reasons })}\n`,
    );
  }

  private async read(req: IncomingMessage, res: ServerResponse): Promise<void> {
    metrics.ready.set((await this.readiness.reasons()).length === 0 ? 1 : 0);
    send(req, res, 200, registry.contentType, await exposition());
  }

  /** Whoever is on this machine, and not through a proxy on it; others with the token. */
  private mayRead(req: IncomingMessage): boolean {
    const { authorization, host = "" } = req.headers;
    if (
      this.token &&
      authorization &&
      timingSafeEqual(Buffer.from(sha256(authorization)), Buffer.from(sha256(`Bearer ${this.token}`)))
    )
      return true;
    const forwarded = FORWARDED.some((name) => req.headers[name] !== undefined);
    return !forwarded && LOOPBACK.test(req.socket.remoteAddress ?? "") && LOOPBACK_NAME.test(host);
  }
}

function send(req: IncomingMessage, res: ServerResponse, status: number, type: string, text: string): void {
  const reading = req.method === "GET" || req.method === "HEAD";
  if (!reading) return void res.writeHead(405, { Allow: "GET, HEAD", "Cache-Control": "no-store" }).end();
  res.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  res.end(req.method === "HEAD" ? undefined : text);
}
