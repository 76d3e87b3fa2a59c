/** Texts that trainers released for reports. Stored are ids of texts and of redacted words, never a word. */
import { prisma } from "@/server/store/database/prisma";
import type { Release } from "@/workshop/debrief/report/release/releases";

export async function listReleases(roomId: string): Promise<Release[]> {
  const rows = await prisma.releasedText.findMany({
    where: { roomId },
    orderBy: [{ source: "asc" }, { textId: "asc" }],
  });
  return rows.map(({ source, textId, redactedWords }) => ({ source, textId, black: redactedWords }));
}

/** Releases texts, or changes which of their words are redacted. */
export async function releaseTexts(
  roomId: string,
  accountId: string,
  texts: readonly Release[],
): Promise<void> {
  await prisma.$transaction(
    texts.map(({ source, textId, black }) =>
      prisma.releasedText.upsert({
        where: { roomId_source_textId: { roomId, source, textId } },
        create: { roomId, source, textId, redactedWords: [...black], accountId },
        update: { redactedWords: [...black], accountId, at: new Date() },
      }),
    ),
  );
}

/** Withdraws a text: from now on it is in no report. */
export async function withdrawRelease(roomId: string, source: string, textId: string): Promise<void> {
  await prisma.releasedText.deleteMany({ where: { roomId, source, textId } });
}
