/** The pages of the documentation, as the build made them: they load nothing but from here. */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Exchange } from "@/server/http/exchange";
import { sendAsset, sendPage } from "@/server/http/forms";
import { projectRoot } from "@/server/platform/settings/project-root";

const FOLDER = path.join(projectRoot, ".build/docs");
const PATH = "/docs";
const MISSING = "/missing.html";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const COMPRESSED = /\.(?:png|webp|woff2)$/;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export class Documentation {
  private readonly names: ReadonlySet<string>;
  private readonly read = new Map<string, Buffer>();

  constructor() {
    const listed = existsSync(FOLDER)
      ? readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"))
      : [];
    this.names = new Set(listed.map((name) => `/${name}`));
  }

  async send({ req, res, url }: Exchange): Promise<void> {
    const asked = url.pathname.slice(PATH.length) || "/index";
    const name = [`${asked}.html`, asked].find((one) => this.names.has(one) && path.extname(one) in TYPES);
    const bytes = await this.bytes(name ?? MISSING);
    if (!bytes) return void res.writeHead(404, { "Cache-Control": "no-store" }).end();
    if (!name) return sendPage(req, res, 404, { html: bytes.toString(), csp: POLICY });
    const type = TYPES[path.extname(name)]!;
    if (name.endsWith(".html")) res.setHeader("Content-Security-Policy", POLICY);
    if (!COMPRESSED.test(name)) return sendAsset(req, res, type, bytes);
    res.writeHead(200, { "Content-Type": type, "Content-Length": bytes.length });
    res.end(req.method === "HEAD" ? undefined : bytes);
  }

  private async bytes(file: string): Promise<Buffer | null> {
    const before = this.read.get(file);
    if (before) return before;
    const bytes = await readFile(path.join(FOLDER, file)).catch(() => null);
    if (bytes) this.read.set(file, bytes);
    return bytes;
  }
}
