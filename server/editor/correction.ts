/** Corrections in a running room, taken over into the workshop that it was opened with. */
import { z } from "zod";
import type { WorkshopId } from "@/model/ids";
import { applyToWorkshop } from "@/server/store/editor/authored-edits";
import { findAuthored, readDraft } from "@/server/store/editor/authored";
import { emitAuthoredEvent } from "@/server/store/editor/authored-events";
import { findRoomOf } from "@/server/store/rooms/room-trainers";
import { openedWith } from "@/server/store/rooms/rooms";
import { corrected, type CorrectionResult, type CorrectionTarget } from "@/workshop/editor/merge-correction";
import { draftActivitySchema, whereIs } from "@/workshop/editor/draft";
import { mayAuthor } from "@/workshop/editor/permissions";
import { versionOf } from "@/workshop/editor/version";

/** The workshop of a room, for a trainer of both who may change it; else null. @param room of any shape */
export async function correctionTarget(
  room: string,
  account: string,
): Promise<(CorrectionTarget & { id: WorkshopId }) | null> {
  const trained = await findRoomOf(room, account);
  const workshop = trained && (await openedWith(trained.room.id));
  const authored = workshop && (await findAuthored(workshop, account));
  return authored && mayAuthor(authored.role, "edit") ? { id: authored.id, title: authored.title } : null;
}

/** As the room had the activity and as it has it now. */
export const correctionSchema = z.strictObject({ from: draftActivitySchema, to: draftActivitySchema });

/** Attempts while others change the workshop in the same moment. */
const MAX_ATTEMPTS = 4;

/** Changes the workshop of a room as the room was changed, where its texts are still those of the room. */
export async function correctWorkshop(
  room: string,
  account: string,
  { from, to }: z.infer<typeof correctionSchema>,
): Promise<CorrectionResult> {
  for (let tries = 1; tries <= MAX_ATTEMPTS; tries++) {
    const target = await correctionTarget(room, account);
    if (!target) return { ok: false, reason: "not-allowed" };
    const draft = (await readDraft(target.id))?.draft;
    const now = draft && whereIs(draft, from.id)?.activity;
    if (!now || from.id !== to.id || new Set([from.kind, to.kind, now.kind]).size > 1)
      return { ok: false, reason: "unknown-activity" };
    const { activity, left } = corrected(from, to, now);
    const base = versionOf(now);
    if (versionOf(activity) === base) return { ok: true, changed: false, left };
    const done = await applyToWorkshop(target.id, account, { type: "set-activity", base, value: activity });
    if (done.ok) {
      emitAuthoredEvent(target.id, "document");
      return { ok: true, changed: true, left };
    }
    if (done.reason !== "changed-by-other") return done;
  }
  return { ok: false, reason: "not-saved" };
}
