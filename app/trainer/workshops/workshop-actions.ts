"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { editorTexts } from "@/app/page-language";
import { actionsOf, reading, form, problems, text, token } from "@/server/main/routes/action";
import {
  archiveAuthored,
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
import { storedWorkshopId, type WorkshopId } from "@/model/ids";
import { line } from "@/model/text/text-schemas";

const gone = { problem: "workshop-gone" };
const action = actionsOf(
  problems({ "not-allowed": "workshop-gone", malformed: "workshop-gone", title: "workshop-title" }),
);

/** A workshop that this account may copy: its own, a shared or a shipped one. */
async function copyableWorkshop(
  asked: string,
  accountId: string,
): Promise<{ id: WorkshopId; draft: Draft } | null> {
  if (await may(asked, accountId, "copy")) return readDraft(asked);
  const shipped = await findWorkshop(asked);
  return shipped && { id: storedWorkshopId(shipped.id), draft: shipped as Draft };
}

/** Begins a workshop: empty, or as a copy of the one named in `from`. */
export const startWorkshop = action(
  "startWorkshop",
  [form({ title: line, from: text.optional() })],
  async ({ account }, { title, from }) => {
    const source = from ? await copyableWorkshop(from, account.id) : null;
    if (from && !source) return gone;
    const t = await editorTexts();
    const workshop = await createAuthored(account.id, (id) => {
      if (source) return copyOf(source.draft, id, title);
      const blank = blankDraft(id, title);
      const [session] = blank.sessions;
      return {
        ...blank,
        summary: t("list.summaryBlank", { title }),
        source: t("list.sourceBlank", { name: account.name }),
        sessions: session ? [{ ...session, title: t("list.sessionBlank") }] : [],
      };
    });
    if (source) await copyAllLinks(source.id, workshop);
    return { workshop };
  },
);

export const duplicateWorkshop = action("duplicateWorkshop", [text], async ({ account }, id) => {
  const source = await copyableWorkshop(id, account.id);
  if (!source) return gone;
  const t = await editorTexts();
  const title = t("list.copyTitle", { title: source.draft.title }).slice(0, 300);
  const workshop = await createAuthored(account.id, (inside) => copyOf(source.draft, inside, title));
  await copyAllLinks(source.id, workshop);
  return { workshop };
});

/** The answer to a change, which the page of workshops then shows. */
function outcome(isDone: boolean) {
  if (!isDone) return gone;
  revalidatePath("/trainer/workshops");
  return null;
}

/** Puts a workshop away or takes it out again. */
export const putAway = action("putAway", [z.boolean()], async ({ account, workshop }, away) =>
  outcome(await archiveAuthored(workshop, away, account.id)),
);

/** Deletes a workshop for good, for all its members. */
export const deleteWorkshop = action("deleteWorkshop", [], async ({ account, workshop }) => {
  const isDeleted = await deleteAuthored(workshop, account.id);
  if (isDeleted) emitAuthoredEvent(workshop, "deleted");
  return outcome(isDeleted);
});

/** Gives up one's own part in a workshop that another account shares. */
export const leaveWorkshop = action("leaveWorkshop", [], async ({ account, workshop }) => {
  const hasLeft = await removeMember(workshop, account.id, account.id);
  if (hasLeft) emitAuthoredEvent(workshop, "members");
  return outcome(hasLeft);
});

/** The workshop and the role of a share link; null when it can no longer be used. */
export const readShareLink = reading("readShareLink", [token], (_, link) => peekShare(link));

export const acceptLink = action("acceptLink", [token], async ({ account }, link) => {
  const workshop = await acceptShare(link, account.id);
  if (!workshop) return gone;
  emitAuthoredEvent(workshop, "members");
  return { workshop };
});
