/**
 * The parts of pdf.js that a browser asks for while it draws a PDF: its worker, fonts, character maps, decoders. Served by
 * ourselves, each file by its exact name, with a policy that lets the worker do nothing but draw.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Exchange } from "@/server/http/exchange";
import { projectRoot } from "@/server/platform/settings/project-root";

const PDFJS_PATH = "/pdfjs/";

const FOLDERS = ["cmaps", "standard_fonts", "wasm", "iccs"];
const TYPES: Record<string, string> = {
  ".mjs": "text/javascript; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

export class PdfjsFiles {
  private readonly files = new Map<string, string>();

  constructor() {
    const root = path.join(projectRoot, "node_modules/pdfjs-dist");
    this.files.set("pdf.worker.min.mjs", path.join(root, "build/pdf.worker.min.mjs"));
    for (const folder of FOLDERS) {
      const own = path.join(root, folder);
      if (!existsSync(own)) continue;
      for (const name of readdirSync(own))
        if (statSync(path.join(own, name)).isFile())
          this.files.set(`${folder}/${name}`, path.join(own, name));
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
