/**
 * Published reports as they are sent. A whole room opens a link at the same moment, and the page of a
 * conference takes most of a second to make: it is made once for all readers of a language, and again after a
 * change. It has no script.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type InterfaceLanguage, interfaceLanguages, preferred } from "@/messages/languages";
import { bodyFor, bytesOf, type CompressedPage, compressedPage } from "@/server/debrief/compressed-page";
import type { OwnPages } from "@/server/debrief/own-pages";
import { log } from "@/server/platform/log";
import { StampedCache } from "@/server/platform/stamped-cache";
import { findPublication, reportFingerprint } from "@/server/store/debrief/publications";

const REPORT = /^\/report\/([\w-]{22})$/;
const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export class PublishedPages {
  /** Some languages of some rooms, a few hundred kilobytes each. */
  private readonly cache = new StampedCache<CompressedPage>({ bytes: 8_000_000, bytesOf, age: 3_600_000 });

  constructor(private readonly pages: OwnPages) {}

  /** @returns false where Next has to answer: our own request, or a key that opens nothing */
  async answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const url = new URL(req.url ?? "/", "http://report");
    const key = REPORT.exec(url.pathname)?.[1];
    if (!key || req.method !== "GET" || this.pages.isOwn(req)) return false;
    try {
      return await this.send(req, res, key, url.searchParams);
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
    chosen: URLSearchParams,
  ): Promise<boolean> {
    const publication = await findPublication(key);
    if (!publication) return false;
    const state = await reportFingerprint(publication);
    const language = languageOf(req, chosen.get("in"));
    const chapter = chosen.get("of") ?? "";
    const page = await this.cache.get(`${publication.id} ${language} ${chapter}`, state, () =>
      this.render(key, language, chapter),
    );
    if (!page) return false;
    const { body, headers } = await bodyFor(req, page);
    res.writeHead(200, {
      ...headers,
      "Content-Security-Policy": POLICY,
      "Referrer-Policy": "no-referrer",
      "X-Frame-Options": "DENY",
      "Cache-Control": "no-store",
      Vary: "Accept-Encoding, Accept-Language",
    });
    res.end(body);
    return true;
  }

  private async render(
    key: string,
    language: InterfaceLanguage | null,
    chapter: string,
  ): Promise<CompressedPage | null> {
    const path = `/report/${key}${chapter && `?of=${encodeURIComponent(chapter)}`}`;
    const html = await this.pages.ask(path, { "accept-language": language ?? "" });
    return html === null ? null : compressedPage(html);
  }
}

/** One of ours, since each is a page of its own. @returns null where the reader names none */
const languageOf = (req: IncomingMessage, chosen: string | null): InterfaceLanguage | null =>
  interfaceLanguages.find((one) => one === chosen) ??
  preferred(req.headers["accept-language"], interfaceLanguages);
