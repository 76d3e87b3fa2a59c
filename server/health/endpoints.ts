/** `/healthz`, `/readyz` and `/metrics`: for machines, before everything else and without a session. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Exchange } from "@/server/http/exchange";
import { sha256 } from "@/server/store/keys";
import { exposition, metrics, registry } from "@/server/platform/metrics";
import type { Readiness } from "@/server/health/readiness";

const FORWARDED = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"];
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export class Endpoints {
  /**
   * @param token opens /metrics for other machines
   * @param hasProxy requests may hide their senders: then the token alone opens it
   */
  constructor(
    private readonly readiness: Readiness,
    private readonly token: string | undefined,
    private readonly hasProxy: boolean,
  ) {}

  alive(exchange: Exchange): void {
    send(exchange, 200, "text/plain; charset=utf-8", "alive\n");
  }

  async ready(exchange: Exchange): Promise<void> {
    const reasons = await this.readiness.reasons();
    metrics.ready.set(reasons.length === 0 ? 1 : 0);
    send(
      exchange,
      reasons.length === 0 ? 200 : 503,
      "application/json; charset=utf-8",
      `${JSON.stringify({ ready: reasons.length === 0, reasons })}\n`,
    );
  }

  async figures(exchange: Exchange): Promise<void> {
    metrics.ready.set((await this.readiness.reasons()).length === 0 ? 1 : 0);
    send(exchange, 200, registry.contentType, await exposition());
  }

  /** Requests from this machine that no proxy forwards, and those with the token. */
  mayRead(req: IncomingMessage): boolean {
    const { authorization, host = "" } = req.headers;
    if (
      this.token &&
      authorization &&
      timingSafeEqual(Buffer.from(sha256(authorization)), Buffer.from(sha256(`Bearer ${this.token}`)))
    )
      return true;
    const forwarded = this.hasProxy || FORWARDED.some((name) => req.headers[name] !== undefined);
    return !forwarded && LOOPBACK.test(req.socket.remoteAddress ?? "") && LOOPBACK_NAME.test(host);
  }
}

function send({ res }: Exchange, status: number, type: string, text: string): void {
  res.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(text) });
  res.end(text);
}
