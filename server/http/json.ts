/** Plain requests about files: JSON in and out. A refusal is an answer like any other, with its reason. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FileReason } from "@/workshop/content/assets/refusals";
import { BODY_BYTES, type Exchange } from "@/server/http/exchange";

const STATUS: Partial<Record<FileReason, number>> = {
  "not-allowed": 403,
  gone: 404,
  busy: 503,
  "too-large": 413,
  "disk-full": 507,
};

/** The body as JSON; null when it is too large or none. @throws where the route takes none */
export async function readJson({ req, body }: Pick<Exchange, "req" | "body">): Promise<unknown> {
  if (body !== "json") throw new Error("this route takes no JSON");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > BODY_BYTES.json) return null;
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}

/** Unless an answer was begun or its reader has gone. */
export function sendJson(req: IncomingMessage, res: ServerResponse, status: number, value: unknown): void {
  if (res.headersSent || res.destroyed) return;
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body.length,
    // An unread rest is never read.
    ...(req.complete ? {} : { Connection: "close" }),
  });
  res.end(body);
}

/** Answers that nothing was done, and why. */
export const sendRefusal = (req: IncomingMessage, res: ServerResponse, reason: FileReason): void =>
  sendJson(req, res, STATUS[reason] ?? 400, { ok: false, reason });
