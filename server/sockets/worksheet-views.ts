/**
 * Sends each phone its own group's part of the page when it changed, and whole when a phone connects. Parts
 * that several people share are rendered once.
 */
import type { Server, Socket } from "socket.io";
import type { Room } from "@/server/rooms/room";
import { logErrors } from "@/server/sockets/log-errors";
import { socketsOf } from "@/server/sockets/broadcast";
import type { PhoneMarkup } from "@/server/sockets/phone-markup";
import type { GroupMessage } from "@/workshop/protocol/worksheets";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

interface SentPart {
  part: string;
  form: string | null;
  endsAt: number | null;
}

export class GroupViews {
  private readonly sent = new WeakMap<Socket, SentPart>();
  /** Markup of the current parts, by their input. */
  private readonly drawn = new WeakMap<Room, Map<string, string>>();

  constructor(
    private readonly io: Server,
    private readonly markup: PhoneMarkup,
  ) {}

  changed(room: Room): void {
    const before = this.drawn.get(room) ?? new Map<string, string>();
    const { groups } = room.state;
    if (groups.formed === 0 && !groups.choosing && before.size === 0) return;
    const used = new Map<string, string>();
    const work = room.workNow();
    for (const participant of room.participants.ids()) {
      const connections = socketsOf(this.io, room, participant);
      if (connections.length === 0) continue;
      logErrors(() => {
        const part = this.markup.group(room, participant, work);
        const { key } = part;
        const html = used.get(key) ?? before.get(key) ?? part.html();
        used.set(key, html);
        for (const socket of connections) this.send(socket, room, participant, { key, html }, work);
      });
    }
    this.drawn.set(room, used);
  }

  /** For a phone whose earlier parts do not count any more. */
  whole(socket: Socket, room: Room, participant: string): void {
    this.sent.delete(socket);
    const work = room.workNow();
    const { key, html: draw } = this.markup.group(room, participant, work);
    const drawn = this.drawn.get(room);
    const html = drawn?.get(key) ?? draw();
    drawn?.set(key, html);
    this.send(socket, room, participant, { key, html }, work);
  }

  /** A connection gets the form once; its content comes over the shared document. */
  private send(
    socket: Socket,
    room: Room,
    participant: string,
    part: { key: string; html: string },
    work: WorkNow,
  ): void {
    const before = this.sent.get(socket);
    const sheet = this.markup.sheet(room, participant, work);
    const has: SentPart = { part: part.key, form: sheet?.key ?? null, endsAt: sheet?.endsAt ?? null };
    if (before?.part === has.part && before.form === has.form && before.endsAt === has.endsAt) return;
    this.sent.set(socket, has);
    const message: GroupMessage = { type: "group", html: part.html, sheet: null, now: work.now };
    if (sheet) {
      const { key, activity, group, frozen, endsAt } = sheet;
      message.sheet = {
        key,
        activity,
        group,
        frozen,
        endsAt,
        html: before?.form === key ? null : sheet.html(),
      };
    }
    socket.emit("view", message);
  }
}
