/** Files that are sent to be saved, never to be shown. */
import type { ServerResponse } from "node:http";
import { attachment } from "@/workshop/exports/file-name";

/** Of Latin letters, digits, dots and hyphens; or a title in any script, and the ending. */
type FileName = string | readonly [title: string, ending: string];

/** Begins a file whose bytes are written afterwards. @param length in bytes, where it is known */
export function startDownload(res: ServerResponse, mime: string, name: FileName, length?: number): void {
  res.writeHead(200, {
    "Content-Type": mime,
    "Content-Disposition": typeof name === "string" ? `attachment; filename="${name}"` : attachment(...name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    ...(length === undefined ? {} : { "Content-Length": length }),
  });
}

/** Sends a whole file; a HEAD request gets its headers alone. */
export function sendFile(res: ServerResponse, mime: string, name: FileName, body: Uint8Array): void {
  startDownload(res, mime, name, body.length);
  res.end(body);
}
