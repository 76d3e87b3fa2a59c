/**
 * True when a form on one of our own pages sent this request. Browsers name the page's origin with every POST;
 * it must be the host that was asked, whatever address the room's network uses for it.
 */
export function sameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  const host = headers.get("host");
  if (!origin || !host || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
