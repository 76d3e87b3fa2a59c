/** Requests and answers of phones. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { BODY_BYTES, type Exchange } from "@/server/http/exchange";

interface Page {
  html: string;
  csp: string;
}

/** Fields of a form: a worksheet has some hundred. */
const MAX_FIELDS = 2_000;
const AND = "&".charCodeAt(0);

/** By its head; a body without a length may have as many as are taken. */
export const bytesOf = ({ headers }: IncomingMessage): number =>
  headers["transfer-encoding"]
    ? BODY_BYTES.form
    : Math.min(BODY_BYTES.form, Number(headers["content-length"]) || 0);

/**
 * A posted form; null when it is too large, has too many fields, or is none.
 * @throws where the route takes none
 */
export async function readForm({
  req,
  body: taken,
}: Pick<Exchange, "req" | "body">): Promise<URLSearchParams | null> {
  if (taken !== "form") throw new Error("this route takes no form");
  if (!req.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return null;
  if (Number(req.headers["content-length"]) > BODY_BYTES.form) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection must outlive a form that is too large, so that its sender can be told.
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > BODY_BYTES.form) return null;
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  return isFlat(body) ? new URLSearchParams(body.toString("utf8")) : null;
}

function isFlat(body: Buffer): boolean {
  let fields = 1;
  for (const sign of body) if (sign === AND && ++fields > MAX_FIELDS) return false;
  return true;
}

/** Compressed beside the event loop, as the browser takes it; never kept by caches. */
export async function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  { html, csp }: Page,
  cookie?: string,
): Promise<void> {
  const encoding = encodingFor(req);
  const body = await compress(Buffer.from(html), encoding, PAGE_QUALITY);
  if (res.destroyed) return;
  res.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": csp,
    "Cache-Control": "no-store",
    Vary: "Accept-Encoding, Accept-Language, Cookie",
    ...(encoding ? { "Content-Encoding": encoding } : {}),
    ...(cookie ? { "Set-Cookie": cookie } : {}),
    "Content-Length": body.length,
    // An unread rest is never read.
    ...(req.complete ? {} : { Connection: "close" }),
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

/** For what is named by its content. */
export const IMMUTABLE = "public, max-age=31536000, immutable";

const compressed = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>();

/** The same bytes are compressed once. */
function compressOnce(bytes: Buffer, encoding: Encoding, quality: number): Promise<Buffer> {
  const encodings = compressed.get(bytes) ?? new Map<Encoding, Promise<Buffer>>();
  compressed.set(bytes, encodings);
  const body = encodings.get(encoding) ?? compress(bytes, encoding, quality);
  encodings.set(encoding, body);
  body.catch(() => encodings.delete(encoding));
  return body;
}

/**
 * Sends bytes that many get; their route sets Cache-Control.
 * @param quality of brotli, 0 to 11: the highest takes tenths of a second
 */
export async function sendAsset(
  req: IncomingMessage,
  res: ServerResponse,
  type: string,
  bytes: Buffer,
  quality = PAGE_QUALITY,
): Promise<void> {
  const encoding = encodingFor(req);
  const body = await compressOnce(bytes, encoding, quality);
  if (res.destroyed) return;
  res.writeHead(200, {
    "Content-Type": type,
    ...(encoding ? { "Content-Encoding": encoding } : {}),
    Vary: "Accept-Encoding",
    "Content-Length": body.length,
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

/** With GET. */
export function redirect(res: ServerResponse, to: string, cookie?: string): void {
  res.writeHead(303, {
    Location: to,
    "Cache-Control": "no-store",
    ...(cookie ? { "Set-Cookie": cookie } : {}),
  });
  res.end();
}

type Encoding = "br" | "gzip" | "";

/** The best encoding that a browser takes. */
export function encodingFor({ headers }: IncomingMessage): Encoding {
  const accepts = String(headers["accept-encoding"] ?? "");
  return /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : "";
}

/** Of brotli, for bytes that are soon replaced. */
const PAGE_QUALITY = 5;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function compress(bytes: Buffer, encoding: Encoding, quality: number): Promise<Buffer> {
  if (encoding === "br") return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  return encoding === "gzip" ? zip(bytes) : bytes;
}
