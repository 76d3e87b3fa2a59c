"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { editorTexts } from "@/app/page-language";
import type { Problem } from "@/app/trainer/form-result";
import { currentAccount } from "@/server/accounts/session";
import { copyingLinks } from "@/server/store/assets";
import { archiveAuthored, createAuthored, deleteAuthored, may, readDraft } from "@/server/store/authored";
import { acceptShare, lookAtShare, removeMember } from "@/server/store/authored-members";
import { announceChange } from "@/server/store/authored-news";
import { findWorkshop } from "@/server/store/workshops";
import { copyOf } from "@/workshop/authoring/copy";
import { blankDraft, type Draft } from "@/workshop/authoring/draft";
import type { MemberRole } from "@/workshop/authoring/permissions";
import { line } from "@/model/text-schemas";

const signedOut: Problem = { problem: "signed-out" };
const gone: Problem = { problem: "workshop-gone" };

/** A workshop that this account may copy: its own, a shared one, or one that came with the server. */
async function copied(id: string, accountId: string): Promise<Draft | null> {
  if (await may(id, accountId, "copy")) return (await readDraft(id))?.draft ?? null;
  return (await findWorkshop(id)) as Draft | null;
}

/** Begins a workshop: empty, or as a copy of the one named in `from`. */
export async function startWorkshop(form: FormData): Promise<Problem | { workshop: string }> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const title = line.safeParse(form.get("title"));
  if (!title.success) return { problem: "workshop-title", field: "title" };
  const from = String(form.get("from") ?? "");
  const source = from ? await copied(from, account.id) : null;
  if (from && !source) return gone;
  const t = await editorTexts();
  const workshop = await createAuthored(account.id, (id) => {
    if (source) return copyOf(source, id, title.data);
    const blank = blankDraft(id, title.data);
    const [session] = blank.sessions;
    return {
      ...blank,
      summary: t("list.summaryBlank", { title: title.data }),
      source: t("list.sourceBlank", { name: account.name }),
      sessions: session ? [{ ...session, title: t("list.sessionBlank") }] : [],
    };
  });
  if (source) await copyingLinks(from, workshop);
  return { workshop };
}

/** Copies a workshop whole. */
export async function duplicateWorkshop(id: string): Promise<Problem | { workshop: string }> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const source = await copied(id, account.id);
  if (!source) return gone;
  const t = await editorTexts();
  const title = t("list.copyTitle", { title: source.title }).slice(0, 300);
  const workshop = await createAuthored(account.id, (inside) => copyOf(source, inside, title));
  await copyingLinks(id, workshop);
  return { workshop };
}

async function done(work: (accountId: string) => Promise<boolean>): Promise<Problem | null> {
  const account = await currentAccount();
  if (!account) return signedOut;
  if (!(await work(account.id))) return gone;
  revalidatePath("/trainer/workshops");
  return null;
}

/** Puts a workshop away or takes it out again. */
export const putAway = async (id: string, away: boolean): Promise<Problem | null> =>
  done((by) => archiveAuthored(id, away, by));

/** Deletes a workshop for good, for everybody. */
export async function throwAway(id: string): Promise<Problem | null> {
  return done(async (by) => {
    const deleted = await deleteAuthored(id, by);
    if (deleted) announceChange(id, "deleted");
    return deleted;
  });
}

/** Gives up one's own part in a workshop that somebody shares. */
export async function leaveWorkshop(id: string): Promise<Problem | null> {
  return done(async (by) => {
    const left = await removeMember(id, by, by);
    if (left) announceChange(id, "members");
    return left;
  });
}

const secret = z.string().regex(/^[\w-]{20,100}$/);

/** What a link to share leads to; null when it can no longer be used. */
export async function lookAtLink(token: string): Promise<{ title: string; role: MemberRole } | null> {
  const account = await currentAccount();
  return account && secret.safeParse(token).success ? lookAtShare(token) : null;
}

/** Uses a link to share. */
export async function acceptLink(token: string): Promise<Problem | { workshop: string }> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const workshop = secret.safeParse(token).success ? await acceptShare(token, account.id) : null;
  if (!workshop) return gone;
  announceChange(workshop, "members");
  return { workshop };
}
