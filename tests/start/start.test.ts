import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  readdirSync,
} from "node:fs";
import { connect as dial } from "node:net";
import path from "node:path";
import { projectRoot } from "@/server/platform/settings/project-root";
import { embeddedThatRuns } from "@/server/retention/backup/reach";
import { connect } from "@/server/store/database/connect";
import { afterEach, describe, expect, test } from "vitest";
import {
  alarmsOf,
  type ServerProcess,
  spawnServer,
  startServer,
  temporaryFolder,
} from "@/tests/support/server-process";
import { eventually } from "@/tests/support/waiting";

const running: ServerProcess[] = [];
const keep = <T extends ServerProcess>(server: T): T => {
  running.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const postmaster = (dataDir: string) => path.join(dataDir, "postgres", "postmaster.pid");

describe("a server with nothing but Node", () => {
  test("says where to go, answers, ends with its database at SIGTERM, and is the same server when it starts again (E-18, O-88)", async () => {
    const dataDir = temporaryFolder();
    const ask = async (url: string) => (await fetch(`${url}/.well-known/plenary-key.json`)).json();
    const first = keep(await startServer({ dataDir, env: { HOST: "0.0.0.0" } }));
    expect(first.stdout().split("\n").slice(1, 3)).toEqual([
      `  ${first.setupLink}`,
      "  Plenary is ready. Open this link in a browser and make the first account. It works once.",
    ]);
    expect(first.setupLink).toMatch(new RegExp(`^http://localhost:${first.port}/`));
    expect(first.output()).toMatch(new RegExp(`Trainer +http://localhost:${first.port}\n`));
    expect(first.output()).toMatch(/Phones +\S+/);
    expect(first.output()).toContain(path.join(dataDir, "postgres"));
    expect(first.output()).toMatch(/Stop +Ctrl-C/);
    expect((await fetch(first.url)).status).toBeLessThan(500);
    for (const name of ["secret", "signing-key", "postgres.password"])
      expect(statSync(path.join(dataDir, name)).mode & 0o777, `only the owner reads ${name}`).toBe(0o600);
    const key = await ask(first.url);
    expect(key).toEqual({
      type: "Multikey",
      algorithm: "Ed25519",
      publicKeyMultibase: expect.stringMatching(/^z6Mk/),
      badgeIssuer: expect.stringMatching(/^did:jwk:/),
    });
    expect(existsSync(postmaster(dataDir))).toBe(true);
    first.kill("SIGTERM");
    expect(await first.exit).toBe(0);
    expect(existsSync(postmaster(dataDir))).toBe(false);
    expect(alarmsOf(first)).toEqual([]);

    const again = keep(
      await startServer({ dataDir, env: { PLENARY_QR: "1", PUBLIC_URL: "https://plenary.example.org" } }),
    );
    expect(again.output()).toContain("▀▀▀▀▀");
    expect(again.output()).toMatch(/Phones +https:\/\/plenary\.example\.org\n/);
    expect(await ask(again.url)).toEqual(key);
    // One key press may signal twice.
    again.kill("SIGINT");
    again.kill("SIGINT");
    expect(await again.exit).toBe(0);
    expect(existsSync(postmaster(dataDir))).toBe(false);
  });

  test("tells new-password on its machine where it is reached (A-10)", async () => {
    const server = keep(await startServer());
    const client = await connect(embeddedThatRuns(server.dataDir)!);
    await client.query(
      "INSERT INTO account (id, name, email) VALUES (gen_random_uuid(), 'Pat', 'pat@a.test')",
    );
    await client.end();
    const { PORT: _port, PUBLIC_URL: _origin, ...env } = process.env;
    const output = execFileSync("node", ["scripts/data.mjs", "new-password", "--trainer", "pat@a.test"], {
      cwd: projectRoot,
      encoding: "utf8",
      env: { ...env, NODE_ENV: "production", PLENARY_DATA: server.dataDir },
    });
    expect(output).toContain(`\nhttp://localhost:${server.port}/trainer/reset#`);
  });

  test("as root runs its database as another user, in a folder that only root may enter (O-86)", async ({
    skip,
  }) => {
    skip(process.getuid?.() !== 0, "only root lends the database another user");
    const closed = path.join(temporaryFolder(), "closed");
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = path.join(closed, "data");
    const server = keep(await startServer({ dataDir }));
    expect(statSync(path.join(dataDir, "postgres")).uid).not.toBe(0);
    server.kill("SIGKILL");
    await server.exit;
    const again = keep(await startServer({ dataDir }));
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
  });

  test("takes its port before the database is there, and cuts off a request that dawdles over its headers; SIGINT ends it with 0", async () => {
    const server = keep(await spawnServer());
    await eventually(async () =>
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
    server.kill("SIGINT");
    expect(await server.exit).toBe(0);
  });

  test("stopped while it starts, leaves no database behind", async () => {
    const dataDir = temporaryFolder();
    const server = keep(await spawnServer({ dataDir }));
    await eventually(() => existsSync(path.join(dataDir, "postgres.password")));
    server.kill("SIGTERM");
    expect(await server.exit).toBe(0);
    expect(existsSync(postmaster(dataDir))).toBe(false);
    expect(readdirSync(dataDir).filter((file) => file.includes("draft"))).toEqual([]);
    expect(server.stderr()).toBe("");
  });
});

/** A project with the real scripts of a start, in which every part to be built is as short as can be. */
function shortProject(): string {
  const root = temporaryFolder();
  for (const file of ["build.mjs", "build", "start.mjs", "start"])
    cpSync(path.join(projectRoot, "scripts", file), path.join(root, "scripts", file), { recursive: true });
  const files = {
    "package.json": JSON.stringify({ dependencies: {} }),
    "tsconfig.json": "{}",
    "components/phone/phone.css": "body { margin: 0 }",
    "node_modules/prisma/build/index.js": "",
    "server/main/main.ts": 'console.log("The server runs."); setInterval(() => {}, 60_000);',
    "server/main/preflight.ts": "export const preflight = () => 0;",
    ...Object.fromEntries(
      [
        "main/command",
        "rehearsal/crowd",
        "workers/main",
        "exports/process",
        "retention/backup/command",
        "editor/content/prebuild",
      ].map((name) => [`server/${name}.ts`, "export {};"]),
    ),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  for (const name of ["esbuild", "pdfjs-dist"])
    symlinkSync(path.join(projectRoot, "node_modules", name), path.join(root, "node_modules", name));
  return root;
}

test.runIf(process.platform === "linux")(
  "a start that builds leaves nothing of the build behind",
  async () => {
    const root = shortProject();
    const server = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root });
    let output = "";
    for (const stream of [server.stdout, server.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    const ended = new Promise((resolve) => server.once("close", resolve));
    try {
      await eventually(() => output.includes("The server runs.") || server.exitCode !== null);
      expect(output).toContain("Built server");
      const children = () => readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, "utf8").trim();
      await expect.poll(children).toBe("");
    } finally {
      server.kill("SIGKILL");
      await ended;
    }
  },
);
