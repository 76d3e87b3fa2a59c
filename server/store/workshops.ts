/** Authored material in the database. One workshop in two languages is two rows, so their key names the language. */
import { createHash } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/prisma";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

/** The key of a workshop's row: "victim-centred-approach/en". */
export const workshopKey = ({ id, language }: Pick<Workshop, "id" | "language">): string =>
  `${id}/${language}`;

/** What can be run, by title. `id` is the row's key. */
export const listWorkshops = (): Promise<{ id: string; language: string; title: string }[]> =>
  prisma.workshop.findMany({
    select: { id: true, language: true, title: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });

/** @param key as `workshopKey` makes it. */
export async function findWorkshop(key: string): Promise<Workshop | null> {
  const row = await prisma.workshop.findUnique({ where: { id: key } });
  return row && workshopSchema.parse(row.content);
}

/**
 * Keeps a workshop as it is now; rooms that were opened keep their own copy.
 * @returns true when the stored one was missing or different.
 */
export async function upsertWorkshop(workshop: Workshop): Promise<boolean> {
  const id = workshopKey(workshop);
  const version = createHash("sha256").update(JSON.stringify(workshop)).digest("hex");
  const known = await prisma.workshop.findUnique({ where: { id }, select: { version: true } });
  if (known?.version === version) return false;
  const { language, title } = workshop;
  const data = { language, title, version, content: workshop as Prisma.InputJsonValue };
  await prisma.workshop.upsert({ where: { id }, create: { id, ...data }, update: data });
  return true;
}
