import { csvResponse, sayNo } from "@/app/debrief/[room]/csv-response";
import { sameOrigin } from "@/app/debrief/[room]/same-origin";
import { requireRoomReader } from "@/server/accounts/guards";
import { logAccess } from "@/server/store/access-log";
import { loadDebrief } from "@/server/store/debrief";
import { shuffled } from "@/server/store/seal";
import { rowsCsv } from "@/workshop/debrief/rows-csv";

/**
 * The row-by-row table, only by POST from our own page and only of a room that has ended: before that, people may
 * still change their answers and can be told apart by it. The access is noted before anything is sent.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ room: string }> },
): Promise<Response> {
  if (!sameOrigin(request.headers)) return sayNo(403, "Please use the form on the page.");
  const { room, account } = await requireRoomReader((await params).room);
  const input = await loadDebrief(room.id);
  if (!input) return sayNo(404, "There is no such room.");
  if (!input.ended) return sayNo(409, "The row-by-row table is there once the room has ended.");
  await logAccess(room.id, account.id, "export-rows");
  return csvResponse(rowsCsv(input, shuffled), `${room.title} rows`);
}
