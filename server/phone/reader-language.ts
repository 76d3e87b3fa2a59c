/** In which language a phone is spoken to: what its person chose, else what the browser likes best. */
import type { IncomingMessage } from "node:http";
import { preferred } from "@/messages/languages";

/**
 * The language of somebody who is not in a room yet: chosen by a link (`?in=th`), else by the browser.
 * @param offered the first one is taken where nothing else fits.
 */
export function readerLanguage(
  req: IncomingMessage,
  chosen: string | null,
  offered: readonly string[],
): string {
  if (chosen !== null && offered.includes(chosen)) return chosen;
  return preferred(req.headers["accept-language"], offered) ?? offered[0] ?? "en";
}
