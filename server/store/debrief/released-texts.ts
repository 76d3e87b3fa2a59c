/**
 * Texts that trainers released for reports, or kept back. Stored are ids of texts and of redacted words, never
 * a word.
 */
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import type { Release } from "@/workshop/debrief/report/release/releases";

/** Stands before the source of a text that was kept back: no report reads it, in no version. */
const KEPT = "!kept ";

const isKept = ({ source }: { source: string }): boolean => source.startsWith(KEPT);

const rowsOf = (roomId: string) =>
  prisma.releasedText.findMany({ where: { roomId }, orderBy: [{ source: "asc" }, { textId: "asc" }] });

export async function listReleases(roomId: string): Promise<Release[]> {
  const rows = (await rowsOf(roomId)).filter((row) => !isKept(row));
  return rows.map(({ source, textId, redactedWords }) => ({ source, textId, black: redactedWords }));
}

/** Texts that a trainer kept back, each as its source and id. */
export async function listKeptBack(roomId: string): Promise<ReadonlySet<string>> {
  const rows = (await rowsOf(roomId)).filter(isKept);
  return new Set(rows.map(({ source, textId }) => `${source.slice(KEPT.length)} ${textId}`));
}

/** One change of a room's releases at a time. */
const inTurn = <T>(roomId: string, change: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`releases ${roomId}`}, 0))`;
    return change(tx);
  });

/** Releases texts, or changes which of their words are redacted. */
export const releaseTexts = (roomId: string, accountId: string, texts: readonly Release[]): Promise<void> =>
  inTurn(roomId, async (tx) => {
    for (const { source, textId, black } of texts) {
      await tx.releasedText.deleteMany({ where: { roomId, source: KEPT + source, textId } });
      await tx.releasedText.upsert({
        where: { roomId_source_textId: { roomId, source, textId } },
        create: { roomId, source, textId, redactedWords: [...black], accountId },
        update: { redactedWords: [...black], accountId, at: new Date() },
      });
    }
  });

interface Undecided extends Release {
  /** Sources that begin with this are part of it: where one was kept back, so is the text. */
  holds?: string;
}

/**
 * Releases those of the texts about which nobody has decided: what is released stays as it is, what was kept
 * back stays back. @returns how many
 */
export const releaseUndecided = (
  roomId: string,
  accountId: string,
  texts: readonly Undecided[],
): Promise<number> =>
  inTurn(roomId, async (tx) => {
    const back = await tx.releasedText.findMany({ where: { roomId, source: { startsWith: KEPT } } });
    const isBack = ({ source, textId, holds }: Undecided) =>
      back.some(
        (row) =>
          (row.source === KEPT + source && row.textId === textId) ||
          (holds !== undefined && row.source.startsWith(KEPT + holds)),
      );
    const { count } = await tx.releasedText.createMany({
      data: texts
        .filter((text) => !isBack(text))
        .map(({ source, textId, black }) => ({
          roomId,
          source,
          textId,
          redactedWords: [...black],
          accountId,
        })),
      skipDuplicates: true,
    });
    return count;
  });

/** Keeps a text back: it is in no report, and released only by itself. @returns false where it is so already */
export const keepBack = (
  roomId: string,
  accountId: string,
  { source, textId }: Pick<Release, "source" | "textId">,
): Promise<boolean> =>
  inTurn(roomId, async (tx) => {
    await tx.releasedText.deleteMany({ where: { roomId, source, textId } });
    const row = { roomId, source: KEPT + source, textId, redactedWords: [], accountId };
    const { count } = await tx.releasedText.createMany({ data: [row], skipDuplicates: true });
    return count > 0;
  });
