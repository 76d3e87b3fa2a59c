/** The workshops that come with the software: one row each, with all languages. */
import { createHash } from "node:crypto";
import { prepared, prisma } from "@/server/store/database/prisma";
import { slug } from "@/model/text/text-schemas";
import { Cache } from "@/server/platform/cache";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

/** By title. */
export const listWorkshops = (): Promise<{ id: string; language: string; title: string }[]> =>
  prisma.shippedWorkshop.findMany({
    select: { id: true, language: true, title: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });

/** Parsed workshops by the hash of their content: parsing the guide takes some hundred milliseconds. */
const read = new Cache<Workshop>(4);

/** A workshop was stored again while it was being read. */
class ReplacedError extends Error {}

/** @param id of any shape */
export async function findWorkshop(id: string): Promise<Workshop | null> {
  if (!slug.safeParse(id).success) return null;
  const head = await prisma.shippedWorkshop.findUnique({ where: { id }, select: { contentHash: true } });
  if (!head) return null;
  const find = async () => {
    const row = await prisma.shippedWorkshop.findUnique({ where: { id, ...head } });
    // A failure leaves the cache as it is.
    if (!row) throw new ReplacedError();
    return workshopSchema.parse(row.content);
  };
  return read
    .get(`${id} ${head.contentHash}`, find, () => 1)
    .catch((error: unknown) => {
      if (error instanceof ReplacedError) return null;
      throw error;
    });
}

/** True where all of these workshops are stored as they are with this hash. */
export const isShipped = async (ids: readonly string[], contentHash: string): Promise<boolean> =>
  (await prisma.shippedWorkshop.count({ where: { id: { in: [...ids] }, contentHash } })) === ids.length;

/**
 * Stores a workshop; rooms that were opened with an earlier version keep their own copy.
 * @param contentHash of whatever makes the workshop; of itself unless given
 * @returns true when the stored one was missing or different.
 */
export async function upsertWorkshop(workshop: Workshop, contentHash?: string): Promise<boolean> {
  const { id, language, title } = workshop;
  const content = JSON.stringify(workshop);
  const version = contentHash ?? createHash("sha256").update(content).digest("hex");
  // Prisma takes most of a second for a workshop of some megabytes.
  const stored = await prepared<{ id: string }>("upsert-workshop")`
    INSERT INTO workshop (id, language, title, version, content)
    VALUES (${id}, ${language}, ${title}, ${version}, ${content})
    ON CONFLICT (id) DO UPDATE SET language = excluded.language, title = excluded.title,
      version = excluded.version, content = excluded.content
    WHERE workshop.version <> excluded.version RETURNING id`;
  return stored.length > 0;
}
