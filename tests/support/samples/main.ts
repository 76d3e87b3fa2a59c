/** Makes the example rooms over the real code path, and writes them to examples/. Run by `npm run samples`. */
import { createWriteStream, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { loadWorkshops } from "@/server/editor/content/load";
import { projectRoot } from "@/server/platform/settings/project-root";
import { writeRoomArchive } from "@/server/store/backup/archive/write";
import { connect } from "@/server/store/database/connect";
import { exampleFile, type ExampleName, exampleNames } from "@/server/store/rooms/examples";
import { prisma } from "@/server/store/database/prisma";
import { ownDatabase } from "@/tests/support/own-database";
import { Plenary } from "@/tests/support/plenary";
import { afterwards } from "@/tests/support/samples/afterwards";
import { CONFERENCE_BEGINS, runConference } from "@/tests/support/samples/conference";
import { JEJU_BEGINS, runJeju } from "@/tests/support/samples/jeju";
import { runVillage, VILLAGE_BEGINS } from "@/tests/support/samples/village";
import { pause } from "@/tests/support/waiting";

const runs = { jeju: runJeju, conference: runConference, village: runVillage };
const begins = { jeju: JEJU_BEGINS, conference: CONFERENCE_BEGINS, village: VILLAGE_BEGINS };
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** An ended room is archived once its answers are sealed, which takes a moment. */
async function archive(name: ExampleName, room: string, url: string, output: () => string): Promise<void> {
  await prisma.$executeRaw`UPDATE room SET example = ${name} WHERE id = ${room}::uuid`;
  const file = exampleFile(name);
  mkdirSync(path.dirname(file), { recursive: true });
  const client = await connect(url, 5_000);
  try {
    for (let tries = 0; ; tries++) {
      const written = await writeRoomArchive(client, room, createWriteStream(`${file}.new`));
      if (written.ok) break;
      if (tries === 1_200)
        throw new Error(`the room cannot be archived: ${written.reason}\n${output().slice(-2_000)}`);
      await pause(200);
    }
  } finally {
    await client.end();
  }
  renameSync(`${file}.new`, file);
  say(`  ${path.relative(projectRoot, file)}: ${Math.round(statSync(file).size / 1_024)} KB`);
}

async function make(name: ExampleName): Promise<void> {
  say(name);
  const guide = loadWorkshops(path.join(projectRoot, "content")).find(
    (w) => w.id === "victim-centred-approach",
  );
  if (!guide) throw new Error("there is no guide");
  const database = await ownDatabase("samples");
  globalThis.setPlenaryClock?.(begins[name]);
  let plenary: Plenary | undefined;
  try {
    plenary = await Plenary.start(
      { SAMPLE_CLOCK: String(begins[name]) },
      { database: { url: database.url, drop: () => Promise.resolve() }, clock: true },
    );
    const room = await runs[name](plenary, guide, say);
    await afterwards(room, say);
    await archive(name, room, database.url, plenary.server.output);
  } finally {
    await plenary?.stop();
    await database.stop();
  }
}

const wanted = process.argv.slice(2);
for (const name of exampleNames) if (wanted.length === 0 || wanted.includes(name)) await make(name);
