import { csvResponse, sayNo } from "@/app/debrief/[room]/csv-response";
import { requireAccount } from "@/server/accounts/guards";
import { cohortRooms } from "@/server/store/cohorts";
import { cohortCsv } from "@/workshop/learning/cohorts/cohort-csv";
import { cohortsOf } from "@/workshop/learning/cohorts/compare";

/** The numbers of the comparison, for somebody who runs all of its rooms. */
export async function GET(request: Request): Promise<Response> {
  const account = await requireAccount();
  const room = new URL(request.url).searchParams.get("room") ?? "";
  const rooms = await cohortRooms(account.id, room);
  if (!rooms) return sayNo(404, "There is no such room.");
  const cohorts = cohortsOf(rooms, room);
  return csvResponse(cohortCsv(cohorts), `${cohorts.room.title} compared`);
}
