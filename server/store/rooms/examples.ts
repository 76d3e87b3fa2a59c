/**
 * Example rooms: archives in `examples/`, restored when first opened. The column `room.example` marks them; a
 * newer archive replaces the room of an older one.
 */
import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { ArchiveReader } from "@/server/store/backup/archive/format";
import { restoreRoom } from "@/server/store/backup/archive/restore-room";
import { connect } from "@/server/store/database/connect";
import { prisma } from "@/server/store/database/prisma";
import { rehearsalStore } from "@/server/store/rooms/rehearsals";
import { projectRoot } from "@/server/platform/settings/project-root";

export const exampleNames = ["jeju", "conference", "village"] as const;
export type ExampleName = (typeof exampleNames)[number];

/** Held while an example is restored, so that it is restored once. */
const LOCK = 7_301_845_260_231;

export const exampleFile = (name: ExampleName): string =>
  path.join(projectRoot, "examples", `${name}.plenary-room`);

/** The examples whose archives come with this copy of the software. */
export const shippedExamples = (): ExampleName[] =>
  exampleNames.filter((name) => existsSync(exampleFile(name)));

/** The id of the room in an example's archive. */
async function idIn(name: ExampleName): Promise<string> {
  const file = createReadStream(exampleFile(name));
  try {
    return (await ArchiveReader.open(file)).header.room!.id;
  } finally {
    file.destroy();
  }
}

/**
 * The room of an example, restored first where it is not in the database yet.
 * @param url of the database. @throws when the archive cannot be restored: it is ours, so that is a bug.
 */
export async function openExample(name: ExampleName, url = process.env.DATABASE_URL ?? ""): Promise<string> {
  const id = await idIn(name);
  if (await isHere(id)) return id;
  const client = await connect(url);
  const archive = createReadStream(exampleFile(name));
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const older = await prisma.room.findMany({
      where: { example: name, id: { not: id } },
      select: { id: true },
    });
    for (const room of older) await rehearsalStore.wipe(room.id);
    const restored = await restoreRoom(client, archive, { trainers: [], example: name });
    if (!restored.ok && restored.reason !== "already-here")
      throw new Error(`the example ${name} cannot be restored: ${restored.reason}`);
    return id;
  } finally {
    archive.destroy();
    await client.end();
  }
}

const isHere = async (id: string): Promise<boolean> => (await prisma.room.count({ where: { id } })) === 1;

export const areExamplesHidden = async (accountId: string): Promise<boolean> =>
  (await prisma.hiddenExamples.count({ where: { accountId } })) === 1;

/** Hides the examples from an account, or shows them again. */
export async function setExamplesHidden(accountId: string, away: boolean): Promise<void> {
  if (away) await prisma.hiddenExamples.createMany({ data: { accountId }, skipDuplicates: true });
  else await prisma.hiddenExamples.deleteMany({ where: { accountId } });
}
