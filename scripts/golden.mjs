// `npm run golden`: pins the outside as it is now, in the files of hashes in tests/golden/, with the full
// texts in .build/golden/now. `-- --check` compares all of it with those files; `npm test` the part that is
// soon made. `-- --against <commit>` makes the full texts of that commit too, and shows how they differ from
// those of now.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./build.mjs";

const texts = path.join(root, ".build", "golden");

/** @returns the exit code */
function run(command, args, { cwd = root, env = {} } = {}) {
  return spawnSync(command, args, { cwd, stdio: "inherit", env: { ...process.env, ...env } }).status ?? 1;
}

const golden = (what, { cwd = root, folder = "now" } = {}) =>
  run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project=golden"], {
    cwd,
    env: { PLENARY_GOLDEN: what, PLENARY_GOLDEN_TEXTS: path.join(texts, folder) },
  });

/** Makes the texts of a commit, by this version's script where it has none of its own. */
function textsOf(commit) {
  const tree = path.join(mkdtempSync(path.join(tmpdir(), "plenary-golden-")), "tree");
  if (run("git", ["worktree", "add", "--detach", "--quiet", tree, commit]) !== 0) return false;
  try {
    symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"));
    if (run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], { cwd: tree }) !== 0)
      return false;
    if (!existsSync(path.join(tree, "tests/golden"))) {
      cpSync(path.join(root, "tests/golden"), path.join(tree, "tests/golden"), { recursive: true });
      cpSync(path.join(root, "vitest.config.ts"), path.join(tree, "vitest.config.ts"));
    }
    return golden("texts", { cwd: tree, folder: "before" }) === 0;
  } finally {
    run("git", ["worktree", "remove", "--force", tree]);
    rmSync(path.dirname(tree), { recursive: true, force: true });
  }
}

const [option, commit] = process.argv.slice(2);
if (option === "--against" && commit) {
  const good = textsOf(commit) && golden("texts") === 0;
  const shown = good
    ? run("git", [
        "diff",
        "--no-index",
        "--stat",
        "--patch",
        path.join(texts, "before"),
        path.join(texts, "now"),
      ])
    : 2;
  process.exitCode = shown > 1 ? 1 : 0;
} else if (option === "--check") process.exitCode = golden("check");
else if (option === undefined) process.exitCode = golden("write");
else {
  process.stderr.write("npm run golden, npm run golden -- --check, npm run golden -- --against <commit>\n");
  process.exitCode = 2;
}
