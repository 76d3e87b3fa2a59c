"use server";
/** The editor's requests besides edits, which go over its socket. */
import { z } from "zod";
import { reading, text } from "@/server/main/routes/action";
import { findAuthored, listAuthored, may, readDraft } from "@/server/store/editor/authored";
import { versionsOf } from "@/server/store/editor/authored-edits";
import { emitAuthoredEvent } from "@/server/store/editor/authored-events";
import { removeMember, shareWorkshop } from "@/server/store/editor/authored-members";
import { findWorkshop, listWorkshops } from "@/server/store/editor/shipped-workshops";
import type { Draft } from "@/workshop/editor/draft";
import { memberRoles } from "@/workshop/editor/permissions";
import { uuid } from "@/model/ids";

/** Workshops to copy from: the shipped ones first, then one's own and shared ones. */
export const listSources = reading("listSources", [], async ({ account }) => {
  const [shipped, authored] = await Promise.all([listWorkshops(), listAuthored(account.id)]);
  return [...shipped, ...authored.filter((w) => !w.archivedAt)].map(({ id, title }) => ({ id, title }));
});

/** A workshop to copy from; null when this account may not. */
export const readSource = reading(
  "readSource",
  [text],
  async ({ account }, source): Promise<Draft | null> => {
    if (await may(source, account.id, "copy")) return (await readDraft(source))?.draft ?? null;
    return (await findWorkshop(source)) as Draft | null;
  },
);

/** The history of a workshop, the newest first. */
export const readHistory = reading("readHistory", [], ({ workshop }) => versionsOf(workshop));

/** The owner and the members of a workshop. */
export const readSharing = reading("readSharing", [], async ({ account, workshop }) => {
  const found = await findAuthored(workshop, account.id);
  return found && { role: found.role, owner: found.owner.name, members: found.members };
});

/** The secret of a new link, which stands after the # of its address; null when it was not made. */
export const makeShareLink = reading("makeShareLink", [z.enum(memberRoles)], ({ account, workshop }, role) =>
  shareWorkshop(workshop, role, account.id),
);

/** @returns whether the member was removed */
export const dismissMember = reading("dismissMember", [uuid], async ({ account, workshop }, member) => {
  const isDone = await removeMember(workshop, member, account.id);
  if (isDone) emitAuthoredEvent(workshop, "members");
  return isDone;
});
