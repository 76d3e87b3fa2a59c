/**
 * `npm run bench`: every part in turn, on one machine, the product and its floors by turns. Writes the figures to
 * bench/results/ and a table to stdout; ends with 1 when a target was missed.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closePrisma, projectRoot } from "@/bench/product/modules";
import type { Context, Part, Row } from "@/bench/context";
import { Fleet } from "@/bench/fleet/fleet";
import { machine, tooFewFiles } from "@/bench/machine";
import { answers } from "@/bench/parts/answers";
import { bytes } from "@/bench/parts/bytes";
import { cards } from "@/bench/parts/cards";
import { cluster } from "@/bench/parts/cluster";
import { debrief } from "@/bench/parts/debrief";
import { editor } from "@/bench/parts/editor";
import { exports } from "@/bench/parts/exports";
import { forms } from "@/bench/parts/forms";
import { joining } from "@/bench/parts/joining";
import { groups } from "@/bench/parts/groups";
import { guests } from "@/bench/parts/guests";
import { kinds } from "@/bench/parts/kinds";
import { memory } from "@/bench/parts/memory";
import { phone } from "@/bench/parts/phone";
import { pictures } from "@/bench/parts/pictures";
import { push } from "@/bench/parts/push";
import { restart } from "@/bench/parts/restart";
import { rooms } from "@/bench/parts/rooms";
import { stalled } from "@/bench/parts/stalled";
import { start } from "@/bench/parts/start";
import { storm } from "@/bench/parts/storm";
import { writer } from "@/bench/parts/writer";
import { Database } from "@/bench/product/database";
import { openStore } from "@/bench/product/rooms";
import { Server } from "@/bench/product/server";
import { tableOf } from "@/bench/table";

const PARTS: Part[] = [
  push,
  answers,
  rooms,
  writer,
  memory,
  storm,
  stalled,
  bytes,
  cards,
  forms,
  joining,
  kinds,
  debrief,
  editor,
  pictures,
  groups,
  exports,
  cluster,
  guests,
  phone,
  start,
  restart,
];
const BENCH_TIMEOUT_MS = 90 * 60_000;

/** The database while it starts: it can be stopped only when it runs. */
let starting: Promise<unknown> = Promise.resolve();

async function measure(parts: Part[], quick: boolean, profiled: boolean): Promise<Record<string, Row[]>> {
  const secret = randomBytes(32).toString("hex");
  const signing = randomBytes(32).toString("base64url");
  const begun = Database.start();
  starting = begun;
  const database = await begun;
  process.once("exit", database.interrupt);
  const running = new Set<Server>();
  const results: Record<string, Row[]> = {};
  openStore(database.url, secret);
  try {
    for (const part of parts) {
      const fleet = new Fleet();
      const context: Context = {
        database,
        fleet,
        quick,
        say: (text) => process.stderr.write(`  ${text}\n`),
        async server(env = {}) {
          const server = await Server.start(database.url, secret, profiled, {
            PLENARY_SIGNING_KEY: signing,
            ...env,
          });
          running.add(server);
          return server;
        },
      };
      try {
        results[part.name] = await part.run(context);
      } finally {
        fleet.end();
      }
      process.stdout.write(`\n${part.name}\n${tableOf(results[part.name] ?? [])}\n`);
    }
  } finally {
    for (const server of running) await server.stop();
    await closePrisma();
    await database.stop();
  }
  return results;
}

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const names = words.filter((word) => !word.startsWith("--"));
const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
const complaint =
  (unknown && `There is no part "${unknown}"; the parts are ${PARTS.map((part) => part.name).join(", ")}.`) ||
  (!quick && tooFewFiles());

if (complaint) {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
} else {
  // However the bench ends, no process goes on without it and no file stays.
  const giveUp = () => void starting.finally(() => setImmediate(() => process.exit(1)));
  for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(event, giveUp);
  const folder = mkdtempSync(path.join(tmpdir(), "plenary-bench-"));
  process.env.TMPDIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));
  setTimeout(() => {
    process.stderr.write(
      `The bench took longer than ${BENCH_TIMEOUT_MS / 60_000} minutes and was given up.\n`,
    );
    process.exit(1);
  }, BENCH_TIMEOUT_MS).unref();
  const on = machine();
  const started = new Date().toISOString();
  const parts = PARTS.filter((part) => names.length === 0 || names.includes(part.name));
  const results = await measure(parts, quick, words.includes("--profile"));
  const kept = path.join(projectRoot, "bench", "results");
  mkdirSync(kept, { recursive: true });
  const file = path.join(kept, `${started.replace(/[:.]/g, "-")}.json`);
  writeFileSync(file, JSON.stringify({ started, quick, machine: on, results }, null, 1));
  const missed = Object.values(results)
    .flat()
    .filter((row) => row.met === false);
  process.stdout.write(
    `\n${on.processor}, ${on.cores} cores, ${on.memoryGb} GB, ${on.system}, Node ${on.node}, load ${on.load.toFixed(2)} at the start.\n` +
      `${missed.length ? `Missed: ${missed.map((row) => row.what).join("; ")}.` : "Every target was met."}\nFigures: ${file}\n`,
  );
  process.exit(missed.length ? 1 : 0);
}
