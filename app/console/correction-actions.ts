"use server";
/** A correction of a running room, taken over into its workshop. */
import type { CorrectionServices } from "@/components/console/panels/correction";
import { currentAccount } from "@/server/accounts/session";
import { correctionSchema, correctionTarget, correctWorkshop } from "@/server/editor/correction";

/** The workshop of a room, where this account may change it; null where it may not. */
export const readTarget: CorrectionServices["readTarget"] = async (room) => {
  const account = await currentAccount();
  return account && correctionTarget(String(room), account.id);
};

export const correct: CorrectionServices["correct"] = async (room, change) => {
  const account = await currentAccount();
  if (!account) return { ok: false, reason: "not-allowed" };
  const asked = correctionSchema.safeParse(change);
  if (!asked.success) return { ok: false, reason: "bad-edit" };
  return correctWorkshop(String(room), account.id, asked.data);
};
