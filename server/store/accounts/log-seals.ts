/**
 * Tamper evidence of the audit logs: each entry gets a seal, a MAC over the entry and the seal before it,
 * with a key that is not in the database. Seals are checked whenever the log is read.
 */
import type { Prisma } from "@/server/store/generated/client";
import { mac } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";
import { type Chain, checkChain, type SealedNote, toSeal } from "@/workshop/debrief/report/note-chain";

type ChainName = { room: string } | "accounts";

const nameOf = (chain: ChainName): string => (chain === "accounts" ? chain : chain.room);
const seal = (text: string): string => mac("PLENARY_NOTE_KEY", text, 32);

/** Adds the seal of an entry that the same transaction writes. */
export async function sealEntry(
  tx: Prisma.TransactionClient,
  chain: ChainName,
  note: SealedNote,
): Promise<void> {
  const name = nameOf(chain);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`notes ${name}`}, 0))`;
  const last = await tx.logSeal.findFirst({ where: { chain: name }, orderBy: { seq: "desc" } });
  const seq = (last?.seq ?? 0) + 1;
  await tx.logSeal.create({
    data: { entryId: note.id, chain: name, seq, seal: seal(toSeal(last?.seal ?? "", seq, note)) },
  });
}

export async function verifyEntries(chain: ChainName, notes: readonly SealedNote[]): Promise<Chain> {
  return checkChain(notes, await prisma.logSeal.findMany({ where: { chain: nameOf(chain) } }), seal);
}
