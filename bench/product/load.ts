/** One request as a phone makes it, with what came over the wire. */
import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

interface Loaded {
  status: number;
  /** As it came over the wire, without headers. */
  bytes: number;
  text: string;
  cookie: string | undefined;
  location: string | undefined;
}

/** Loads `url`; with `form`, posts it. */
export function load(url: string, cookie: string, encoding: string, form?: string): Promise<Loaded> {
  const type = form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
  const headers = { cookie, "accept-encoding": encoding, ...type };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: form === undefined ? "GET" : "POST", headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => {
        const body = Buffer.concat(chunks);
        const how = res.headers["content-encoding"];
        const plain = how === "br" ? brotliDecompressSync(body) : how === "gzip" ? gunzipSync(body) : body;
        resolve({
          status: res.statusCode ?? 0,
          bytes: body.length,
          text: plain.toString(),
          cookie: res.headers["set-cookie"]?.[0],
          location: res.headers.location,
        });
      });
    });
    call.on("error", reject);
    call.end(form);
  });
}
