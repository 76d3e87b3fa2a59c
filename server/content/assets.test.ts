import fs from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assetsOf } from "@/server/content/assets";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "assets-"));
const folder = path.join(root, "guide", "assets");
let url = "";
const server = createServer((req, res) => {
  if (!assets(req, res)) res.writeHead(418).end();
});
let assets: ReturnType<typeof assetsOf>;

beforeAll(async () => {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "debt.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  fs.writeFileSync(path.join(folder, "notes.yaml"), "secret: true");
  fs.writeFileSync(path.join(root, "guide", "workshop.yaml"), "secret: true");
  assets = assetsOf(root);
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  fs.rmSync(root, { recursive: true });
});

describe("pictures of workshops", () => {
  it("are served with their type, and cannot run anything", async () => {
    const res = await fetch(`${url}/assets/guide/debt.svg`);
    expect(res.status).toBe(200);
    expect(res.headers.get("content-type")).toBe("image/svg+xml");
    expect(res.headers.get("content-security-policy")).toContain("sandbox");
    const again = await fetch(`${url}/assets/guide/debt.svg`, { headers: { "if-none-match": res.headers.get("etag")! } });
    expect(again.status).toBe(304);
  });

  it("are the only files served", async () => {
    for (const odd of ["notes.yaml", "../workshop.yaml", "..%2fworkshop.yaml", "%2e%2e/workshop.yaml", "", "debt.svg/", "nothing.png"]) {
      expect((await fetch(`${url}/assets/guide/${odd}`)).status).not.toBe(200);
    }
    expect((await fetch(`${url}/elsewhere`)).status).toBe(418);
    expect((await fetch(`${url}/assets/guide/debt.svg`, { method: "POST" })).status).toBe(404);
  });
});
