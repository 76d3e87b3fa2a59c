/** What was done with accounts, by whom and about whom, for owners to read. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { checkNotes, sealNote } from "@/server/store/note-seals";
import { prisma } from "@/server/store/prisma";
import type { Chain, SealedNote } from "@/workshop/debrief/report/note-chain";

/** What a note can say; its words are in messages/<language>/people.json. */
export const accountDeeds = [
  "first",
  "joined",
  "role-owner",
  "role-trainer",
  "blocked",
  "unblocked",
  "removed",
  "reset-link",
  "password",
  "passkey-added",
  "passkey-removed",
  "connected",
  "adopted",
  "parted",
] as const;
export type AccountDeed = (typeof accountDeeds)[number];

interface AccountNote {
  id: string;
  /** Names; empty where the account is gone or nobody was signed in. */
  by: string;
  about: string;
  action: string;
  at: Date;
}

/** The page shows the newest notes. */
const MOST = 60;

/** @param by null: nobody who was signed in, such as the directory of an organisation */
export async function sayOfAccount(
  tx: Prisma.TransactionClient,
  { action, by, about }: { action: AccountDeed; by: string | null; about: { id: string; name: string } },
): Promise<void> {
  const note = { id: randomUUID(), byId: by, aboutId: about.id, about: about.name, action, at: new Date() };
  await tx.accountNote.create({ data: note });
  await sealNote(tx, "accounts", sealed(note));
}

type Row = {
  id: string;
  byId: string | null;
  aboutId: string | null;
  about: string;
  action: string;
  at: Date;
};
const sealed = ({ id, byId, aboutId, about, action, at }: Row): SealedNote => ({
  id,
  said: [byId, aboutId, about, action],
  at,
});

/** Whether all notes about accounts are as they were written. */
export async function accountChain(): Promise<Chain> {
  const rows = await prisma.accountNote.findMany();
  return checkNotes("accounts", rows.map(sealed));
}

/** The newest notes first. */
export async function accountNotes(): Promise<AccountNote[]> {
  const rows = await prisma.accountNote.findMany({ orderBy: [{ at: "desc" }, { id: "asc" }], take: MOST });
  const ids = rows.flatMap(({ byId, aboutId }) => [byId, aboutId]).filter((id) => id !== null);
  const accounts = await prisma.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return rows.map(({ id, byId, aboutId, about, action, at }) => ({
    id,
    by: names.get(byId ?? "") ?? (byId !== null && byId === aboutId ? about : ""),
    about: names.get(aboutId ?? "") ?? about,
    action,
    at,
  }));
}
