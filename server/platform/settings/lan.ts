/**
 * The address under which phones in the room reach this machine: a private IPv4 of a real network card, not
 * of a container bridge or a tunnel; where a network has no IPv4 at all, an IPv6 address that is no card's
 * own (fe80::).
 */
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";

const virtualCard = new RegExp(
  "^(lo|docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|tailscale|wg|zt|" +
    "cni|flannel|podman|lxc|lxd|awdl|llw)",
  "i",
);
const wireless = /^(wl|wi-?fi|en0$|ap\d)/i;

function plausibility(name: string, address: string): number {
  const range = address.startsWith("192.168.")
    ? 3
    : address.startsWith("10.")
      ? 2
      : /^172\.(1[6-9]|2\d|3[01])\./.test(address)
        ? 1
        : 0;
  return range * 2 + (wireless.test(name) ? 3 : 0) - (address.startsWith("169.254.") ? 20 : 0);
}

const LINK_LOCAL = /^fe80:/i;

const outward = (cards: NodeJS.Dict<NetworkInterfaceInfo[]>) =>
  Object.entries(cards)
    .filter(([name]) => !virtualCard.test(name))
    .flatMap(([name, addresses]) => (addresses ?? []).map((entry) => ({ name, entry })))
    .filter(({ entry }) => !entry.internal);

/** The address to listen on: all of IPv4, or all of both where only IPv6 leads out. */
export function everyAddress(cards: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): string {
  const families = new Set(outward(cards).map(({ entry }) => entry.family));
  return families.has("IPv6") && !families.has("IPv4") ? "::" : "0.0.0.0";
}

/** The address of this machine that phones on the same network most plausibly reach, or null. */
export function lanAddress(cards: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): string | null {
  const addresses = outward(cards);
  const candidates = addresses
    .filter(({ entry }) => entry.family === "IPv4")
    .map(({ name, entry }) => ({ address: entry.address, score: plausibility(name, entry.address) }));
  const [best] = candidates.toSorted((a, b) => b.score - a.score);
  if (best) return best.address;
  const wide = addresses.find(({ entry }) => entry.family === "IPv6" && !LINK_LOCAL.test(entry.address));
  return wide?.entry.address ?? null;
}
