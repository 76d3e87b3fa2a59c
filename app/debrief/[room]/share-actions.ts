"use server";
/** Publishing the report of a room by a link, changing what the link shows, withdrawing it. */
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { logAccess } from "@/server/store/accounts/access-log";
import {
  updatePublication,
  DAY_MS,
  MAX_DAYS,
  publish,
  PUBLISHED_DAYS,
  withdraw,
} from "@/server/store/debrief/publications";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

const askedSchema = z.object({
  do: z.enum(["publish", "change", "withdraw"]),
  days: z.coerce.number().int().min(1).max(MAX_DAYS).catch(PUBLISHED_DAYS),
  experts: z.preprocess((v) => v === "yes", z.boolean()),
});

export async function share(roomId: string, form: FormData): Promise<void> {
  const { room, account, role } = await requireRoomTrainer(roomId);
  const asked = askedSchema.safeParse({
    do: form.get("do"),
    days: form.get("days"),
    experts: form.get("experts"),
  });
  if (!asked.success || !mayWithReport(role, "publish")) return;
  const { do: action, ...options } = asked.data;
  if (action === "withdraw") {
    if (await withdraw(room.id)) await logAccess(room.id, account.id, "withdraw");
  } else {
    const published = action === "publish" ? await publish(room.id, account.id, options) : null;
    const ends = published
      ? published.made && published.expiresAt
      : await updatePublication(room.id, options);
    // Who published when a link stood gets that one; who changes one that was withdrawn changes nothing. Neither is noted.
    if (ends)
      await logAccess(
        room.id,
        account.id,
        "publish",
        String(Math.round((ends.getTime() - Date.now()) / DAY_MS)),
      );
  }
  revalidatePath(`/debrief/${room.id}/share`);
}
