/**
 * The name under which browsers store passkeys for this server; they do so only over https or on loopback.
 */

export interface RelyingParty {
  /** The host's name, without a port. */
  id: string;
  origin: string;
}

const address = /^[\d.]+$|^\[/;

/**
 * @param host the Host header, believed on this very machine alone.
 * @returns null where browsers have no passkeys for this server
 */
export function relyingParty(host: string): RelyingParty | null {
  const url = process.env.PLENARY_PUBLIC_URL || `http://${host}`;
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, origin } = new URL(url);
  const safe = hostname === "localhost" || (protocol === "https:" && !address.test(hostname));
  return safe ? { id: hostname, origin } : null;
}
