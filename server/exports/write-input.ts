/** Writes the data of a room into the folder of an export, in pieces. */
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { once } from "node:events";
import path from "node:path";
import { FILE } from "@/server/exports/job-messages";
import type { DebriefInput } from "@/workshop/debrief/input";
import { toPlain } from "@/workshop/exports/json-with-maps";

/** Yields to live rooms between two rounds. @throws when there is no room on the disk */
export async function writeInput(folder: string, { rounds, ...head }: DebriefInput): Promise<void> {
  await writeFile(path.join(folder, FILE.input), toPlain(head), { mode: 0o600 });
  const out = createWriteStream(path.join(folder, FILE.rounds), { mode: 0o600 });
  const broken = new Promise<never>((_, fail) => out.on("error", fail));
  broken.catch(() => undefined);
  for (const round of rounds) {
    if (!out.write(`${toPlain(round)}\n`)) await Promise.race([once(out, "drain"), broken]);
    else await new Promise((go) => setImmediate(go));
  }
  await Promise.race([new Promise<void>((done) => out.end(done)), broken]);
}
