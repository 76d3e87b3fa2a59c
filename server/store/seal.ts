/**
 * The end of linkability. In one transaction the activity's key is destroyed, its answers are written anew in
 * random order under random labels, without the phones' ids, and the old rows are deleted. A vacuum then frees
 * their pages for new rows; until those are written over, the bytes are still on the disk (docs/privacy.md).
 */
import { randomInt, randomUUID } from "node:crypto";
import { prisma } from "@/server/store/prisma";

/** Fisher–Yates with a cryptographic source (Knuth, TAOCP vol. 2, 3.4.2, algorithm P). */
export function shuffled<T>(items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** Seals an activity. Done twice, the second does nothing. Returns how many answers were written anew. */
export async function sealActivity(roomId: string, activityId: string): Promise<number> {
  const count = await prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM run_key WHERE room_id = ${roomId}::uuid AND activity_id = ${activityId} FOR UPDATE`;
      await tx.runKey.deleteMany({ where: { roomId, activityId } });
      const rows = await tx.answer.findMany({ where: { roomId, activityId } });
      const labels = new Map<string, string>();
      for (const person of shuffled([...new Set(rows.map((r) => r.pseudonym))])) labels.set(person, randomUUID());
      const sealed = shuffled(rows).map((r) => ({
        id: randomUUID(),
        roomId,
        activityId,
        questionId: r.questionId,
        round: r.round,
        person: labels.get(r.pseudonym)!,
        body: r.body ?? {},
      }));
      await tx.sealedAnswer.createMany({ data: sealed });
      await tx.answer.deleteMany({ where: { roomId, activityId } });
      return rows.length;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
  await prisma.$executeRaw`VACUUM answer`;
  await prisma.$executeRaw`VACUUM run_key`;
  return count;
}
