import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gunzip, gzip } from "node:zlib";
import { encodingFor } from "@/server/http/forms";

/** A page as it is kept. */
export interface CompressedPage {
  br: Buffer;
  gzip: Buffer;
}

export async function compressedPage(html: string): Promise<CompressedPage> {
  const bytes = Buffer.from(html);
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    promisify(gzip)(bytes),
  ]);
  return { br, gzip: zipped };
}

export const bytesOf = ({ br, gzip: zipped }: CompressedPage): number => br.length + zipped.length;

/** The page as this browser reads it. */
export async function bodyFor(
  req: IncomingMessage,
  page: CompressedPage,
): Promise<{ body: Buffer; headers: Record<string, string | number> }> {
  const encoding = encodingFor(req);
  const body = encoding ? page[encoding] : await promisify(gunzip)(page.gzip);
  return {
    body,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      ...(encoding ? { "Content-Encoding": encoding } : {}),
      "Content-Length": body.length,
    },
  };
}
