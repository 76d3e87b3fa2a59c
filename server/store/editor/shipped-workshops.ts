/** The workshops that come with the software: one row each, with all languages. */
import { createHash } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
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

/**
 * Stores a workshop; rooms that were opened with an earlier version keep their own copy.
 * @returns true when the stored one was missing or different.
 */
export async function upsertWorkshop(workshop: Workshop): Promise<boolean> {
  const { id, language, title } = workshop;
  const contentHash = createHash("sha256").update(JSON.stringify(workshop)).digest("hex");
  const stored = await prisma.shippedWorkshop.findUnique({ where: { id }, select: { contentHash: true } });
  if (stored?.contentHash === contentHash) return false;

  const data = { language, title, contentHash, content: workshop as Prisma.InputJsonValue };
  await prisma.shippedWorkshop.upsert({ where: { id }, create: { id, ...data }, update: data });
  return true;
}
