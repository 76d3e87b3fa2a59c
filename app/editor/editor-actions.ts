"use server";
/** What the editor asks of the store besides edits, which go over its socket. */
import { z } from "zod";
import { currentAccount } from "@/server/accounts/session";
import { authoredId, findAuthored, listAuthored, may, readDraft } from "@/server/store/editor/authored";
import { type Version, versionsOf } from "@/server/store/editor/authored-edits";
import { removeMember, shareWorkshop } from "@/server/store/editor/authored-members";
import { findWorkshop, listWorkshops } from "@/server/store/editor/shipped-workshops";
import { emitAuthoredEvent } from "@/server/store/editor/authored-events";
import type { Draft } from "@/workshop/editor/draft";
import { type AuthorRole, memberRoles } from "@/workshop/editor/permissions";
import { uuid } from "@/model/ids";

interface Source {
  id: string;
  title: string;
}

/** The workshops from which something can be copied: the shipped ones first, then one's own and shared ones. */
export async function listSources(): Promise<Source[] | null> {
  const account = await currentAccount();
  if (!account) return null;
  const [shipped, authored] = await Promise.all([listWorkshops(), listAuthored(account.id)]);
  return [...shipped, ...authored.filter((w) => !w.archivedAt)].map(({ id, title }) => ({ id, title }));
}

/** All that is in a workshop, to copy from; null when there is none of that name for this account. */
export async function readSource(id: string): Promise<Draft | null> {
  const account = await currentAccount();
  if (!account) return null;
  const source = z.string().max(80).safeParse(id).data ?? "";
  if (await may(source, account.id, "copy")) return (await readDraft(source))?.draft ?? null;
  return (await findWorkshop(source)) as Draft | null;
}

/** The history of a workshop, the newest first; null when it is not this account's to see. */
export async function readHistory(id: string): Promise<Version[] | null> {
  const account = await currentAccount();
  if (!account || !(await may(id, account.id, "read"))) return null;
  return versionsOf(id);
}

interface Sharing {
  role: AuthorRole;
  owner: string;
  members: { id: string; name: string; role: AuthorRole }[];
}

/** Who shares a workshop. */
export async function readSharing(id: string): Promise<Sharing | null> {
  const account = await currentAccount();
  const found = account && (await findAuthored(id, account.id));
  return found && { role: found.role, owner: found.owner.name, members: found.members };
}

/** The secret of a new link, to stand after the # of its address; null when it was not made. */
export async function makeShareLink(id: string, role: string): Promise<string | null> {
  const account = await currentAccount();
  const asked = z.enum(memberRoles).safeParse(role);
  return account && asked.success ? shareWorkshop(id, asked.data, account.id) : null;
}

/** Takes a member out. @returns whether it was done. */
export async function dismissMember(id: string, member: string): Promise<boolean> {
  const account = await currentAccount();
  const [workshop, asked] = [authoredId(id), uuid.safeParse(member)];
  if (!account || !workshop || !asked.success) return false;
  const done = await removeMember(workshop, asked.data, account.id);
  if (done) emitAuthoredEvent(workshop, "members");
  return done;
}
