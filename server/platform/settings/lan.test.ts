import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { reachOf } from "@/model/text/reach";
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

const listening = (host: string, publicUrl?: string) => originsOf({ host, port: 3000, publicUrl });

test("links for others begin with the address of the network where the page's is this machine's own (O-89)", () => {
  const lan = lanAddress(networkInterfaces());
  const network = lan ? `http://${lan}:3000` : "http://localhost:3000";
  expect(listening("0.0.0.0").shared("http://localhost:3000")).toBe(network);
  expect(listening("0.0.0.0").shared()).toBe(network);
  expect(listening("0.0.0.0").shared("http://plenary.local")).toBe("http://plenary.local");
  expect(listening("127.0.0.1").shared("http://127.0.0.1:3000")).toBe("http://127.0.0.1:3000");
  expect(listening("127.0.0.1").shared()).toBe("http://localhost:3000");
  const publicUrl = "https://plenary.example.org";
  expect(listening("0.0.0.0", publicUrl).shared("http://10.0.0.5:3000")).toBe(publicUrl);
});

test.each([
  ["http://localhost:3000/present/1#k", "machine"],
  ["http://127.0.0.1/x", "machine"],
  ["http://[::1]:3000", "machine"],
  ["http://192.168.1.7:3000/published/2", "network"],
  ["http://172.20.1.1", "network"],
  ["http://[fd00::2]", "network"],
  ["http://plenary.local", "network"],
  ["http://trainer-laptop:3000", "network"],
  ["http://8.8.4.4", "everywhere"],
  ["https://plenary.example.org/verify/1", "everywhere"],
])("%s opens for: %s (O-89)", (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});
