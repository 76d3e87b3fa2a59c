/** The origin of links that a trainer hands to readers of reports. */
import { headers } from "next/headers";
import { lanAddress } from "@/server/platform/settings/lan";

const loopback = /^(localhost|127\.|\[::1\])/;

/**
 * An origin without a trailing slash: the public one, that of the venue's network, or the one this page was
 * asked from.
 */
export async function readerOrigin(): Promise<string> {
  const fixed = process.env.PLENARY_PUBLIC_URL;
  if (fixed) return fixed;
  const all = await headers();
  const host = all.get("x-forwarded-host") ?? all.get("host") ?? "localhost";
  const address = loopback.test(host) && !loopback.test(process.env.HOST ?? "") ? lanAddress() : null;
  const port = /:(\d+)$/.exec(host)?.[1];
  return `${all.get("x-forwarded-proto") ?? "http"}://${address ? `${address}${port ? `:${port}` : ""}` : host}`;
}
