import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { everyAddress, lanAddress } from "@/server/platform/settings/lan";
import { originsOf } from "@/server/platform/settings/origins";

const card = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, netmask: "255.255.255.0", family: "IPv4", mac: "00:00:00:00:00:00", internal, cidr: null },
];

test.each([
  [
    "the wireless card before the cable",
    { eth0: card("192.168.1.5"), wlan0: card("192.168.8.2") },
    "192.168.8.2",
  ],
  [
    "a cable before a container's bridge",
    { docker0: card("172.17.0.1"), enp3s0: card("10.0.0.7") },
    "10.0.0.7",
  ],
  [
    "a private address before a public one",
    { eth0: card("8.8.4.4"), eth1: card("172.20.1.1") },
    "172.20.1.1",
  ],
  [
    "any real address before a self-assigned one",
    { eth0: card("169.254.3.3"), eth1: card("8.8.4.4") },
    "8.8.4.4",
  ],
  ["nothing when there is only this machine", { lo: card("127.0.0.1", true), veth1: card("10.1.1.1") }, null],
])("phones are sent to %s", (_rule, cards, expected) => {
  expect(lanAddress(cards)).toBe(expected);
});

test("PUBLIC_URL wins over every address of the machine", () => {
  const origins = originsOf({ host: "0.0.0.0", port: 3000, publicUrl: "https://plenary.example.org" });
  expect([origins.trainer, origins.phones()]).toEqual([
    "https://plenary.example.org",
    "https://plenary.example.org",
  ]);
});

test("a server for this machine only offers phones nothing", () => {
  const origins = originsOf({ host: "127.0.0.1", port: 3000, publicUrl: undefined });
  expect([origins.trainer, origins.phones()]).toEqual(["http://localhost:3000", null]);
});

test("a chosen address is given to trainer and phones", () => {
  const origins = originsOf({ host: "fd00::2", port: 80, publicUrl: undefined });
  expect([origins.trainer, origins.phones()]).toEqual(["http://[fd00::2]", "http://[fd00::2]"]);
});

const wide = (address: string): NetworkInterfaceInfo[] => [
  { address, netmask: "", family: "IPv6", mac: "", internal: false, cidr: null, scopeid: 0 },
];

test("on a network without IPv4, phones are sent to an IPv6 address that leads out, and it is listened on", () => {
  const cards = { lo: card("127.0.0.1", true), eth0: [...wide("fe80::1"), ...wide("fd00::7")] };
  expect(lanAddress(cards)).toBe("fd00::7");
  expect(everyAddress(cards)).toBe("::");
  const both = { eth0: [...wide("fd00::7"), ...card("10.0.0.7")] };
  expect(lanAddress(both)).toBe("10.0.0.7");
  expect(everyAddress(both)).toBe("0.0.0.0");
  expect(everyAddress({})).toBe("0.0.0.0");
});
