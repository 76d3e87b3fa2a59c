/** Tables of the debrief's pages and of the comparison of rooms, and the form of the follow-up's page. */
import type { ServerResponse } from "node:http";
import { z } from "zod";
import type { Account, Exchange } from "@/server/http/exchange";
import { sendFile } from "@/server/http/download";
import { readForm, redirect } from "@/server/http/forms";
import { plain } from "@/server/http/refusals";
import { logAccess } from "@/server/store/accounts/access-log";
import { cohortRooms } from "@/server/store/debrief/cohorts";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { secureShuffle } from "@/server/store/keys";
import { releaseFollowUpText } from "@/server/store/learning/follow-up";
import { type RoomId, uuid } from "@/model/ids";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { cohortCsv } from "@/workshop/learning/cohorts/cohort-csv";
import { cohortsOf } from "@/workshop/learning/cohorts/compare";

interface Reader {
  account: Account;
  room: { id: RoomId; title: string };
}

const releaseSchema = z.strictObject({ id: uuid, on: z.enum(["0", "1"]) });

/** The numbers of the debrief, and nothing that it does not show. */
export async function summary({ res, room, account }: Exchange & Reader): Promise<void> {
  const input = await loadDebrief(room.id);
  if (!input) return noSuchRoom(res);
  await logAccess(room.id, account.id, "export-summary");
  sendCsv(res, summaryCsv(debriefOf(input)), `${room.title} summary`);
}

/**
 * The row-by-row table, only of a room that has ended: before, changes of answers could tell people apart.
 * The access is logged before anything is sent.
 */
export async function rows({ res, room, account }: Exchange & Reader): Promise<void> {
  const input = await loadDebrief(room.id);
  if (!input) return noSuchRoom(res);
  if (!input.ended) return plain(res, 409, "The row-by-row table is there once the room has ended.");
  await logAccess(room.id, account.id, "export-rows");
  sendCsv(res, rowsCsv(input, secureShuffle), `${room.title} rows`);
}

/** The numbers of a comparison, for a trainer of all its rooms: `?room=` and the id of one. */
export async function cohorts({ res, url, account }: Exchange & { account: Account }): Promise<void> {
  const room = url.searchParams.get("room") ?? "";
  const rooms = await cohortRooms(account.id, room);
  if (!rooms) return noSuchRoom(res);
  const compared = cohortsOf(rooms, room);
  sendCsv(res, cohortCsv(compared), `${compared.room.title} compared`);
}

/** Lets a text of the follow-up into reports, or keeps it back. */
export async function release({ req, body, res, room, account }: Exchange & Reader): Promise<void> {
  const form = releaseSchema.safeParse(Object.fromEntries((await readForm({ req, body })) ?? []));
  if (!form.success) return plain(res, 400, "This is not there any more.");
  const on = form.data.on === "1";
  await releaseFollowUpText(room.id, form.data.id, on);
  await logAccess(room.id, account.id, on ? "release" : "keep-back");
  redirect(res, `/debrief/${room.id}/follow-up`);
}

const noSuchRoom = (res: ServerResponse): void => plain(res, 404, "There is no such room.");

const sendCsv = (res: ServerResponse, csv: string, title: string): void =>
  sendFile(res, "text/csv; charset=utf-8", [title, "csv"], Buffer.from(csv));
