/**
 * Sends assets: small pictures from memory, films piece by piece from the database, only as fast as they are
 * read. An address is its own permission (address.ts), and its content never changes.
 */
import type { ServerResponse } from "node:http";
import { once } from "node:events";
import { type FileOwner, fileOwnerSchema } from "@/model/ids";
import { assetToken } from "@/server/store/assets/address";
import { Cache } from "@/server/platform/cache";
import type { Exchange } from "@/server/http/exchange";
import {
  assetsOf,
  CHUNK_BYTES,
  readChunk,
  readWhole,
  type StoredAsset,
  type StoredVariant,
} from "@/server/store/assets/assets";

const TOKEN = /^[\w-]{22}$/;
const VARIANT = /^(?:phone|stage|file)$/;

/** Bytes of variants that are kept in memory, and the largest that is. */
const CACHE_BYTES = 96_000_000;
const MAX_CACHED_VARIANT_BYTES = 2_000_000;
/** Milliseconds for which the links of an owner are believed. */
const OWNER_TTL_MS = 20_000;
/** Milliseconds before an unknown token makes an owner be looked up again: it may be new. */
const MIN_REFRESH_MS = 1_000;

export class AssetServer {
  private readonly owners = new Cache<OwnerAssets>(2_000, OWNER_TTL_MS);
  private readonly bytes = new Cache<Buffer>(CACHE_BYTES);

  async send({ req, res, params: address }: Exchange<"owner" | "token" | "variant">): Promise<void> {
    const owner = fileOwnerSchema.safeParse(address.owner).data;
    if (!owner || !TOKEN.test(address.token) || !VARIANT.test(address.variant)) return missing(res);
    const asset = await this.find(owner, address.token);
    const variant = asset && chosen(asset, address.variant, req.headers.accept ?? "");
    if (!asset || !variant) return missing(res);
    const etag = `"${asset.hash.slice(0, 20)}-${variant.name}"`;
    const headers = {
      ETag: etag,
      // The editor's preview of a phone stands in a sandbox, whose origin is none.
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Referrer-Policy": "no-referrer",
      // Never a page, whatever the bytes are.
      "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      ...(address.variant === "phone" ? { Vary: "Accept" } : {}),
    };
    if (req.headers["if-none-match"] === etag) return void res.writeHead(304, headers).end();
    const range = rangeOf(req.headers.range, variant.bytes);
    if (range === "impossible")
      return void res.writeHead(416, { ...headers, "Content-Range": `bytes */${variant.bytes}` }).end();
    const { from, to } = range === "all" ? { from: 0, to: variant.bytes - 1 } : range;
    res.writeHead(range === "all" ? 200 : 206, {
      ...headers,
      "Content-Type": variant.mime,
      "Accept-Ranges": "bytes",
      "Content-Length": to - from + 1,
      ...(range === "all" ? {} : { "Content-Range": `bytes ${from}-${to}/${variant.bytes}` }),
    });
    if (req.method === "HEAD") return void res.end();
    if (variant.bytes <= MAX_CACHED_VARIANT_BYTES) {
      const whole = await this.bytes.get(
        `${asset.hash} ${variant.name}`,
        () => readWhole(asset.hash, variant.name),
        (b) => b.length,
      );
      return void res.end(whole.subarray(from, to + 1));
    }
    await this.stream(res, asset.hash, variant.name, from, to);
  }

  private async stream(
    res: ServerResponse,
    hash: string,
    variant: string,
    from: number,
    to: number,
  ): Promise<void> {
    let gone = res.destroyed;
    const closed = new Promise<void>((go) => {
      res.once("close", () => {
        gone = true;
        go();
      });
    });
    for (let number = Math.floor(from / CHUNK_BYTES); number * CHUNK_BYTES <= to && !gone; number++) {
      const piece = await readChunk(hash, variant, number);
      if (!piece) throw new Error("a piece is missing");
      const start = Math.max(0, from - number * CHUNK_BYTES);
      const room = res.write(piece.subarray(start, to + 1 - number * CHUNK_BYTES));
      if (!room && !gone) await Promise.race([once(res, "drain"), closed]);
    }
    res.end();
  }

  private async find(owner: FileOwner, token: string): Promise<StoredAsset | null> {
    const links = await this.look(owner);
    const asset = links.byToken.get(token);
    if (asset || links.fetchedAt > Date.now() - MIN_REFRESH_MS) return asset ?? null;
    this.owners.drop(owner);
    return (await this.look(owner)).byToken.get(token) ?? null;
  }

  private look(owner: FileOwner): Promise<OwnerAssets> {
    const fetch = async (): Promise<OwnerAssets> => {
      const assets = await assetsOf(owner);
      return {
        fetchedAt: Date.now(),
        byToken: new Map(assets.map((asset) => [assetToken(owner, asset.hash), asset])),
      };
    };
    return this.owners.get(owner, fetch, (links) => 1 + links.byToken.size / 50);
  }
}

interface OwnerAssets {
  fetchedAt: number;
  byToken: Map<string, StoredAsset>;
}

/**
 * The variant to send: JPEG for a phone without WebP; the whole file for a stage where no variant is larger.
 */
function chosen(asset: StoredAsset, variant: string, accept: string): StoredVariant | undefined {
  const named = (name: string) => asset.variants.find((v) => v.name === name);
  if (variant === "phone" && !accept.includes("image/webp"))
    return named("phone-jpeg") ?? named("phone") ?? named("file");
  return named(variant) ?? named("file");
}

function missing(res: ServerResponse): void {
  res
    .writeHead(404, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" })
    .end("There is no such file.\n");
}

type Range = { from: number; to: number } | "all" | "impossible";

/** @param size bytes of the file, at least 1. `to` is the last byte that is sent. */
export function rangeOf(header: string | undefined, size: number): Range {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return "all";
  const [, first = "", last = ""] = match;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "impossible" : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size) return "impossible";
  return to < from ? "all" : { from, to };
}
