/**
 * The command of a release, `plenary`: without a word it starts the server, with one it does what
 * `npm run <word>` does in the sources. Data lie in a folder beside the release, so that the next release,
 * unpacked beside this one, finds them.
 */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { projectRoot, softwareVersion } from "@/server/platform/settings/project-root";

/** Commands for the machine's owner: see docs/operations.md. */
const DATA_COMMANDS = ["backup", "restore", "check-erasure", "new-password", "new-secrets"];

/** A zip archive cannot have links: the release lists them, and Windows makes them where they are missing. */
function makeLinks(): void {
  const list = path.join(projectRoot, "links.json");
  if (!existsSync(list)) return;
  for (const [link, target] of Object.entries(
    JSON.parse(readFileSync(list, "utf8")) as Record<string, string>,
  )) {
    const place = path.join(projectRoot, link);
    if (existsSync(place)) continue;
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(path.join(projectRoot, target), place, "junction");
  }
}

/** True where a person sees this machine's screen, so that a browser can be opened. */
function onDesktop(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env;
  if (!process.stdout.isTTY || SSH_CONNECTION) return false;
  return process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV || "production" });
process.env.NEXT_TELEMETRY_DISABLED ||= "1";
process.env.PLENARY_DATA ||= path.resolve(projectRoot, "../../plenary-data");

const bundle = (name: string): Promise<unknown> => import(new URL(name, import.meta.url).href);
const word = process.argv[2];

if (word === undefined) {
  process.env.PLENARY_DESKTOP ||= onDesktop() ? "1" : "0";
  makeLinks();
  await bundle("./index.mjs");
} else if (DATA_COMMANDS.includes(word)) await bundle("./data.mjs");
else if (word === "--version") process.stdout.write(`${softwareVersion()}\n`);
else {
  const asked = ["help", "--help", "-h"].includes(word);
  const sentence =
    "plenary starts the server. For its data: " +
    `${DATA_COMMANDS.map((name) => `plenary ${name}`).join(", ")}. plenary --version says which release this is.\n`;
  if (asked) process.stdout.write(sentence);
  else process.stderr.write(`There is no command "${word}". ${sentence}`);
  process.exitCode = asked ? 0 : 2;
}
