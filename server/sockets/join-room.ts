/** Joins a connection to a room: its broadcasts, its count in presence, and its first messages. */
import { randomUUID } from "node:crypto";
import type { Socket } from "socket.io";
import { execute } from "@/server/rooms/execute";
import type { Room } from "@/server/rooms/room";
import { audience, type Broadcast } from "@/server/sockets/broadcast";
import type { GroupViews } from "@/server/sockets/worksheet-views";
import { logErrors } from "@/server/sockets/log-errors";
import { member } from "@/server/sockets/member";
import { languagesOf } from "@/workshop/content/texts";
import type { Actor } from "@/workshop/room/actor";
import { handoverOf } from "@/workshop/room/handover";
import { presenterName } from "@/workshop/room/presenter-name";

export function joinRoom(socket: Socket, broadcast: Broadcast, groups: GroupViews): void {
  const { room, actor, language: wanted = "", phoneKey = null, name } = member(socket);
  const { workshop } = room.state;
  const language = languagesOf(workshop).includes(wanted) ? wanted : workshop.language;
  /** A view that cannot be made does not stop the others. */
  const show = (view: () => object) => logErrors(() => socket.emit("view", view()));
  switch (actor.role) {
    case "participant":
      void socket.join([
        audience.phones(room.id, room.participants.languageOf(actor.id)),
        audience.person(room.id, actor.id),
      ]);
      room.participants.presence.connect(actor.id);
      void room.place(actor.id);
      show(() => broadcast.phone(room, room.participants.languageOf(actor.id)));
      groups.whole(socket, room, actor.id);
      void room.mine(actor.id, phoneKey).then((mine) => show(() => mine));
      break;
    case "stage":
      void socket.join(audience.stages(room.id));
      room.participants.presence.openStage(socket.id);
      show(() => broadcast.stage(room));
      break;
    case "trainer":
    case "co-trainer": {
      const consoles = audience.consoles(room.id, actor.role, language);
      // A trainer sees the stage in small.
      void socket.join([consoles, audience.stages(room.id)]);
      room.participants.presence.openConsole(socket.id, actor.name);
      logErrors(() => broadcast.openConsole(room, socket.id, consoles, actor, language));
      show(() => broadcast.stage(room));
      break;
    }
    case "helper":
      void socket.join([audience.handover(room.id, actor.id), audience.helpers(room.id)]);
      room.participants.presence.openLink(socket.id, actor.id);
      logErrors(() => broadcast.toHelpers(room));
      break;
    case "observer":
      void socket.join([
        audience.handover(room.id, actor.id),
        audience.observers(room.id),
        audience.stages(room.id),
      ]);
      room.participants.presence.openLink(socket.id, actor.id);
      show(() => broadcast.run(room));
      show(() => broadcast.stage(room));
      break;
    case "presenter": {
      const consoles = audience.presenterIn(room.id, actor.id, language);
      void socket.join([audience.presenters(room.id), audience.handover(room.id, actor.id), consoles]);
      room.participants.presence.openLink(socket.id, actor.id);
      logErrors(() => broadcast.openConsole(room, socket.id, consoles, actor, language));
      introduce(room, actor, name, socket.id);
      break;
    }
    case "server":
      break;
  }
}

/** A person with an account need not give a name. */
function introduce(
  room: Room,
  actor: Actor & { role: "presenter" },
  name: string | undefined,
  connection: string,
): void {
  if (!name || handoverOf(room.state, actor.id)?.name !== null) return;
  const introduction = { type: "introduce", id: randomUUID(), name: presenterName(name) };
  void execute(room, { actor, connection, over: "socket" }, introduction);
}
