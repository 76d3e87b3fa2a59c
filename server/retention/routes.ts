/**
 * What a trainer does about the end of a room's personal data, below /ending/<room>/: plain forms of our own pages. Who
 * asks is told by the cookie and must be the trainer who opened the room. The page itself is /debrief/<room>/data.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { accountFromCookieHeader } from "@/server/accounts/socket-identity";
import { type Doors, eraseRoom } from "@/server/retention/clock";
import { startDownload } from "@/server/http/json";
import { log } from "@/server/operations/log";
import { readForm, redirect } from "@/server/http/forms";
import type { Rooms } from "@/server/rooms/registry";
import { fromOwnPages } from "@/server/http/origin-check";
import { erasureOf } from "@/server/store/purge/purge-room";
import { recordFile } from "@/server/store/purge/record";
import { changeKeepDays } from "@/server/store/retention";
import { findRoomOf } from "@/server/store/room-trainers";
import { keepDaysSchema } from "@/workshop/erasure/keep-days";
import { mayWithReport } from "@/workshop/report/permissions";

const PATH = /^\/ending\/([0-9a-f-]{36})\/(erase|keep|record\.json)$/;

/** What the page says after a form was sent. */
const endingSaid = [
  "erased",
  "title",
  "running",
  "sealing",
  "changed",
  "only-shorter",
  "days",
  "busy",
] as const;
type EndingSaid = (typeof endingSaid)[number];

export class EndingRoutes {
  constructor(
    private readonly rooms: Rooms,
    private readonly doors: Doors,
    private readonly publicUrl: string | undefined,
  ) {}

  /** Answers requests below /ending/; false for every other. */
  handle(req: IncomingMessage, res: ServerResponse): boolean {
    const { pathname } = new URL(req.url ?? "/", "http://ending");
    const [, roomId, what] = PATH.exec(pathname) ?? [];
    if (!roomId || !what) return false;
    this.answer(req, res, roomId, what).catch((error: unknown) => {
      log.error("ending-failed", "A request about the end of data failed.", error);
      if (res.headersSent) res.destroy();
      else back(res, roomId, "busy");
    });
    return true;
  }

  private async answer(
    req: IncomingMessage,
    res: ServerResponse,
    roomId: string,
    what: string,
  ): Promise<void> {
    const refuse = (status: number) =>
      void res.writeHead(status, { "Cache-Control": "no-store", Connection: "close" }).end();
    const reading = what === "record.json";
    if (req.method !== (reading ? "GET" : "POST")) return refuse(405);
    if (!reading && !fromOwnPages(req.headers, this.publicUrl)) return refuse(403);
    const account = await accountFromCookieHeader(req.headers.cookie);
    const room = account && (await findRoomOf(roomId, account.id));
    if (!account || !room) return refuse(403);
    if (reading) return sendRecord(res, roomId);
    if (!mayWithReport(room.role, "purge")) return refuse(403);
    const form = await readForm(req);
    if (!form) return refuse(400);
    if (what === "keep") {
      const days = keepDaysSchema.safeParse(form.get("days") ?? "");
      if (!days.success) return back(res, roomId, "days");
      const done = await changeKeepDays(roomId, days.data);
      return done === "gone" ? refuse(404) : back(res, roomId, done);
    }
    if (!sameTitle(form.get("title") ?? "", room.room.title)) return back(res, roomId, "title");
    const done = await eraseRoom(this.rooms, this.doors, room.room.id, account.id);
    if (done.ok || done.reason === "already-erased") return back(res, roomId, "erased");
    return done.reason === "no-such-room"
      ? refuse(404)
      : back(res, roomId, done.reason === "room-running" ? "running" : "sealing");
  }
}

const sameTitle = (typed: string, title: string): boolean => plain(typed) === plain(title);
const plain = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

const back = (res: ServerResponse, roomId: string, said: EndingSaid): void =>
  redirect(res, `/debrief/${roomId}/data?said=${said}`);

async function sendRecord(res: ServerResponse, roomId: string): Promise<void> {
  const erasure = await erasureOf(roomId);
  if (!erasure) return void res.writeHead(404, { "Cache-Control": "no-store" }).end();
  const body = Buffer.from(recordFile(erasure));
  startDownload(res, "application/json; charset=utf-8", "erasure-record.json", body.length);
  res.end(body);
}
