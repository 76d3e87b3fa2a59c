/** Accepts connections and forms from our own pages only; browsers send the origin of other sites. */
import type { IncomingHttpHeaders } from "node:http";

/** Browsers of today do when they send something. */
export const saysItsOrigin = (headers: IncomingHttpHeaders): boolean =>
  headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;

/** Also true for clients that are no browsers and carry no cookies. */
export function fromOwnPages(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin } = headers;
  if (origin === undefined)
    return [undefined, "same-origin", "none"].includes(headers["sec-fetch-site"] as string | undefined);
  if (publicUrl && origin === publicUrl) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  // Where the public name has TLS, a page of it without TLS is an attacker's.
  const stripped = publicUrl === `https://${host}`;
  return host === headers.host && !stripped;
}
