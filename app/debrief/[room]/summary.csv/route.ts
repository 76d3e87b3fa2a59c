import { csvResponse } from "@/app/debrief/[room]/csv-response";
import { requireRoomTrainer } from "@/server/auth/guards";
import { loadDebrief, logAccess } from "@/server/store/debrief";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryCsv } from "@/workshop/debrief/summary-csv";

/** The aggregated table: the numbers of the debrief, and nothing that the debrief does not show. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ room: string }> },
): Promise<Response> {
  const { room, account } = await requireRoomTrainer((await params).room);
  const input = await loadDebrief(room.id);
  if (!input) return new Response("There is no such room.", { status: 404 });
  await logAccess(room.id, account.id, "export-summary");
  return csvResponse(summaryCsv(debriefOf(input)), `${room.title} summary`);
}
