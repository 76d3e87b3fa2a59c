/** Seals of notes about data and accounts: written with each note, checked when somebody reads them (F-19). */
import type { Prisma } from "@/server/store/generated/client";
import { mac } from "@/server/store/keys";
import { prisma } from "@/server/store/prisma";
import { type Chain, checkChain, type SealedNote, toSeal } from "@/workshop/debrief/report/note-chain";

/** Whose notes: a room's, or those about accounts. */
type ChainName = { room: string } | "accounts";

const nameOf = (chain: ChainName): string => (chain === "accounts" ? chain : chain.room);
const seal = (text: string): string => mac("PLENARY_NOTE_KEY", text, 32);

/** Seals a note that this transaction writes, after those before it. */
export async function sealNote(
  tx: Prisma.TransactionClient,
  chain: ChainName,
  note: SealedNote,
): Promise<void> {
  const name = nameOf(chain);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`notes ${name}`}, 0))`;
  const last = await tx.noteSeal.findFirst({ where: { chain: name }, orderBy: { seq: "desc" } });
  const seq = (last?.seq ?? 0) + 1;
  await tx.noteSeal.create({
    data: { noteId: note.id, chain: name, seq, seal: seal(toSeal(last?.seal ?? "", seq, note)) },
  });
}

/** Whether these notes, all that there are of a chain, hang together. */
export async function checkNotes(chain: ChainName, notes: readonly SealedNote[]): Promise<Chain> {
  return checkChain(notes, await prisma.noteSeal.findMany({ where: { chain: nameOf(chain) } }), seal);
}
