"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { editorTexts } from "@/app/page-language";
import type { Problem } from "@/app/trainer/form-result";
import { currentAccount } from "@/server/accounts/session";
import {
  archiveAuthored,
  authoredId,
  createAuthored,
  deleteAuthored,
  may,
  readDraft,
} from "@/server/store/editor/authored";
import { acceptShare, peekShare, removeMember } from "@/server/store/editor/authored-members";
import { findWorkshop } from "@/server/store/editor/shipped-workshops";
import { copyAllLinks } from "@/server/store/assets/assets";
import { emitAuthoredEvent } from "@/server/store/editor/authored-events";
import { copyOf } from "@/workshop/editor/copy";
import { blankDraft, type Draft } from "@/workshop/editor/draft";
import type { MemberRole } from "@/workshop/editor/permissions";
import { storedWorkshopId, type WorkshopId } from "@/model/ids";
import { line } from "@/model/text/text-schemas";

const signedOut: Problem = { problem: "signed-out" };
const gone: Problem = { problem: "workshop-gone" };

/** A workshop that this account may copy: its own, a shared one, or one that came with the server. */
async function copyableWorkshop(
  asked: string,
  accountId: string,
): Promise<{ id: WorkshopId; draft: Draft } | null> {
  if (await may(asked, accountId, "copy")) return readDraft(asked);
  const shipped = await findWorkshop(asked);
  return shipped && { id: storedWorkshopId(shipped.id), draft: shipped as Draft };
}

/** Begins a workshop: empty, or as a copy of the one named in `from`. */
export async function startWorkshop(form: FormData): Promise<Problem | { workshop: string }> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const title = line.safeParse(form.get("title"));
  if (!title.success) return { problem: "workshop-title", field: "title" };
  const from = String(form.get("from") ?? "");
  const source = from ? await copyableWorkshop(from, account.id) : null;
  if (from && !source) return gone;
  const t = await editorTexts();
  const workshop = await createAuthored(account.id, (id) => {
    if (source) return copyOf(source.draft, id, title.data);
    const blank = blankDraft(id, title.data);
    const [session] = blank.sessions;
    return {
      ...blank,
      summary: t("list.summaryBlank", { title: title.data }),
      source: t("list.sourceBlank", { name: account.name }),
      sessions: session ? [{ ...session, title: t("list.sessionBlank") }] : [],
    };
  });
  if (source) await copyAllLinks(source.id, workshop);
  return { workshop };
}

/** Copies a workshop whole. */
export async function duplicateWorkshop(id: string): Promise<Problem | { workshop: string }> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const source = await copyableWorkshop(id, account.id);
  if (!source) return gone;
  const t = await editorTexts();
  const title = t("list.copyTitle", { title: source.draft.title }).slice(0, 300);
  const workshop = await createAuthored(account.id, (inside) => copyOf(source.draft, inside, title));
  await copyAllLinks(source.id, workshop);
  return { workshop };
}

async function done(
  asked: string,
  work: (workshop: WorkshopId, accountId: string) => Promise<boolean>,
): Promise<Problem | null> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const workshop = authoredId(asked);
  if (!workshop || !(await work(workshop, account.id))) return gone;
  revalidatePath("/trainer/workshops");
  return null;
}

/** Puts a workshop away or takes it out again. */
export const putAway = async (id: string, away: boolean): Promise<Problem | null> =>
  done(id, (workshop, by) => archiveAuthored(workshop, away, by));

/** Deletes a workshop for good, for everybody. */
export async function deleteWorkshop(id: string): Promise<Problem | null> {
  return done(id, async (workshop, by) => {
    const deleted = await deleteAuthored(workshop, by);
    if (deleted) emitAuthoredEvent(workshop, "deleted");
    return deleted;
  });
}

/** Gives up one's own part in a workshop that somebody shares. */
export async function leaveWorkshop(id: string): Promise<Problem | null> {
  return done(id, async (workshop, by) => {
    const left = await removeMember(workshop, by, by);
    if (left) emitAuthoredEvent(workshop, "members");
    return left;
  });
}

const secret = z.string().regex(/^[\w-]{20,100}$/);

/** What a link to share leads to; null when it can no longer be used. */
export async function readShareLink(token: string): Promise<{ title: string; role: MemberRole } | null> {
  const account = await currentAccount();
  return account && secret.safeParse(token).success ? peekShare(token) : null;
}

/** Uses a link to share. */
export async function acceptLink(token: string): Promise<Problem | { workshop: string }> {
  const account = await currentAccount();
  if (!account) return signedOut;
  const workshop = secret.safeParse(token).success ? await acceptShare(token, account.id) : null;
  if (!workshop) return gone;
  emitAuthoredEvent(workshop, "members");
  return { workshop };
}
