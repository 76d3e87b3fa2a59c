/**
 * Changes of an authored workshop, each durable with its place in the history before it is acknowledged. The
 * row is locked while one is stored, and an edit is only stored onto the revision it was made for.
 */
import { randomUUID } from "node:crypto";
import { Prisma } from "@/server/store/generated/client";
import { authoredId, readDraft } from "@/server/store/editor/authored";
import { prisma } from "@/server/store/database/prisma";
import { type Draft, MAX_DRAFT_LENGTH } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import type { Op } from "@/workshop/editor/op";
import type { EditReason } from "@/workshop/editor/edit-reasons";
import { type EditSummary, merged, summaryOf } from "@/workshop/editor/summary";
import { writable } from "@/workshop/editor/storable-text";

/** Milliseconds after which one person's edits begin another version of the history. */
const VERSION_MS = 5 * 60_000;
/** Versions without a name that are kept for each workshop. */
const KEPT_VERSIONS = 200;
/** Edits of a workshop whose repetition is recognised. */
const KEPT_COMMANDS = 2_000;

export interface DraftChange {
  workshopId: string;
  accountId: string;
  /** Made by the sender; the same id twice is one edit. */
  commandId: string;
  /** The revision that the draft was made from. */
  from: number;
  draft: Draft;
  did: EditSummary[];
}

type StoreResult =
  | { ok: true; revision: number }
  /** The same command was stored before, at this revision. */
  | { ok: true; revision: number; again: true }
  /** "moved-on": another edit was stored meanwhile, read again. */
  | { ok: false; reason: "moved-on" | "gone" | "too-large" };

/** Stores a changed draft, written out once: a large one takes long. */
export async function storeChange(change: DraftChange): Promise<StoreResult> {
  const { workshopId, commandId, draft } = change;
  const document = JSON.stringify(draft);
  if (document.length > MAX_DRAFT_LENGTH) return { ok: false, reason: "too-large" };
  return prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ revision: number }[]>`
      SELECT revision FROM authored_workshop WHERE id = ${workshopId}::uuid FOR UPDATE`;
    if (!row) return { ok: false, reason: "gone" };
    const key = { workshopId_commandId: { workshopId, commandId } };
    const done = await tx.workshopEdit.findUnique({ where: key });
    if (done) return { ok: true, revision: done.revision, again: true };
    if (row.revision !== change.from) return { ok: false, reason: "moved-on" };
    const revision = row.revision + 1;
    await keepHistory(tx, change, revision);
    await tx.$executeRaw`
      UPDATE authored_workshop SET revision = ${revision}, document = ${document}::jsonb, title = ${draft.title},
        language = ${draft.language}, updated_at = ${new Date()} WHERE id = ${workshopId}::uuid`;
    await tx.workshopEdit.create({ data: { workshopId, commandId, revision } });
    if (revision % 100 === 0) await deleteOldCommands(tx, workshopId, revision);
    return { ok: true, revision };
  });
}

/** The revision at which a command was stored; null where it was not. */
export async function findStoredEdit(workshopId: string, commandId: string): Promise<number | null> {
  const edit = await prisma.workshopEdit.findUnique({
    where: { workshopId_commandId: { workshopId, commandId } },
  });
  return edit?.revision ?? null;
}

/**
 * Applies an op to a workshop in the database. For the server's own needs (an import without an open editor);
 * open editors hear of it through `emitAuthoredEvent` (server/store/editor/authored-events.ts), which the
 * caller sends.
 */
export async function applyToWorkshop(
  workshopId: string,
  accountId: string,
  op: Op,
): Promise<{ ok: true; revision: number } | { ok: false; reason: EditReason }> {
  const commandId = randomUUID();
  for (let tries = 1; tries <= 5; tries++) {
    const now = await readDraft(workshopId);
    if (!now) return { ok: false, reason: "gone" };
    const edited = edit(now.draft, writable(op));
    if (!edited.ok) return edited;
    if (edited.workshop === now.draft) return { ok: true, revision: now.revision };
    const stored = await storeChange({
      workshopId,
      accountId,
      commandId,
      from: now.revision,
      draft: edited.workshop,
      did: summaryOf(now.draft, op),
    });
    if (stored.ok) return stored;
    if (stored.reason !== "moved-on") return { ok: false, reason: stored.reason };
  }
  return { ok: false, reason: "not-saved" };
}

export interface Version {
  id: string;
  revision: number;
  by: string;
  beganAt: Date;
  at: Date;
  name: string | null;
  did: EditSummary[];
  current: boolean;
}

/** The history of a workshop, the newest first. @param rawId an id of any shape */
export async function versionsOf(rawId: string): Promise<Version[]> {
  const workshopId = authoredId(rawId);
  if (!workshopId) return [];
  const rows = await prisma.$queryRaw<(Omit<Version, "by"> & { accountId: string })[]>`
    SELECT id::text, revision, account_id::text AS "accountId", began_at AS "beganAt", at, name, did,
      document IS NULL AS current
    FROM authored_version WHERE workshop_id = ${workshopId}::uuid ORDER BY revision DESC, at DESC LIMIT 500`;
  const accounts = await prisma.account.findMany({
    where: { id: { in: rows.map((r) => r.accountId) } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map((a) => [a.id, a.name]));
  return rows.map(({ accountId, ...row }) => ({ ...row, by: names.get(accountId) ?? "" }));
}

/** The document of one version; of the newest, the workshop as it is. */
export async function readVersion(workshopId: string, versionId: string): Promise<unknown> {
  const row = await prisma.workshopVersion.findFirst({
    where: { id: versionId, workshopId },
    select: { document: true, workshop: { select: { document: true } } },
  });
  return row && (row.document ?? row.workshop.document);
}

/** Names the current version of a workshop; named versions are never deleted. */
export async function nameVersion(workshopId: string, accountId: string, name: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ revision: number }[]>`
      SELECT revision FROM authored_workshop WHERE id = ${workshopId}::uuid FOR UPDATE`;
    if (!row) return;
    await closeNewest(tx, workshopId);
    const now = new Date();
    await tx.workshopVersion.create({
      data: {
        id: randomUUID(),
        workshopId,
        revision: row.revision,
        accountId,
        beganAt: now,
        at: now,
        name,
        summary: [],
      },
    });
  });
}

/**
 * Extends the newest version while the same person goes on editing; else stores its document and begins a new
 * one.
 */
async function keepHistory(
  tx: Prisma.TransactionClient,
  change: DraftChange,
  revision: number,
): Promise<void> {
  const { workshopId, accountId, did } = change;
  const now = new Date();
  const newest = await tx.workshopVersion.findFirst({
    where: { workshopId, document: { equals: Prisma.DbNull } },
    omit: { document: true },
  });
  const goesOn =
    newest &&
    newest.accountId === accountId &&
    !newest.name &&
    now.getTime() - newest.beganAt.getTime() < VERSION_MS;
  if (goesOn) {
    const all = merged(newest.summary as unknown as EditSummary[], did);
    await tx.workshopVersion.update({
      where: { id: newest.id },
      data: { revision, at: now, summary: all as unknown as Prisma.InputJsonValue },
    });
    return;
  }
  await closeNewest(tx, workshopId);
  await tx.workshopVersion.create({
    data: {
      id: randomUUID(),
      workshopId,
      revision,
      accountId,
      beganAt: now,
      at: now,
      summary: did as unknown as Prisma.InputJsonValue,
    },
  });
  await tx.$executeRaw`
    DELETE FROM authored_version WHERE workshop_id = ${workshopId}::uuid AND name IS NULL AND id NOT IN (
      SELECT id FROM authored_version WHERE workshop_id = ${workshopId}::uuid AND name IS NULL
      ORDER BY revision DESC LIMIT ${KEPT_VERSIONS})`;
}

const closeNewest = (tx: Prisma.TransactionClient, workshopId: string) => tx.$executeRaw`
  UPDATE authored_version SET document = (SELECT document FROM authored_workshop WHERE id = ${workshopId}::uuid)
  WHERE workshop_id = ${workshopId}::uuid AND document IS NULL`;

const deleteOldCommands = (tx: Prisma.TransactionClient, workshopId: string, revision: number) =>
  tx.workshopEdit.deleteMany({ where: { workshopId, revision: { lt: revision - KEPT_COMMANDS } } });
