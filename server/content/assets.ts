/**
 * Pictures of authored workshops: content/<workshop>/assets/<file>, served under /assets/<workshop>/<file>.
 * Only files that stood there at the start are served, each by its exact name, so no path can lead elsewhere.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

/** The folder beside the languages of a workshop that holds its pictures. */
export const ASSETS_FOLDER = "assets";

const TYPES: Record<string, string> = {
  ".avif": "image/avif",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

interface Asset {
  type: string;
  bytes: Buffer;
  etag: string;
}

/** A function that answers requests for pictures below /assets/; false for every other request. */
export function assetsOf(root: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const assets = new Map<string, Asset>();
  for (const workshop of fs.readdirSync(root, { withFileTypes: true })) {
    const folder = path.join(root, workshop.name, ASSETS_FOLDER);
    if (!workshop.isDirectory() || !fs.existsSync(folder)) continue;
    for (const file of fs.readdirSync(folder, { withFileTypes: true })) {
      const type = TYPES[path.extname(file.name).toLowerCase()];
      if (!file.isFile() || !type) continue;
      const bytes = fs.readFileSync(path.join(folder, file.name));
      const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 16)}"`;
      assets.set(`/assets/${workshop.name}/${file.name}`, { type, bytes, etag });
    }
  }
  return (req, res) => {
    const [pathname = ""] = (req.url ?? "").split("?");
    if (!pathname.startsWith("/assets/")) return false;
    const asset = req.method === "GET" || req.method === "HEAD" ? assets.get(pathname) : undefined;
    if (!asset) {
      res.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("There is no such picture.\n");
    } else if (req.headers["if-none-match"] === asset.etag) {
      res.writeHead(304, { ETag: asset.etag }).end();
    } else {
      res.writeHead(200, {
        "Content-Type": asset.type,
        "Content-Length": asset.bytes.length,
        "Cache-Control": "public, max-age=300",
        // A picture is never a page: what an SVG might carry does not run.
        "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        "X-Content-Type-Options": "nosniff",
        ETag: asset.etag,
      });
      res.end(req.method === "HEAD" ? undefined : asset.bytes);
    }
    return true;
  };
}
