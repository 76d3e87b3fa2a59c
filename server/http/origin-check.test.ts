import { describe, expect, it } from "vitest";
import { fromOwnPages } from "@/server/http/origin-check";

const host = "192.168.1.5:3000";
const publicUrl = "https://plenary.example";

describe("pages that may speak to us (B-44)", () => {
  it.each([
    ["our page on the local network", { host, origin: "http://192.168.1.5:3000" }, undefined],
    [
      "our page behind a proxy that ends TLS",
      { host: "plenary.example", origin: "https://plenary.example" },
      undefined,
    ],
    [
      "our public address, whatever the proxy says of the host",
      { host: "10.0.0.2:3000", origin: publicUrl },
      publicUrl,
    ],
    [
      "our page by the local address although there is a public one",
      { host, origin: `http://${host}` },
      publicUrl,
    ],
    ["a client that is no browser", { host }, publicUrl],
    ["a browser that opened the address itself", { host, "sec-fetch-site": "none" }, undefined],
    ["a browser's own page that leaves the origin out", { host, "sec-fetch-site": "same-origin" }, undefined],
  ])("%s may", (_what, headers, url) => expect(fromOwnPages(headers, url)).toBe(true));

  it.each([
    ["another site", { host, origin: "https://evil.example" }, publicUrl],
    ["another port of the same host", { host, origin: "http://192.168.1.5:4000" }, undefined],
    [
      "a site whose name begins with ours",
      { host: "plenary.example", origin: "https://plenary.example.evil.example" },
      publicUrl,
    ],
    [
      "a site whose name ends with ours",
      { host: "plenary.example", origin: "https://notplenary.example" },
      publicUrl,
    ],
    [
      "a user name that looks like our host",
      { host: "plenary.example", origin: "https://plenary.example@evil.example" },
      publicUrl,
    ],
    [
      "our name without TLS, where it has TLS",
      { host: "plenary.example", origin: "http://plenary.example" },
      publicUrl,
    ],
    ["a sandboxed frame", { host, origin: "null" }, publicUrl],
    ["an empty origin", { host, origin: "" }, publicUrl],
    ["a file", { host, origin: "file://" }, publicUrl],
    ["something that is no address", { host, origin: host }, publicUrl],
    ["two origins", { host, origin: `http://${host}, https://evil.example` }, publicUrl],
    ["a request without host", { origin: "http://192.168.1.5:3000" }, publicUrl],
    ["another site that leaves the origin out", { host, "sec-fetch-site": "cross-site" }, publicUrl],
    ["a sibling site that leaves the origin out", { host, "sec-fetch-site": "same-site" }, publicUrl],
  ])("%s may not", (_what, headers, url) => expect(fromOwnPages(headers, url)).toBe(false));
});
