/**
 * The folder where the server keeps what must survive a restart: the embedded database, its password, and,
 * unless they lie apart, the server's secrets. Files with secrets are readable by their owner only and are
 * written whole or not at all.
 */
import { randomBytes } from "node:crypto";
import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";

/**
 * Makes the folder (with its parents) if it is missing.
 * @throws StartError ("dataDirectory") when it cannot be made or written to.
 */
export function openDataDirectory(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      "dataDirectory",
      `Plenary cannot write to its data folder ${folder} (${codeOf(error) ?? messageOf(error)}): make ` +
        "it writable for this user, or choose another with PLENARY_DATA=/path/to/folder.",
    );
  }
}

/**
 * Reads a secret kept in a folder, or makes 32 random bytes (base64url) at the first call.
 * Two processes that start at once end with the same secret.
 * @throws StartError ("dataDirectory") when the file can neither be read nor made, or is empty.
 */
export function keptSecret(folder: string, name: string): string {
  const file = path.join(folder, name);
  const draft = path.join(folder, `.${name}-${process.pid}`);
  try {
    const kept = readIfThere(file);
    if (kept !== null) return notEmpty(file, kept);
    writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (codeOf(error) !== "EEXIST")
        writeFileSync(file, readFileSync(draft), { mode: 0o600, flag: "wx", flush: true });
    }
    return notEmpty(file, readFileSync(file, "utf8").trim());
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      "dataDirectory",
      `Plenary cannot use the file ${file} (${codeOf(error) ?? messageOf(error)}): start it as the ` +
        "user who owns this file.",
    );
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @throws StartError ("dataDirectory") where the file is empty */
function notEmpty(file: string, text: string): string {
  if (text !== "") return text;
  throw new StartError(
    "dataDirectory",
    `${file} is empty: put back what it held, or delete it if this server is new.`,
  );
}

/**
 * @returns the trimmed text; null where there is no file
 * @throws the system's error for one that cannot be read
 */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return null;
    throw error;
  }
}

const addressIn = (folder: string): string => path.join(folder, "address");

/** Notes the server's address for commands that are typed beside it; they do without where that fails. */
export function noteAddress(folder: string, origin: string): void {
  try {
    writeFileSync(addressIn(folder), `${origin}\n`);
  } catch {
    // The folder is needed for nothing else.
  }
}

export const notedAddress = (folder: string): string | null => readIfThere(addressIn(folder));
