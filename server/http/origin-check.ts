/** Accepts connections and forms from our own pages only. Browsers always send the origin of another site. */
import type { IncomingHttpHeaders } from "node:http";

/**
 * True where a request names the origin of its page, as every browser of today does when it sends something.
 */
export const saysItsOrigin = (headers: IncomingHttpHeaders): boolean =>
  headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;

/** True for requests of our own pages, and of clients that are no browsers and carry no cookies. */
export function fromOwnPages(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin } = headers;
  if (origin === undefined)
    return [undefined, "same-origin", "none"].includes(headers["sec-fetch-site"] as string | undefined);
  if (publicUrl && origin === publicUrl) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  // Where the public name has TLS, a page of it without TLS is made by an attacker on the way.
  const stripped = publicUrl === `https://${host}`;
  return host === headers.host && !stripped;
}
