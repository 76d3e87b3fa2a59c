/** The page after signing in: always one of this server, whatever the address bar said. */

const here = "http://here.invalid";
const longest = 500;

/** @returns null for anything that leads, or might lead, elsewhere */
export function safeNextPath(value: unknown): string | null {
  if (typeof value !== "string" || value.length > longest) return null;
  // Browsers read a backslash as a slash, and skip tabs and line ends inside an address.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) || !URL.canParse(value, here)) return null;
  const url = new URL(value, here);
  if (url.origin !== here || url.pathname.startsWith("//") || /^\/(api|_next)\b/.test(url.pathname))
    return null;
  return url.pathname + url.search;
}

/** The address at which a visitor signs in. @param path that they come back to */
export function signInAddress(path: unknown): string {
  const next = safeNextPath(path);
  return next ? `/trainer/sign-in?next=${encodeURIComponent(next)}` : "/trainer/sign-in";
}
