import { z } from "zod";
import { sayNo } from "@/app/debrief/[room]/csv-response";
import { sameOrigin } from "@/app/debrief/[room]/same-origin";
import { requireRoomTrainer } from "@/server/accounts/guards";
import { logAccess } from "@/server/store/access-log";
import { releaseFollowUpText } from "@/server/store/follow-up";
import { uuid } from "@/model/uuid";

const askedSchema = z.strictObject({ id: uuid, on: z.enum(["0", "1"]) });

/** Lets a text of the follow-up into reports, or keeps it back; from our own page alone. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ room: string }> },
): Promise<Response> {
  if (!sameOrigin(request.headers)) return sayNo(403, "Please use the form on the page.");
  const { room, account } = await requireRoomTrainer((await params).room);
  const asked = askedSchema.safeParse(Object.fromEntries(await request.formData().catch(() => [])));
  if (!asked.success) return sayNo(400, "This is not there any more.");
  const on = asked.data.on === "1";
  await releaseFollowUpText(room.id, asked.data.id, on);
  await logAccess(room.id, account.id, on ? "release" : "keep-back");
  return new Response(null, {
    status: 303,
    headers: { location: `/debrief/${room.id}/follow-up`, "cache-control": "no-store" },
  });
}
