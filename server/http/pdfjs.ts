/**
 * Parts of pdf.js that a browser loads while it draws a PDF: worker, fonts, character maps, decoders, which the
 * build puts into one folder. Each is served by its exact name, with a policy that lets the worker do nothing but draw.
 */
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Exchange } from "@/server/http/exchange";
import { projectRoot } from "@/server/platform/settings/project-root";

const PDFJS_PATH = "/pdfjs/";

const TYPES: Record<string, string> = {
  ".mjs": "text/javascript; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

export class PdfjsFiles {
  private readonly files = new Map<string, string>();

  constructor() {
    const root = path.join(projectRoot, ".build/pdfjs");
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const file = path.join(entry.parentPath, entry.name);
        this.files.set(path.relative(root, file).replaceAll("\\", "/"), file);
      }
  }

  async send({ res, url }: Exchange): Promise<void> {
    const file = this.files.get(url.pathname.slice(PDFJS_PATH.length));
    const bytes = file && (await readFile(file).catch(() => null));
    if (!bytes) return void res.writeHead(404, { "Cache-Control": "no-store" }).end();
    res.writeHead(200, {
      "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "Content-Length": bytes.length,
      "Content-Security-Policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    });
    res.end(bytes);
  }
}
