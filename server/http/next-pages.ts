/**
 * Next.js, which serves the trainers' pages: stage, console, debrief, accounts. It is loaded when the first
 * page is asked for, gets upgrades in development only, and proxy headers only where the server is behind a proxy.
 */
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import { encodingFor, IMMUTABLE } from "@/server/http/forms";
import type { Env } from "@/server/platform/settings/env";
import { log } from "@/server/platform/log";
import { projectRoot } from "@/server/platform/settings/project-root";

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

const BUILD_ID = path.join(projectRoot, ".next", "BUILD_ID");

/** The id of the pages' build; null in development and where there is none. */
export const pagesBuild = ({ dev }: Pick<Env, "dev">): string | null =>
  !dev && existsSync(BUILD_ID) ? readFileSync(BUILD_ID, "utf8").trim() : null;

const STATIC = /^\/_next(\/static\/[\w.~/-]+\.(js|css))(?:\?|$)/;
const TYPES: Record<string, string> = { js: "application/javascript", css: "text/css" };

/** A thread of a page loads its other files under the policy of its first one. */
const THREAD_POLICY = "default-src 'none'; script-src 'self'";

/** Sends a file of the pages' build as the build compressed it. @returns false where Next is to send it */
async function sendCompressed(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const [, file, ending] = STATIC.exec(req.url ?? "") ?? [];
  if (!file || file.includes("..") || encodingFor(req) !== "br") return false;
  const bytes = await readFile(path.join(projectRoot, `.next${file}.br`)).catch(() => null);
  if (!bytes) return false;
  res.writeHead(200, {
    "Content-Type": `${TYPES[ending!]}; charset=UTF-8`,
    "Content-Encoding": "br",
    "Content-Length": bytes.length,
    "Cache-Control": IMMUTABLE,
    Vary: "Accept-Encoding",
  });
  res.end(req.method === "HEAD" ? undefined : bytes);
  return true;
}

/**
 * The settings with which the pages were built, as Next's own `output: "standalone"` hands them on: reading
 * `next.config.js` loads the compiler, which maps 24 MB.
 */
async function builtSettings(): Promise<string> {
  const file = path.join(projectRoot, ".next", "required-server-files.json");
  return JSON.stringify(JSON.parse(await readFile(file, "utf8")).config);
}

export class Pages {
  private ready: Promise<{ handle: Handler; close(): Promise<void> }> | undefined;
  /**
   * Never listens: it keeps Next from adding a listener to the real server, and hears its reloading in
   * development.
   */
  private readonly detachedServer = createServer();

  constructor(private readonly env: Pick<Env, "dev" | "port" | "publicUrl">) {}

  handle(req: IncomingMessage, res: ServerResponse): void {
    if (!this.built()) {
      res.writeHead(503, { "Content-Type": "text/plain; charset=utf-8" });
      res.end("The trainers' pages have not been built. Start the server with: npm start\n");
      return;
    }
    const { publicUrl } = this.env;
    const sender = req.method === "POST" ? req.headers.origin : undefined;
    if (publicUrl && sender && sender !== "null" && sender !== publicUrl) {
      log.warn(
        "other-address",
        "A page that was opened under another address than PUBLIC_URL sent something, and was refused. " +
          "The proxy or the link that led there is to be corrected.",
      );
      res.writeHead(403, { "Content-Type": "text/plain; charset=utf-8" });
      res.end(`This server is ${publicUrl}. Open that address.\n`);
      return;
    }
    const origin = publicUrl ? new URL(publicUrl) : null;
    req.headers["x-forwarded-host"] = origin?.host ?? req.headers.host ?? "";
    req.headers["x-forwarded-proto"] = origin?.protocol.slice(0, -1) ?? "http";
    if (STATIC.test(req.url ?? "")) res.setHeader("Content-Security-Policy", THREAD_POLICY);
    void sendCompressed(req, res).then((sent) => (sent ? undefined : this.make(req, res)));
  }

  private make(req: IncomingMessage, res: ServerResponse): Promise<void> {
    return this.next().then(
      ({ handle }) => handle(req, res),
      (error: unknown) => {
        log.error("pages-failed", "The pages could not be loaded.", error);
        res.writeHead(503).end("The pages could not be loaded. Please try again.\n");
      },
    );
  }

  /** Only in development: Next's own reloading. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.env.dev) socket.destroy();
    else void this.next().then(() => this.detachedServer.emit("upgrade", req, socket, head));
  }

  async close(): Promise<void> {
    const loaded = await this.ready?.catch(() => undefined);
    await loaded?.close();
  }

  private built(): boolean {
    return this.env.dev || existsSync(BUILD_ID);
  }

  private next() {
    this.ready ??= this.load();
    this.ready.catch(() => {
      this.ready = undefined;
    });
    return this.ready;
  }

  private async load() {
    const { default: next } = await import("next");
    const { dev, port } = this.env;
    if (!dev) process.env.__NEXT_PRIVATE_STANDALONE_CONFIG ??= await builtSettings();
    const app = next({ dev, dir: projectRoot, port, httpServer: this.detachedServer, quiet: !dev });
    await app.prepare();
    return { handle: app.getRequestHandler() as Handler, close: () => app.close() };
  }
}
