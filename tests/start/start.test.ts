import { existsSync, statSync } from "node:fs";
import { connect as dial } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import {
  alarmsOf,
  type ServerProcess,
  spawnServer,
  startServer,
  temporaryFolder,
  until,
} from "@/tests/support/server-process";

const running: ServerProcess[] = [];
const keep = <T extends ServerProcess>(server: T): T => {
  running.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const postmaster = (dataDir: string) => path.join(dataDir, "postgres", "postmaster.pid");

describe("a start with nothing but Node", () => {
  test("says where to go, where the data is and how to stop, and answers", async () => {
    const server = keep(await startServer({ env: { HOST: "0.0.0.0" } }));
    expect(server.output()).toMatch(new RegExp(`Trainer +http://localhost:${server.port}\n`));
    expect(server.output()).toMatch(/Phones +\S+/);
    expect(server.output()).toContain(path.join(server.dataDir, "postgres"));
    expect(server.output()).toMatch(/Stop +Ctrl-C/);
    expect(alarmsOf(server)).toEqual([]);
    expect((await fetch(server.url)).status).toBeLessThan(500);
  });

  test("draws a code for the phones when asked to, with PUBLIC_URL in it", async () => {
    const server = keep(await startServer({ env: { PLENARY_QR: "1", PUBLIC_URL: "https://plenary.example.org" } }));
    expect(server.output()).toContain("▀▀▀▀▀");
    expect(server.output()).toMatch(/Phones +https:\/\/plenary\.example\.org\n/);
  });

  test("keeps its secrets for the owner only", async () => {
    const { dataDir } = keep(await startServer());
    for (const name of ["secret", "signing-key", "postgres.password"])
      expect(statSync(path.join(dataDir, name)).mode & 0o777).toBe(0o600);
  });

  test("E-18: tells everybody its public key, and keeps it over a restart", async () => {
    const first = await startServer();
    const ask = async (url: string) => (await fetch(`${url}/.well-known/plenary-key.json`)).json();
    const key = await ask(first.url);
    expect(key).toEqual({ type: "Multikey", algorithm: "Ed25519", publicKeyMultibase: expect.stringMatching(/^z6Mk/) });
    first.kill("SIGTERM");
    await first.exit;
    const again = keep(await startServer({ dataDir: first.dataDir }));
    expect(await ask(again.url)).toEqual(key);
  });

  test("takes its port before the database is there, and cuts off a request that dawdles over its headers", async () => {
    const server = keep(await spawnServer());
    await until(async () =>
      fetch(server.url).then(
        ({ status }) => status === 503 || status < 500,
        () => false,
      ),
    );
    const slow = dial(server.port, "127.0.0.1");
    slow.write("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    const begun = Date.now();
    await new Promise((resolve) =>
      slow
        .once("close", resolve)
        .on("error", () => undefined)
        .resume(),
    );
    expect(Date.now() - begun).toBeLessThan(40_000);
  });
});

describe("a stop", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("%s ends with 0 and takes the database with it", async (signal) => {
    const dataDir = temporaryFolder();
    const server = keep(await startServer({ dataDir }));
    expect(existsSync(postmaster(dataDir))).toBe(true);
    server.kill(signal);
    expect(await server.exit).toBe(0);
    expect(existsSync(postmaster(dataDir))).toBe(false);
    expect(alarmsOf(server)).toEqual([]);
  });

  test("during the start leaves no database behind", async () => {
    const dataDir = temporaryFolder();
    const server = keep(await spawnServer({ dataDir }));
    await until(() => existsSync(path.join(dataDir, "postgres.password")));
    server.kill("SIGTERM");
    expect(await server.exit).toBe(0);
    expect(existsSync(postmaster(dataDir))).toBe(false);
  });

  test("signalled twice by one key press is still a clean one", async () => {
    const server = keep(await startServer());
    server.kill("SIGINT");
    server.kill("SIGINT");
    expect(await server.exit).toBe(0);
  });
});
