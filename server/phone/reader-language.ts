/** The language for readers who are in no room yet. */
import { preferred } from "@/messages/languages";
import type { Exchange } from "@/server/http/exchange";

/**
 * By the address (`?in=th`), else as the browser likes best.
 * @param offered the first one is taken where nothing else fits.
 */
export function readerLanguage(
  { req, url }: Pick<Exchange, "req" | "url">,
  offered: readonly string[],
): string {
  const chosen = url.searchParams.get("in");
  if (chosen !== null && offered.includes(chosen)) return chosen;
  return preferred(req.headers["accept-language"], offered) ?? offered[0] ?? "en";
}
