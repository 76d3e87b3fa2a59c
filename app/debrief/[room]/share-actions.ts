"use server";
/** Publishing the report of a room by a link, changing what the link shows, withdrawing it. */
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireRoomTrainer } from "@/server/accounts/guards";
import { logAccess } from "@/server/store/access-log";
import {
  changePublication,
  DAY_MS,
  MOST_DAYS,
  publish,
  PUBLISHED_DAYS,
  withdraw,
} from "@/server/store/publications";
import { mayWithReport } from "@/workshop/report/permissions";

const askedSchema = z.object({
  do: z.enum(["publish", "change", "withdraw"]),
  days: z.coerce.number().int().min(1).max(MOST_DAYS).catch(PUBLISHED_DAYS),
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
  const { do: deed, ...options } = asked.data;
  if (deed === "withdraw") {
    if (await withdraw(room.id)) await logAccess(room.id, account.id, "withdraw");
  } else {
    const published = deed === "publish" ? await publish(room.id, account.id, options) : null;
    const ends = published
      ? published.made && published.expiresAt
      : await changePublication(room.id, options);
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
