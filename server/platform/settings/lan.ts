/**
 * Under which address the phones in the room reach this machine. A laptop has many addresses; the one phones
 * can use is a private IPv4 of a real network card, not of a container bridge or a tunnel.
 */
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";

const virtualCard =
  /^(lo|docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|tailscale|wg|zt|cni|flannel|podman|lxc|lxd|awdl|llw)/i;
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

/** The IPv4 address of this machine that phones on the same network most plausibly reach, or null. */
export function lanAddress(cards: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): string | null {
  const candidates = Object.entries(cards)
    .filter(([name]) => !virtualCard.test(name))
    .flatMap(([name, addresses]) => (addresses ?? []).map((entry) => ({ name, entry })))
    .filter(({ entry }) => entry.family === "IPv4" && !entry.internal)
    .map(({ name, entry }) => ({ address: entry.address, score: plausibility(name, entry.address) }));
  return candidates.toSorted((a, b) => b.score - a.score)[0]?.address ?? null;
}
