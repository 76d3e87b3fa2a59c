/**
 * Example rooms: archives in `examples/`, restored when somebody opens one. A room in the database knows by its
 * column `example` that it is one; the newest archive replaces what an older one brought.
 */
import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { ArchiveReader } from "@/server/store/archive/format";
import { restoreRoom } from "@/server/store/archive/restore-room";
import { connect } from "@/server/store/connect";
import { prisma } from "@/server/store/prisma";
import { rehearsalStore } from "@/server/store/rehearsals";
import { projectRoot } from "@/server/settings/project-root";

export const exampleNames = ["jeju", "conference"] as const;
export type ExampleName = (typeof exampleNames)[number];

/** Held while an example is restored, so that it is restored once. */
const LOCK = 7_301_845_260_231;

export const exampleFile = (name: ExampleName): string =>
  path.join(projectRoot, "examples", `${name}.plenary-room`);

/** Those that this copy of the software brings. */
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

/** Which example a room is; null where it is none, or there is no such room. */
export async function exampleOf(roomId: string): Promise<string | null> {
  return (
    (await prisma.room.findUnique({ where: { id: roomId }, select: { example: true } }))?.example ?? null
  );
}

/** Whether an account has put the examples away. */
export const examplesAway = async (accountId: string): Promise<boolean> =>
  (await prisma.examplesAway.count({ where: { accountId } })) === 1;

/** Puts the examples away, or brings them back. */
export async function putExamplesAway(accountId: string, away: boolean): Promise<void> {
  if (away) await prisma.examplesAway.createMany({ data: { accountId }, skipDuplicates: true });
  else await prisma.examplesAway.deleteMany({ where: { accountId } });
}
