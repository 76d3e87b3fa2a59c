/** From where an address can be opened, told by its host name alone. */

/** This machine only; its network, and only while the machine is in it; or everywhere. */
type Reach = "machine" | "network" | "everywhere";

const loopback = /^(localhost|127\.|\[?::1\]?$)/;
const privateAddress =
  /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[?f[cd][0-9a-f]{2}:|\[?fe80:)/;
const localName = /^[^.:]+$|\.(local|lan|home|internal|home\.arpa)$/;

export const isLoopback = (host: string): boolean => loopback.test(host);

export function reachOf(address: string): Reach {
  const { hostname } = new URL(address);
  if (isLoopback(hostname)) return "machine";
  return privateAddress.test(hostname) || localName.test(hostname) ? "network" : "everywhere";
}
