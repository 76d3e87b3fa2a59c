/**
 * The addresses under which browsers reach this server. PUBLIC_URL wins over everything; without it the
 * trainer uses localhost and phones use the address of this machine on the room's network, which may change
 * at any time.
 */
import type { Env } from "@/server/platform/settings/env";
import { lanAddress } from "@/server/platform/settings/lan";

export interface Origins {
  /** Origin for the browser on this machine, without a trailing slash. */
  trainer: string;
  /** Origin for phones, looked up at each call; null when only this machine can reach the server. */
  phones(): string | null;
}

const loopback = /^(localhost|127\.|::1$)/;
const everywhere = new Set(["0.0.0.0", "::"]);

/** The origins that follow from the settings. */
export function originsOf({ host, port, publicUrl }: Pick<Env, "host" | "port" | "publicUrl">): Origins {
  if (publicUrl) return { trainer: publicUrl, phones: () => publicUrl };
  const at = (address: string) =>
    `http://${address.includes(":") ? `[${address}]` : address}${port === 80 ? "" : `:${port}`}`;
  if (loopback.test(host)) return { trainer: at("localhost"), phones: () => null };
  if (!everywhere.has(host)) return { trainer: at(host), phones: () => at(host) };
  return {
    trainer: at("localhost"),
    phones: () => {
      const address = lanAddress();
      return address && at(address);
    },
  };
}
