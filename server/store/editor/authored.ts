/**
 * Workshops that trainers write: creating, listing, archiving and deleting them. One account owns each,
 * others are members. Only `authored-edits.ts` changes their content.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { type Draft, draftSchema } from "@/workshop/editor/draft";
import { type AuthorAct, type AuthorRole, mayAuthor, memberRoles } from "@/workshop/editor/permissions";
import { writable } from "@/workshop/editor/storable-text";
import { authoredIdSchema, storedWorkshopId, type WorkshopId } from "@/model/ids";

const roleSchema = z.enum(memberRoles);

interface AuthoredSummary {
  id: WorkshopId;
  title: string;
  language: string;
  updatedAt: Date;
  archivedAt: Date | null;
  /** The role of the asking account. */
  role: AuthorRole;
  owner: { id: string; name: string };
  members: { id: string; name: string; role: AuthorRole }[];
}

/** Null for what cannot be the id of an authored workshop. @param id of any shape */
export const authoredId = (id: string): WorkshopId | null => authoredIdSchema.safeParse(id).data ?? null;

/** The workshops that an account owns or shares, the latest first. */
export async function listAuthored(accountId: string): Promise<AuthoredSummary[]> {
  const rows = await prisma.authoredWorkshop.findMany({
    where: { OR: [{ ownerId: accountId }, { members: { some: { accountId } } }] },
    select: headFields,
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
  });
  return withNames(rows, accountId);
}

/** A workshop and the role of an account in it; null when it has none. @param rawId of any shape. */
export async function findAuthored(rawId: string, accountId: string): Promise<AuthoredSummary | null> {
  const id = authoredId(rawId);
  if (!id) return null;
  const row = await prisma.authoredWorkshop.findUnique({ where: { id }, select: headFields });
  if (!row || !roleOf(row, accountId)) return null;
  return (await withNames([row], accountId))[0] ?? null;
}

export async function authorRole(rawId: string, accountId: string): Promise<AuthorRole | null> {
  const id = authoredId(rawId);
  if (!id) return null;
  const row = await prisma.authoredWorkshop.findUnique({
    where: { id },
    select: { ownerId: true, members: true },
  });
  return row && roleOf(row, accountId);
}

/** The current content of a workshop. @param rawId of any shape */
export async function readDraft(
  rawId: string,
): Promise<{ id: WorkshopId; draft: Draft; revision: number } | null> {
  const id = authoredId(rawId);
  if (!id) return null;
  const row = await prisma.authoredWorkshop.findUnique({
    where: { id },
    select: { document: true, revision: true },
  });
  return row && { id, draft: draftSchema.parse(row.document), revision: row.revision };
}

/**
 * Keeps a new workshop. @param make gives the draft for the id that the workshop has inside (`w-` and eight
 * letters).
 * @returns the id by which it is edited.
 */
export async function createAuthored(ownerId: string, make: (id: string) => Draft): Promise<WorkshopId> {
  const id = storedWorkshopId(randomUUID());
  const draft = draftSchema.parse(writable(make(`w-${id.slice(0, 8)}`)));
  const { title, language } = draft;
  const now = new Date();
  await prisma.authoredWorkshop.create({
    data: {
      id,
      ownerId,
      title,
      language,
      document: draft as unknown as Prisma.InputJsonValue,
      versions: {
        create: { id: randomUUID(), revision: 1, accountId: ownerId, beganAt: now, at: now, summary: [] },
      },
    },
  });
  return id;
}

/** Archives a workshop, or restores it. @returns false when `by` may not. */
export async function archiveAuthored(id: string, archived: boolean, by: string): Promise<boolean> {
  if (!(await may(id, by, "archive"))) return false;
  await prisma.authoredWorkshop.updateMany({
    where: { id },
    data: { archivedAt: archived ? new Date() : null },
  });
  return true;
}

/**
 * Deletes a workshop with its history; rooms that were opened with it keep their copy.
 * @returns false when `by` may not.
 */
export async function deleteAuthored(id: string, by: string): Promise<boolean> {
  if (!(await may(id, by, "delete"))) return false;
  await prisma.authoredWorkshop.deleteMany({ where: { id } });
  return true;
}

/** True where an account may do this with a workshop now. */
export async function may(id: string, accountId: string, act: AuthorAct): Promise<boolean> {
  const role = await authorRole(id, accountId);
  return role !== null && mayAuthor(role, act);
}

const headFields = {
  id: true,
  title: true,
  language: true,
  updatedAt: true,
  archivedAt: true,
  ownerId: true,
  members: true,
} as const;
type Row = Prisma.AuthoredWorkshopGetPayload<{ select: typeof headFields }>;

function roleOf(
  { ownerId, members }: Pick<Row, "ownerId" | "members">,
  accountId: string,
): AuthorRole | null {
  if (ownerId === accountId) return "owner";
  const member = members.find((m) => m.accountId === accountId);
  return member ? roleSchema.parse(member.role) : null;
}

async function withNames(rows: Row[], accountId: string): Promise<AuthoredSummary[]> {
  const ids = new Set(rows.flatMap((r) => [r.ownerId, ...r.members.map((m) => m.accountId)]));
  const accounts = await prisma.account.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map((a) => [a.id, a.name]));
  return rows.map(({ ownerId, members, ...row }) => ({
    ...row,
    id: storedWorkshopId(row.id),
    role: roleOf({ ownerId, members }, accountId) ?? "view",
    owner: { id: ownerId, name: names.get(ownerId) ?? "" },
    members: members
      .map((m) => ({ id: m.accountId, name: names.get(m.accountId) ?? "", role: roleSchema.parse(m.role) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  }));
}
