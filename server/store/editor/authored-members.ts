/** Members of an authored workshop: inviting them by one-time links, and removing them. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { storedWorkshopId, type WorkshopId } from "@/model/ids";
import { may } from "@/server/store/editor/authored";
import { sha256 } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";
import { type MemberRole, memberRoles } from "@/workshop/editor/permissions";

const SHARE_HOURS = 72;

/** The secret of a new link, of which only the hash is stored; null when `by` may not invite. */
export async function shareWorkshop(
  workshopId: string,
  role: MemberRole,
  by: string,
): Promise<string | null> {
  if (!(await may(workshopId, by, "invite"))) return null;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + SHARE_HOURS * 3_600_000);
  await prisma.workshopInvitation.create({ data: { tokenHash: sha256(token), workshopId, role, expiresAt } });
  return token;
}

const usable = (token: string) => ({ tokenHash: sha256(token), usedAt: null, expiresAt: { gt: new Date() } });

/** The workshop of a link, without consuming it; null when it can no longer be used. */
export async function peekShare(token: string): Promise<{ title: string; role: MemberRole } | null> {
  const invitation = await prisma.workshopInvitation.findFirst({
    where: usable(token),
    include: { workshop: { select: { title: true } } },
  });
  return invitation && { title: invitation.workshop.title, role: z.enum(memberRoles).parse(invitation.role) };
}

/**
 * Makes an account a member by a link, which is used up. Rights only grow: an owner stays owner, an editor
 * editor.
 * @returns the workshop's id, null when the link can no longer be used.
 */
export function acceptShare(token: string, accountId: string): Promise<WorkshopId | null> {
  return prisma.$transaction(async (tx) => {
    const invitation = await tx.workshopInvitation.findFirst({
      where: usable(token),
      include: { workshop: { select: { ownerId: true } } },
    });
    if (!invitation) return null;
    const workshopId = storedWorkshopId(invitation.workshopId);
    const role = z.enum(memberRoles).parse(invitation.role);
    if (invitation.workshop.ownerId === accountId) return workshopId;
    const taken = await tx.workshopInvitation.updateMany({
      where: usable(token),
      data: { usedAt: new Date() },
    });
    if (taken.count !== 1) return null;
    const key = { workshopId_accountId: { workshopId, accountId } };
    await tx.workshopMember.upsert({
      where: key,
      create: { workshopId, accountId, role },
      update: role === "edit" ? { role } : {},
    });
    return workshopId;
  });
}

/** Removes a member: owners may remove all, others themselves. @returns false when `by` may not. */
export async function removeMember(workshopId: string, accountId: string, by: string): Promise<boolean> {
  if (!(await may(workshopId, by, accountId === by ? "leave" : "remove-member"))) return false;
  await prisma.workshopMember.deleteMany({ where: { workshopId, accountId } });
  return true;
}
