/**
 * Sends each person's phone their own group's part: only when it changed, whole when a phone connects. What is the
 * same for several people is rendered once.
 */
import type { Server, Socket } from "socket.io";
import { groupPartOf, renderGroup } from "@/server/phone/group-part";
import type { LiveRoom } from "@/server/rooms/live-room";
import { audience } from "@/server/sockets/broadcast";
import type { GroupMessage } from "@/workshop/groups/shown";

export class GroupPhones {
  /** What a connection was last sent, by what it is drawn from. */
  private readonly sent = new WeakMap<Socket, string>();
  /** Markup of parts that somebody sees now, by what it is drawn from. */
  private readonly drawn = new WeakMap<LiveRoom, Map<string, string>>();

  constructor(private readonly io: Server) {}

  /** To everybody whose part changed. */
  changed(room: LiveRoom): void {
    const before = this.drawn.get(room) ?? new Map<string, string>();
    const { groups } = room.state;
    if (groups.formed === 0 && !groups.choosing && before.size === 0) return;
    const used = new Map<string, string>();
    const work = room.workNow();
    const now = Date.now();
    for (const participant of room.people.keys()) {
      const connections = this.connectionsOf(room, participant);
      if (connections.length === 0) continue;
      const part = groupPartOf(room, participant, work, now);
      const key = JSON.stringify(part);
      const html = used.get(key) ?? before.get(key) ?? renderGroup(part, now);
      used.set(key, html);
      for (const socket of connections) this.send(socket, key, html, now);
    }
    this.drawn.set(room, used);
  }

  /** To a phone that has nothing yet, or nothing that counts any more. */
  whole(socket: Socket, room: LiveRoom, participant: string): void {
    this.sent.delete(socket);
    const now = Date.now();
    const part = groupPartOf(room, participant, room.workNow(), now);
    this.send(socket, JSON.stringify(part), renderGroup(part, now), now);
  }

  private send(socket: Socket, key: string, html: string, now: number): void {
    if (this.sent.get(socket) === key) return;
    this.sent.set(socket, key);
    const message: GroupMessage = { type: "group", html, sheet: null, now };
    socket.emit("view", message);
  }

  private connectionsOf(room: LiveRoom, participant: string): Socket[] {
    const ids = this.io.sockets.adapter.rooms.get(audience.person(room.id, participant)) ?? [];
    return [...ids].flatMap((id) => this.io.sockets.sockets.get(id) ?? []);
  }
}
