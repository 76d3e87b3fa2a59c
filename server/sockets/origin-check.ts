/** Which pages may open a connection or post a form: only our own. Browsers always name another origin. */
import type { IncomingHttpHeaders } from "node:http";

/** True for requests of our own pages, and of clients that are no browsers (they carry nobody's cookies). */
export function fromOwnPages(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin } = headers;
  if (origin === undefined) return [undefined, "same-origin", "none"].includes(headers["sec-fetch-site"] as string | undefined);
  if (publicUrl && origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
