/** A trainer's decisions on a room's personal data: plain forms of the page /debrief/<room>/data. */
import type { ServerResponse } from "node:http";
import type { Account, Exchange } from "@/server/http/exchange";
import { bare } from "@/server/http/refusals";
import { type RoomConnections, eraseRoom } from "@/server/retention/clock";
import { sendFile } from "@/server/http/download";
import { readForm, redirect } from "@/server/http/forms";
import type { Rooms } from "@/server/rooms/registry";
import { findErasure } from "@/server/store/retention/erasures";
import { recordFile } from "@/server/store/retention/purge/record";
import { changeKeepDays } from "@/server/store/retention/retention";
import { keepDaysFrom } from "@/workshop/retention/keep-days";
import type { RoomId } from "@/model/ids";

/** The outcome of a form, for the page to report. */
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

interface Trainer {
  account: Account;
  room: { id: RoomId; title: string };
}

/** Each answers one line below /ending/ in the table of routes (server/main/routes/table.ts). */
export class RetentionForms {
  constructor(
    private readonly rooms: Rooms,
    private readonly doors: RoomConnections,
  ) {}

  async record({ res, room }: Exchange & Trainer): Promise<void> {
    const erasure = await findErasure(room.id);
    if (!erasure) return void res.writeHead(404).end();
    const record = Buffer.from(recordFile(erasure));
    sendFile(res, "application/json; charset=utf-8", "erasure-record.json", record);
  }

  async keep({ req, body, res, room }: Exchange & Trainer): Promise<void> {
    const form = await readForm({ req, body });
    if (!form) return bare(res, 400);
    const days = keepDaysFrom(form.get("days"));
    if (days === undefined) return redirectWithOutcome(res, room.id, "days");
    const done = await changeKeepDays(room.id, days);
    return done === "gone" ? bare(res, 404) : redirectWithOutcome(res, room.id, done);
  }

  /** Erases personal data now, once the room's title is typed. */
  async erase({ req, body, res, room, account }: Exchange & Trainer): Promise<void> {
    const form = await readForm({ req, body });
    if (!form) return bare(res, 400);
    if (!sameTitle(form.get("title") ?? "", room.title)) return redirectWithOutcome(res, room.id, "title");
    const done = await eraseRoom(this.rooms, this.doors, room.id, account.id);
    if (done.ok || done.reason === "already-erased") return redirectWithOutcome(res, room.id, "erased");
    return done.reason === "no-such-room"
      ? bare(res, 404)
      : redirectWithOutcome(res, room.id, done.reason === "room-running" ? "running" : "sealing");
  }
}

const sameTitle = (typed: string, title: string): boolean => plain(typed) === plain(title);
const plain = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

const redirectWithOutcome = (res: ServerResponse, roomId: string, outcome: EndingSaid): void =>
  redirect(res, `/debrief/${roomId}/data?said=${outcome}`);
