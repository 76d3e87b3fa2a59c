// The inputs of a part of the build, and their fingerprint.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const aside = /(^|\/)(node_modules|generated|\.next|\.build)(\/|$)|\.test\.tsx?$|\.md$/;

/**
 * Files below the folders, relative to `root` with forward slashes, sorted; tests and generated code left
 * out.
 */
export function filesBelow(root, folders) {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          `${entry.parentPath ?? entry.path}/${entry.name}`.slice(root.length + 1).replaceAll("\\", "/"),
        ),
    )
    .filter((file) => !aside.test(file))
    .sort();
}

/** One fingerprint of names and contents; a missing file counts as such. */
export function hashFiles(root, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const full = path.join(root, file);
    hash.update(`\0${file}\0`);
    hash.update(existsSync(full) ? readFileSync(full) : "missing");
  }
  return hash.digest("hex");
}
