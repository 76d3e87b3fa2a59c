/**
 * The addresses under which browsers reach this server. PUBLIC_URL wins; without it the trainer uses
 * localhost and phones the address of this machine on the room's network, which may change at any time.
 */
import { isLoopback } from "@/model/text/reach";
import type { Env } from "@/server/platform/settings/env";
import { lanAddress } from "@/server/platform/settings/lan";

export interface Origins {
  /** Origin for the browser on this machine, without a trailing slash. */
  trainer: string;
  /** Origin for phones, looked up at each call; null when only this machine can reach the server. */
  phones(): string | null;
  /**
   * Origin of every link that is shared.
   * @param page the origin of the page that shows it, kept unless it is this machine's own
   */
  shared(page?: string): string;
}

type Settings = Pick<Env, "host" | "port" | "publicUrl">;

const everywhere = new Set(["0.0.0.0", "::"]);

export function originsOf({ host, port, publicUrl }: Settings): Origins {
  const originAt = (address: string) =>
    `http://${address.includes(":") ? `[${address}]` : address}${port === 80 ? "" : `:${port}`}`;
  const lan = () => {
    const address = lanAddress();
    return address && originAt(address);
  };
  const trainer = publicUrl ?? originAt(isLoopback(host) || everywhere.has(host) ? "localhost" : host);
  const phones = () => {
    if (publicUrl) return publicUrl;
    if (isLoopback(host)) return null;
    return everywhere.has(host) ? lan() : trainer;
  };
  const shared = (page?: string) => {
    if (publicUrl) return publicUrl;
    if (page && !isLoopback(new URL(page).hostname)) return page;
    return phones() ?? page ?? trainer;
  };
  return { trainer, phones, shared };
}

/** For the pages of Next, which are a second copy of every module. */
export function publishOrigins({ host, port, publicUrl }: Settings): void {
  process.env.PLENARY_ADDRESS = JSON.stringify({ host, port, publicUrl });
}

export const publishedOrigins = (): Origins =>
  originsOf(JSON.parse(process.env.PLENARY_ADDRESS ?? "{}") as Settings);
