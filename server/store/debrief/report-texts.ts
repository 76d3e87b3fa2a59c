/**
 * Trainers' texts in the report of a room, revision by revision. A writer names the revision that they saw,
 * so that of two who write at once the second is shown the first's text, and no word is lost.
 */
import { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { writable } from "@/workshop/editor/storable-text";
import { withoutOverrides } from "@/model/text/plain-text";
import type { ReportEdit } from "@/workshop/debrief/report/edits";

/** Earlier revisions of one text that can still be gone back to. */
const MAX_REVISIONS = 10;

interface NewText {
  roomId: string;
  key: string;
  language: string;
  /** The revision that the writer saw; 0: there was none. "newest": what stands there is replaced. */
  seen: number | "newest";
  text: string | null;
  hidden: boolean;
  basis: string | null;
  accountId: string;
}

export type TextWriteResult = { ok: true; edit: ReportEdit } | { ok: false; theirs: ReportEdit };

type Row = Prisma.ReportTextGetPayload<object>;
const toEdit = ({ key, language, revision, text, hidden, basis, at }: Row, by: string): ReportEdit => ({
  key,
  language,
  revision,
  text,
  hidden,
  basis,
  by,
  at: at.getTime(),
});

/** The newest revision of every text of a room. */
export async function reportTexts(roomId: string): Promise<ReportEdit[]> {
  const rows = await prisma.reportText.findMany({
    where: { roomId },
    orderBy: [{ key: "asc" }, { language: "asc" }, { revision: "desc" }],
    distinct: ["key", "language"],
  });
  const accounts = await prisma.account.findMany({
    where: { id: { in: rows.map((r) => r.accountId) } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return rows.map((row) => toEdit(row, names.get(row.accountId) ?? ""));
}

/** Writes a further revision. Writing what stands there already changes nothing. */
export async function writeText({
  roomId,
  key,
  language,
  seen: wanted,
  hidden,
  basis,
  accountId,
  ...typed
}: NewText): Promise<TextWriteResult> {
  const text = typed.text === null ? null : withoutOverrides(writable(typed.text));
  const now = await newest(roomId, key, language);
  if (now && now.text === text && now.hidden === hidden && (text === null || now.basis === basis))
    return { ok: true, edit: await named(now) };
  const seen = wanted === "newest" ? (now?.revision ?? 0) : wanted;
  if ((now?.revision ?? 0) !== seen)
    return now
      ? { ok: false, theirs: await named(now) }
      : writeText({ roomId, key, language, seen: 0, text, hidden, basis, accountId });
  try {
    const row = await prisma.reportText.create({
      data: { roomId, key, language, revision: seen + 1, text, hidden, basis, accountId },
    });
    await prisma.reportText.deleteMany({
      where: { roomId, key, language, revision: { lte: seen + 1 - MAX_REVISIONS } },
    });
    return { ok: true, edit: await named(row) };
  } catch (error) {
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    const theirs = taken ? await newest(roomId, key, language) : null;
    if (!theirs) throw error;
    return { ok: false, theirs: await named(theirs) };
  }
}

/** Goes back to what stood there before, as a further revision; so that this can be taken back too. */
export async function undoText(
  roomId: string,
  key: string,
  language: string,
  seen: number,
  accountId: string,
): Promise<TextWriteResult | null> {
  const rows = await prisma.reportText.findMany({
    where: { roomId, key, language },
    orderBy: { revision: "desc" },
    take: 2,
  });
  const [now, before] = rows;
  if (!now) return null;
  if (now.revision !== seen) return { ok: false, theirs: await named(now) };
  return writeText({
    roomId,
    key,
    language,
    seen,
    text: before?.text ?? null,
    hidden: before?.hidden ?? false,
    basis: before?.basis ?? null,
    accountId,
  });
}

const newest = (roomId: string, key: string, language: string) =>
  prisma.reportText.findFirst({ where: { roomId, key, language }, orderBy: { revision: "desc" } });

async function named(row: Row): Promise<ReportEdit> {
  return toEdit(
    row,
    (await prisma.account.findUnique({ where: { id: row.accountId }, select: { name: true } }))?.name ?? "",
  );
}
