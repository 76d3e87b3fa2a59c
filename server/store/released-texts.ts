/** Which texts trainers released for reports. Only the names of texts and of black words are kept here, never a word. */
import { prisma } from "@/server/store/prisma";
import type { Release } from "@/workshop/debrief/report/release/releases";

export async function releasesIn(roomId: string): Promise<Release[]> {
  const rows = await prisma.releasedText.findMany({
    where: { roomId },
    orderBy: [{ source: "asc" }, { textId: "asc" }],
  });
  return rows.map(({ source, textId, black }) => ({ source, textId, black }));
}

/** Releases texts, or changes which of their words are black. */
export async function release(roomId: string, accountId: string, texts: readonly Release[]): Promise<void> {
  await prisma.$transaction(
    texts.map(({ source, textId, black }) =>
      prisma.releasedText.upsert({
        where: { roomId_source_textId: { roomId, source, textId } },
        create: { roomId, source, textId, black: [...black], accountId },
        update: { black: [...black], accountId, at: new Date() },
      }),
    ),
  );
}

/** Takes a text back: from now on it is in no report. */
export async function keepBack(roomId: string, source: string, textId: string): Promise<void> {
  await prisma.releasedText.deleteMany({ where: { roomId, source, textId } });
}
