/**
 * Prints a page that lies in a folder with a Chromium of this machine. The page has a policy under which no
 * script runs; the browser finds no host, and is ended when it takes too long or too much memory of its own.
 * Runs in the child.
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

type Paper = "A4" | "Letter";

const PRINT_TIMEOUT_MS = 120_000;
const MAX_MEMORY_BYTES = 1_500_000_000;

export class PrintFailed extends Error {
  constructor(readonly why: "too-large" | "took-too-long" | "broken") {
    super(`nothing was printed: ${why}`);
  }
}

const FLAGS = [
  "--headless",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-extensions",
  "--disable-dev-shm-usage",
  "--allow-file-access-from-files",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--no-pdf-header-footer",
];

/** @param page an HTML file in `folder` @throws when there is no whole PDF in the end */
export async function printPage(
  browser: string,
  folder: string,
  page: string,
  paper: Paper,
  output: string,
): Promise<void> {
  const source = path.join(folder, `print-${paper}.html`);
  const profile = path.join(folder, `profile-${paper}`);
  const pdf = path.join(folder, `print-${paper}.pdf`);
  writeFileSync(source, onPaper(readFileSync(path.join(folder, page), "utf8"), paper));
  try {
    await run(browser, [
      ...FLAGS,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--user-data-dir=${profile}`,
      `--print-to-pdf=${pdf}`,
      pathToFileURL(source).href,
    ]);
    if (statSync(pdf).size < 500 || !readFileSync(pdf).subarray(0, 5).equals(Buffer.from("%PDF-")))
      throw new PrintFailed("broken");
    renameSync(pdf, output);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    rmSync(source, { force: true });
  }
}

/**
 * The page is laid on this paper, upright unless its own print styles turn it. Without it a browser takes
 * Letter.
 */
export function onPaper(html: string, paper: Paper): string {
  const inHead = html.indexOf(">", html.indexOf("<head")) + 1;
  return `${html.slice(0, inHead)}<style>@page{size:${paper}}</style>${html.slice(inHead)}`;
}

function run(browser: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, { stdio: "ignore" });
    let why: PrintFailed["why"] = "broken";
    const end = (reason: PrintFailed["why"]) => {
      why = reason;
      child.kill("SIGKILL");
    };
    const clock = setTimeout(() => end("took-too-long"), PRINT_TIMEOUT_MS);
    const watch = setInterval(() => memoryOfBrowser() > MAX_MEMORY_BYTES && end("too-large"), 500);
    const settle = (error?: Error) => {
      clearTimeout(clock);
      clearInterval(watch);
      if (error) reject(error);
      else resolve();
    };
    child.on("error", settle);
    child.on("close", (code) => settle(code === 0 ? undefined : new PrintFailed(why)));
  });
}

/**
 * Bytes that the browser's processes hold for themselves: all of our group but our own; 0 where the system
 * does not tell.
 */
function memoryOfBrowser(): number {
  let sum = 0;
  for (const pid of processes()) {
    if (Number(pid) === process.pid) continue;
    try {
      // State, parent and group stand behind the name, which may hold anything.
      const group = readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1)!.trim().split(" ")[2];
      if (Number(group) === process.pid)
        sum +=
          Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1_024;
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum;
}

function processes(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
