/**
 * Proxies with TLS before a server: a plain one of our own, and Caddy and nginx with the files of ops/ as
 * they are shipped.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { webcrypto } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { connect as connectTls, createServer } from "node:tls";
// The maker of certificates needs it first.
import "reflect-metadata";
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from "@peculiar/x509";
import { projectRoot } from "@/server/platform/settings/project-root";
import { freePort } from "@/tests/support/ports";
import { temporaryFolder } from "@/tests/support/server-process";
import { eventually } from "@/tests/support/waiting";

export interface Front {
  /** Of the front's program; null for one that runs in this process. */
  log(): string;
  close(): Promise<void>;
}

export interface FrontKind {
  name: string;
  /** Why it cannot be tried on this machine; null where it can. */
  missing: string | null;
  /** Browsers without its cookie go by the path, so that those of one room come to one process. */
  byPath?: boolean;
  /** @param host name in its certificate; @param servers ports of the servers behind it, on 127.0.0.1 */
  open(host: string, port: number, servers: readonly number[]): Promise<Front>;
}

const missing = (program: string): string | null =>
  spawnSync("sh", ["-c", `command -v ${program}`]).status === 0 ? null : `${program} is not installed`;

const shipped = (file: string): string => readFileSync(path.join(projectRoot, "ops", file), "utf8");

const pem = (kind: string, bytes: ArrayBuffer): string =>
  `-----BEGIN ${kind}-----\n${Buffer.from(bytes)
    .toString("base64")
    .replace(/(.{64})/g, "$1\n")}\n-----END ${kind}-----\n`;

/** A certificate for one name, signed by itself, good for an hour around now. */
async function certificate(host: string): Promise<{ cert: string; key: string }> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: "01",
      name: `CN=${host}`,
      notBefore: new Date(now - 1_800_000),
      notAfter: new Date(now + 1_800_000),
      signingAlgorithm: algorithm,
      keys: keys as CryptoKeyPair,
      extensions: [new SubjectAlternativeNameExtension([{ type: "dns", value: host }])],
    },
    webcrypto as Crypto,
  );
  return {
    cert: certificate.toString("pem"),
    key: pem("PRIVATE KEY", await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)),
  };
}

/** True when something there speaks TLS. */
const speaksTls = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connectTls(
      { port, host: "127.0.0.1", servername: host, rejectUnauthorized: false },
      () => {
        socket.destroy();
        resolve(true);
      },
    );
    socket.on("error", () => resolve(false));
  });

/** Takes off the TLS and adds no header at all. */
async function openPlain(host: string, port: number, [server = 0]: readonly number[]): Promise<Front> {
  const open = new Set<Socket>();
  const front = createServer(await certificate(host), (near) => {
    const far = connect(server, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((go) => front.listen(port, "127.0.0.1", go));
  return {
    log: () => "",
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((go) => front.close(go));
    },
  };
}

async function run(
  program: string,
  args: string[],
  env: Record<string, string>,
  port: number,
  host: string,
): Promise<Front> {
  const child: ChildProcess = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (bytes: Buffer) => (output += bytes.toString()));
  const ended = new Promise<void>((go) => child.once("close", () => go()));
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${output}`);
    return speaksTls(port, host);
  }, 60_000);
  return {
    log: () => output,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The file with ports of ours, and a certificate that Caddy makes itself. */
async function caddyfile(text: string, host: string, port: number, site: RegExp): Promise<string> {
  const global = `{\n\tadmin off\n\thttp_port ${await freePort()}\n\thttps_port ${port}\n\tskip_install_trust\n`;
  const sites = text.replace(site, `https://${host}:${port} {\n\ttls internal\n`);
  return /^\{$/m.test(sites) ? sites.replace(/^\{\n/m, global) : `${global}}\n${sites}`;
}

async function openCaddy(text: string, host: string, port: number): Promise<Front> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "Caddyfile"), text);
  return run(
    "caddy",
    ["run", "--adapter", "caddyfile", "--config", path.join(folder, "Caddyfile")],
    { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    port,
    host,
  );
}

async function openNginx(conf: string, host: string, port: number): Promise<Front> {
  const folder = temporaryFolder();
  const { cert, key } = await certificate(host);
  writeFileSync(path.join(folder, "cert.pem"), cert);
  writeFileSync(path.join(folder, "key.pem"), key);
  for (const name of ["body", "proxy", "fastcgi", "uwsgi", "scgi"])
    mkdirSync(path.join(folder, name), { mode: 0o777 });
  const other = await freePort();
  const inside = conf
    .replaceAll("/etc/ssl/plenary/fullchain.pem", path.join(folder, "cert.pem"))
    .replaceAll("/etc/ssl/plenary/key.pem", path.join(folder, "key.pem"))
    .replaceAll("/var/log/nginx/plenary.log", path.join(folder, "error.log"))
    .replace("listen 80;", `listen 127.0.0.1:${other};`)
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`)
    .replaceAll("plenary.example.org", host);
  const temporary = [
    "client_body_temp_path body",
    "proxy_temp_path proxy",
    "fastcgi_temp_path fastcgi",
    "uwsgi_temp_path uwsgi",
    "scgi_temp_path scgi",
  ];
  const user = process.getuid?.() === 0 ? "user root;\n" : "";
  writeFileSync(
    path.join(folder, "nginx.conf"),
    `${user}worker_processes 1;\npid nginx.pid;\nerror_log stderr warn;\nevents { worker_connections 512; }\nhttp {\n${temporary.map((line) => `${line};`).join("\n")}\n${inside}\n}\n`,
  );
  return run(
    "nginx",
    ["-p", folder, "-e", "stderr", "-c", path.join(folder, "nginx.conf"), "-g", "daemon off;"],
    {},
    port,
    host,
  );
}

/** The part of ops/nginx.conf for several processes, uncommented. */
function nginxOfSeveral(servers: readonly number[]): string {
  const lines = shipped("nginx.conf").split("\n");
  const begin = lines.findIndex((line) => line.startsWith("#   split_clients"));
  const commented = lines
    .slice(begin)
    .filter(
      (line, i, all) => line.startsWith("# ") && all.slice(0, i).every((before) => before.startsWith("# ")),
    );
  const taken = commented.map((line) => line.replace(/^# +(and below: +)?/, ""));
  const inHttp = taken.filter((line) => !/^(proxy_|add_header)/.test(line));
  const inLocation = taken.filter((line) => /^(proxy_|add_header)/.test(line));
  const text = lines
    .join("\n")
    .replace(/^upstream plenary \{[\s\S]*?^\}\n/m, inHttp.join("\n"))
    .replace("proxy_pass http://plenary;", inLocation.join("\n"));
  return text.replace(/\b300([12])\b|(?<=_)300([12])\b/g, (_, one, other) =>
    String(servers[Number(one ?? other) - 1]),
  );
}

function caddyIsAtLeast(major: number, minor: number): boolean {
  const [, is, has] =
    /v?(\d+)\.(\d+)/.exec(spawnSync("caddy", ["version"], { encoding: "utf8" }).stdout) ?? [];
  return Number(is) > major || (Number(is) === major && Number(has) >= minor);
}

export const fronts: readonly FrontKind[] = [
  { name: "a plain front", missing: null, open: openPlain },
  {
    name: "Caddy",
    missing: missing("caddy"),
    open: async (host, port, [server]) =>
      openCaddy(
        (await caddyfile(shipped("Caddyfile"), host, port, /^plenary\.example\.org \{$/m)).replace(
          "127.0.0.1:3000",
          `127.0.0.1:${server}`,
        ),
        host,
        port,
      ),
  },
  {
    name: "nginx",
    missing: missing("nginx"),
    open: (host, port, [server]) =>
      openNginx(shipped("nginx.conf").replace("127.0.0.1:3000", `127.0.0.1:${server}`), host, port),
  },
];

export const frontsOfSeveral: readonly FrontKind[] = [
  {
    name: "Caddy",
    missing: missing("caddy"),
    byPath: caddyIsAtLeast(2, 7),
    open: async (host, port, [one, two]) =>
      openCaddy(
        (await caddyfile(shipped("Caddyfile.cluster"), host, port, /^\{\$SITE:localhost\} \{$/m))
          .replace("app-1:3000", `127.0.0.1:${one}`)
          .replace("app-2:3000", `127.0.0.1:${two}`),
        host,
        port,
      ),
  },
  {
    name: "nginx",
    missing: missing("nginx"),
    byPath: true,
    open: (host, port, servers) => openNginx(nginxOfSeveral(servers), host, port),
  },
];

/**
 * One request through a front, with headers that browsers do not let one choose.
 * @returns header names in small letters, repeated ones too
 */
export function askThrough(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ status: number; headers: [string, string][]; body: string }> {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    request(
      {
        host: "127.0.0.1",
        port,
        path,
        method,
        servername: hostname,
        rejectUnauthorized: false,
        headers: { host, ...headers },
        agent: false,
      },
      (res) => {
        let body = "";
        res.on("data", (bytes: Buffer) => (body += bytes.toString()));
        res.on("end", () => {
          const names = res.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
          resolve({
            status: res.statusCode ?? 0,
            headers: names.map((name, i) => [name, res.rawHeaders[i * 2 + 1] ?? ""]),
            body,
          });
        });
      },
    )
      .on("error", reject)
      .end();
  });
}
