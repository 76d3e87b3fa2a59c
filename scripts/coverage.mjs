// `npm run coverage`: lines and branches of workshop/, activities/, server/ and phone/ that all stages of
// tests run, in the tests' own processes, in the servers that they start, and in the phones' script in a
// browser. Stages can be named, as in `npm run coverage -- unit contract`. It takes some three times as long
// as the tests themselves.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { mergeProcessCovs } from "@bcoe/v8-coverage";
import { convert } from "ast-v8-to-istanbul";
import { parseAstAsync } from "vite";
import { build, root } from "./build.mjs";

const folder = path.join(root, ".build", "coverage");
const rooms = ["model", "workshop", "activities", "server", "phone"];
const projects = ["unit", "contract", "server", "security", "thorough", "faults", "floods"];
const stages =
  process.argv.slice(2).length > 0
    ? process.argv.slice(2)
    : ["unit", "contract", "server", "security", "thorough", "browser", "faults", "floods"];

rmSync(folder, { recursive: true, force: true });
for (const part of ["node", "browser"]) mkdirSync(path.join(folder, part), { recursive: true });
process.env.COVERAGE_FOLDER = folder;
await build({ say: (line) => process.stdout.write(line) });

let good = true;
for (const stage of stages) {
  const args = projects.includes(stage)
    ? [
        "node_modules/vitest/vitest.mjs",
        "run",
        `--project=${stage}`,
        "--coverage.enabled",
        "--coverage.reporter=json",
        "--coverage.reportOnFailure",
        `--coverage.reportsDirectory=${path.join(folder, stage)}`,
      ]
    : ["node_modules/playwright/cli.js", "test"];
  good &&= spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status === 0;
}

/** Of each file: the lines and branches there are, by place, and whether anything came by. */
const files = new Map();
const within = (file) =>
  rooms.includes(path.relative(root, file).split(path.sep)[0]) && !/\.test\.|\/generated\//.test(file);
const placeOf = ({ start }) => `${start?.line}:${start?.column}`;

/** Adds a coverage map of Istanbul. @param whole true: it holds each place of each file */
function add(map, whole) {
  for (const [file, { statementMap, s, branchMap, b }] of Object.entries(map)) {
    if (!within(file)) continue;
    const totals = files.get(file) ?? { lines: new Map(), branches: new Map() };
    if (whole) files.set(file, totals);
    const count = (places, place, hits) => {
      if (whole || places.has(place)) places.set(place, (places.get(place) ?? 0) + hits);
    };
    for (const [id, { start }] of Object.entries(statementMap)) count(totals.lines, start.line, s[id]);
    for (const [id, { type, loc, locations }] of Object.entries(branchMap))
      for (const [i, location] of locations.entries())
        count(totals.branches, `${type} ${placeOf(loc)} ${i} ${placeOf(location)}`, b[id][i]);
  }
}

/** Adds raw coverage of V8 of bundles. @param fileOf the bundle on disk behind the address of a script */
async function addRaw(part, fileOf) {
  const where = path.join(folder, part);
  const scripts = new Map();
  for (const name of readdirSync(where)) {
    const { result } = JSON.parse(readFileSync(path.join(where, name), "utf8"));
    for (const script of result) {
      const file = fileOf(script.url);
      if (!file || !existsSync(`${file}.map`)) continue;
      const all = scripts.get(file) ?? [];
      all.push({ result: [{ ...script, url: file, scriptId: "0" }] });
      // Merged as they come, so that hundreds of processes fit into memory.
      scripts.set(file, all.length < 20 ? all : [mergeProcessCovs(all)]);
    }
  }
  for (const [file, all] of scripts) {
    const code = readFileSync(file, "utf8");
    const [coverage] = mergeProcessCovs(all).result;
    const sourceMap = JSON.parse(readFileSync(`${file}.map`, "utf8"));
    const source = (name) => path.resolve(path.dirname(file), name);
    const map = await convert({
      code,
      ast: parseAstAsync(code),
      wrapperLength: 0,
      sourceMap: { ...sourceMap, sources: sourceMap.sources.map(source) },
      coverage: { ...coverage, url: `file://${file}` },
    });
    add(map, false);
  }
}

for (const project of projects) {
  const file = path.join(folder, project, "coverage-final.json");
  if (existsSync(file)) add(JSON.parse(readFileSync(file, "utf8")), true);
}
await addRaw("node", (url) =>
  url.startsWith("file://") && url.includes("/.build/server/") ? fileURLToPath(url) : null,
);
await addRaw("browser", (url) => {
  // The server gives a script a name with the hash of its content.
  const name = /\/phone\/(?:(islands)\/)?(\w+)-\w+\.js/.exec(url);
  return name ? path.join(root, ".build", "phone", name[1] ?? "", `${name[2]}.js`) : null;
});

const share = (maps) => {
  const hits = maps.flatMap((map) => [...map.values()]);
  return `${((100 * hits.filter(Boolean).length) / hits.length).toFixed(2)} % of ${hits.length}`;
};
for (const room of rooms) {
  const inRoom = [...files]
    .filter(([file]) => path.relative(root, file).startsWith(`${room}/`))
    .map(([, counts]) => counts);
  if (inRoom.length === 0) continue;
  process.stdout.write(
    `${room.padEnd(12)} lines ${share(inRoom.map((f) => f.lines))}, branches ${share(inRoom.map((f) => f.branches))}\n`,
  );
}
process.exitCode = good ? 0 : 1;
