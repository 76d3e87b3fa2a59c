/**
 * Published reports as they are sent. A whole room opens a link at the same moment, and the page of a
 * conference takes most of a second to make: it is made once for all readers of a language, and again after a
 * change. It has no script.
 */
import { randomBytes } from "node:crypto";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gunzip, gzip } from "node:zlib";
import { type InterfaceLanguage, interfaceLanguages, preferred } from "@/messages/languages";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { log } from "@/server/platform/log";
import { findPublication, reportFingerprint } from "@/server/store/debrief/publications";

const REPORT = /^\/report\/([\w-]{22})$/;
/** Pages that are kept: some languages of some rooms, a few hundred kilobytes each. */
const MAX_CACHED_PAGES = 12;
/** Pages that may wait to be made; one is made at a time. */
const MAX_QUEUED_PAGES = 50;
const RENDER_TIMEOUT_MS = 60_000;
const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const INTERNAL_HEADER = "x-plenary-inside";

interface CompressedPage {
  br: Buffer;
  gzip: Buffer;
}

export class PublishedPages {
  private readonly cache = new Map<string, Promise<CompressedPage | null>>();
  private readonly gate = new FairQueue({ places: 1, all: MAX_QUEUED_PAGES });
  /** Tells this server's own requests from others. */
  private readonly secret = randomBytes(16).toString("base64url");

  /** @param origin origin at which this server reaches itself */
  constructor(private readonly origin: () => string) {}

  /** A request of this server to itself. */
  isOwn = (req: IncomingMessage): boolean => req.headers[INTERNAL_HEADER] === this.secret;

  /** @returns false where Next has to answer: our own request, or a key that opens nothing */
  async answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const url = new URL(req.url ?? "/", "http://report");
    const key = REPORT.exec(url.pathname)?.[1];
    if (!key || req.method !== "GET" || this.isOwn(req)) return false;
    try {
      return await this.send(req, res, key, url.searchParams.get("in"));
    } catch (error) {
      log.error("report-failed", "A published report could not be sent.", error);
      if (!res.headersSent) return false;
      res.destroy();
      return true;
    }
  }

  private async send(
    req: IncomingMessage,
    res: ServerResponse,
    key: string,
    chosen: string | null,
  ): Promise<boolean> {
    const publication = await findPublication(key);
    const state = publication && (await reportFingerprint(publication));
    if (!publication || !state) return false;
    const language = languageOf(req, chosen);
    const page = await this.page(`${publication.id} ${language}`, state, () => this.render(key, language));
    if (!page) return false;
    const accepts = String(req.headers["accept-encoding"] ?? "");
    const encoding = /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : null;
    const body = encoding ? page[encoding] : await promisify(gunzip)(page.gzip);
    res.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Referrer-Policy": "no-referrer",
      "X-Frame-Options": "DENY",
      "Cache-Control": "no-store",
      Vary: "Accept-Encoding, Accept-Language",
      ...(encoding ? { "Content-Encoding": encoding } : {}),
      "Content-Length": body.length,
    });
    res.end(body);
    return true;
  }

  private page(
    name: string,
    state: string,
    make: () => Promise<CompressedPage | null>,
  ): Promise<CompressedPage | null> {
    const stamped = `${name} ${state}`;
    const kept = this.cache.get(stamped);
    if (kept) return kept;
    for (const old of this.cache.keys()) if (old.startsWith(`${name} `)) this.cache.delete(old);
    for (const old of [...this.cache.keys()].slice(0, Math.max(0, this.cache.size - MAX_CACHED_PAGES + 1)))
      this.cache.delete(old);
    const making = make();
    this.cache.set(stamped, making);
    const drop = () => this.cache.get(stamped) === making && this.cache.delete(stamped);
    making.then((page) => page ?? drop(), drop);
    return making;
  }

  private async render(key: string, language: InterfaceLanguage | null): Promise<CompressedPage | null> {
    const leave = await this.gate.enter();
    if (!leave) return null;
    try {
      const html = await this.ask(`/report/${key}`, language ?? "");
      if (html === null) return null;
      const bare = Buffer.from(withoutScripts(html));
      const [br, zipped] = await Promise.all([
        promisify(brotliCompress)(bare, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
        promisify(gzip)(bare),
      ]);
      return { br, gzip: zipped };
    } finally {
      leave();
    }
  }

  private ask(path: string, language: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const headers = {
        [INTERNAL_HEADER]: this.secret,
        "accept-encoding": "identity",
        "accept-language": language,
      };
      const asking = request(new URL(path, this.origin()), { headers, timeout: RENDER_TIMEOUT_MS }, (res) => {
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

/** One of ours, since each is a page of its own. @returns null where the reader names none */
const languageOf = (req: IncomingMessage, chosen: string | null): InterfaceLanguage | null =>
  interfaceLanguages.find((one) => one === chosen) ??
  preferred(req.headers["accept-language"], interfaceLanguages);

/** For readers alone, the page does nothing by itself. */
export const withoutScripts = (html: string): string =>
  html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "")
    .replace(/<link\b(?=[^>]*\b(?:as="script"|rel="modulepreload"))[^>]*>/gi, "");
