/**
 * Presentations drawn by LibreOffice, where the server has it: as a PDF, in a folder and with a profile of
 * their own, without macros, active content or fetching, within limits of time, memory and size.
 */
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { FairQueue } from "@/server/platform/limits/fair-queue";

/** Milliseconds; the first start of a profile alone takes some seconds. */
const CONVERSION_TIMEOUT_MS = 150_000;
/** Kilobytes of address space, seconds of processor, blocks of 512 bytes of one file. */
const PROCESS_LIMITS = "ulimit -v 6000000; ulimit -t 140; ulimit -f 400000";

const gate = new FairQueue({ places: 1, all: 6 });

/** Null where there is none. */
export function officeProgram(): string | null {
  if (process.platform === "win32") return null;
  for (const folder of (process.env.PATH ?? "").split(":")) {
    const program = path.join(folder, "soffice");
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // Perhaps in the next folder.
    }
  }
  return null;
}

const setting = (path: string, name: string, value: string) =>
  `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

const SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting";
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${setting(SCRIPTING, "MacroSecurityLevel", "3")}
${setting(SCRIPTING, "DisableMacrosExecution", "true")}
${setting(SCRIPTING, "DisableActiveContent", "true")}
${setting(SCRIPTING, "BlockUntrustedRefererLinks", "true")}
${setting("/org.openoffice.Office.Common/Misc", "FirstRun", "false")}
</oor:items>
`;

/**
 * Draws a presentation. @param folder an empty one; the PDF is `deck.pdf` in it.
 * @returns the PDF's path, null where it could not be drawn: the caller then takes the texts alone.
 */
export async function drawPresentation(
  program: string,
  file: string,
  folder: string,
  signal?: AbortSignal,
): Promise<string | null> {
  const leave = await gate.enter();
  if (!leave) return null;
  try {
    const profile = path.join(folder, "profile");
    await mkdir(path.join(profile, "user"), { recursive: true });
    await writeFile(path.join(profile, "user", "registrymodifications.xcu"), PROFILE);
    const input = path.join(folder, "deck.pptx");
    await symlink(file, input);
    const args = [
      "--headless",
      "--norestore",
      "--nolockcheck",
      "--nodefault",
      "--nofirststartwizard",
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      "--convert-to",
      "pdf:impress_pdf_Export",
      "--outdir",
      folder,
      input,
    ];
    return (await run(program, args, folder, signal)) ? path.join(folder, "deck.pdf") : null;
  } finally {
    leave();
  }
}

function run(program: string, args: string[], folder: string, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn("/bin/sh", ["-c", `${PROCESS_LIMITS}; exec "$0" "$@"`, program, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, NODE_ENV: "production", HOME: folder, TMPDIR: folder, LANG: "C.UTF-8" },
      stdio: "ignore",
      detached: true,
    });
    const kill = () => {
      try {
        if (child.pid) process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    };
    const clock = setTimeout(kill, CONVERSION_TIMEOUT_MS);
    signal?.addEventListener("abort", kill);
    child.on("error", () => undefined);
    child.on("close", (code) => {
      clearTimeout(clock);
      signal?.removeEventListener("abort", kill);
      kill();
      try {
        accessSync(path.join(folder, "deck.pdf"));
        resolve(code === 0);
      } catch {
        resolve(false);
      }
    });
  });
}
