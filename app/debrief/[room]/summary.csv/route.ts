import { csvResponse, sayNo } from "@/app/debrief/[room]/csv-response";
import { requireRoomReader } from "@/server/accounts/guards";
import { logAccess } from "@/server/store/access-log";
import { loadDebrief } from "@/server/store/debrief";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryCsv } from "@/workshop/debrief/summary-csv";

/** The aggregated table: the numbers of the debrief, and nothing that the debrief does not show. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ room: string }> },
): Promise<Response> {
  const { room, account } = await requireRoomReader((await params).room);
  const input = await loadDebrief(room.id);
  if (!input) return sayNo(404, "There is no such room.");
  await logAccess(room.id, account.id, "export-summary");
  return csvResponse(summaryCsv(debriefOf(input)), `${room.title} summary`);
}
