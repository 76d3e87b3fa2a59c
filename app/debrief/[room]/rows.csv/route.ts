import { csvResponse } from "@/app/debrief/[room]/csv-response";
import { sameOrigin } from "@/app/debrief/[room]/same-origin";
import { requireRoomTrainer } from "@/server/auth/guards";
import { loadDebrief, logAccess } from "@/server/store/debrief";
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
  if (!sameOrigin(request.headers)) return new Response("Please use the form on the page.", { status: 403 });
  const { room, account } = await requireRoomTrainer((await params).room);
  const input = await loadDebrief(room.id);
  if (!input) return new Response("There is no such room.", { status: 404 });
  if (!input.ended)
    return new Response("The row-by-row table is there once the room has ended.", { status: 409 });
  await logAccess(room.id, account.id, "export-rows");
  return csvResponse(rowsCsv(input, shuffled), `${room.title} rows`);
}
