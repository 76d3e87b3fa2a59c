/** Authored material in the database: one row for each workshop, with all its languages inside; its key is its id. */
import { createHash } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/prisma";
import { slug } from "@/model/text/text-schemas";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

/** What can be run, by title. */
export const listWorkshops = (): Promise<{ id: string; language: string; title: string }[]> =>
  prisma.workshop.findMany({
    select: { id: true, language: true, title: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });

/** @param id of any shape */
export async function findWorkshop(id: string): Promise<Workshop | null> {
  if (!slug.safeParse(id).success) return null;
  const row = await prisma.workshop.findUnique({ where: { id } });
  return row && workshopSchema.parse(row.content);
}

/**
 * Keeps a workshop as it is now; rooms that were opened keep their own copy.
 * @returns true when the stored one was missing or different.
 */
export async function upsertWorkshop(workshop: Workshop): Promise<boolean> {
  const { id, language, title } = workshop;
  const version = createHash("sha256").update(JSON.stringify(workshop)).digest("hex");
  const known = await prisma.workshop.findUnique({ where: { id }, select: { version: true } });
  if (known?.version === version) return false;

  const data = { language, title, version, content: workshop as Prisma.InputJsonValue };
  await prisma.workshop.upsert({ where: { id }, create: { id, ...data }, update: data });
  return true;
}
