/** Makes a room's views and sends each to those who may see it: unchanged ones not at all, shared ones encoded once. */
import type { Server } from "socket.io";
import type { LiveRoom } from "@/server/rooms/live-room";
import { renderPhone } from "@/server/phone/render";
import type { ConsoleView, PhoneMessage, StageView } from "@/workshop/protocol/down";
import type { Presence } from "@/workshop/session/presence";
import { consoleView } from "@/workshop/views/console-view";
import { phoneKey, phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

export type Stamped<T> = T & { now: number };

export const audience = {
  phones: (room: string) => `${room} phones`,
  stages: (room: string) => `${room} stages`,
  consoles: (room: string) => `${room} consoles`,
  person: (room: string, id: string) => `${room} person ${id}`,
};

interface Kept {
  /** The last rendered phone view; rendered again only when it changes. */
  phone?: { json: string; message: Omit<PhoneMessage, "now"> };
  /** What the whole audience was last sent. */
  sent: { phone?: string; stage?: string; console?: string };
}

export class Broadcast {
  private readonly kept = new WeakMap<LiveRoom, Kept>();

  constructor(
    private readonly io: Server,
    private readonly joinUrl: (token: string) => { url: string; address: string },
  ) {}

  /** The phone's view as it is now. */
  phone(room: LiveRoom): Stamped<Omit<PhoneMessage, "now">> {
    return stamp(this.rendered(room).message);
  }

  stage(room: LiveRoom): Stamped<StageView> {
    return stamp(stageView(room.state, room.board, presenceOf(room), this.doorOf(room), room.box.posts()));
  }

  console(room: LiveRoom): Stamped<ConsoleView> {
    return stamp(this.consoleOf(room, presenceOf(room)));
  }

  /** Sends what changed. Phones need no message when only counts did, unless results are on show. */
  changed(room: LiveRoom, what: "control" | "counts"): void {
    const { sent } = this.of(room);
    if (what === "control" || resultsShown(room)) {
      const phone = this.rendered(room);
      if (sent.phone !== phone.json) this.io.to(audience.phones(room.id)).emit("view", stamp(phone.message));
      sent.phone = phone.json;
    }
    const presence = presenceOf(room);
    const stage = stageView(room.state, room.board, presence, this.doorOf(room), room.box.posts());
    sent.stage = this.send(audience.stages(room.id), stage, sent.stage);
    sent.console = this.send(audience.consoles(room.id), this.consoleOf(room, presence), sent.console);
  }

  private send(to: string, view: object, before: string | undefined): string {
    const json = JSON.stringify(view);
    if (json !== before) this.io.to(to).emit("view", stamp(view));
    return json;
  }

  private rendered(room: LiveRoom): NonNullable<Kept["phone"]> {
    const kept = this.of(room);
    const view = phoneView(room.state, room.board, room.box.posts());
    const json = phoneKey(view);
    if (kept.phone?.json === json) return kept.phone;
    const { asked } = view;
    const message = {
      type: "phone" as const,
      revision: view.revision,
      html: renderPhone(view, { now: Date.now() }),
      question: asked?.question ?? null,
      round: asked?.round ?? 0,
      phase: asked?.phase ?? null,
      opensAt: asked?.opensAt ?? null,
      closesAt: asked?.closesAt ?? null,
    };
    kept.phone = { json, message };
    return kept.phone;
  }

  private consoleOf(room: LiveRoom, presence: Presence): ConsoleView {
    return consoleView(room.state, room.board, {
      presence,
      gate: room.gate(presence.here),
      door: { ...this.doorOf(room), stageKey: room.door.stageKey },
      consoles: room.crowd.consoleNames(),
      stages: room.crowd.stages,
      people: [...room.people.values()].map((p) => ({ id: p.id, alias: p.alias ?? "" })),
      posts: room.box.posts(),
    });
  }

  private doorOf(room: LiveRoom): { address: string; code: string; url: string } {
    return { ...this.joinUrl(room.door.token), code: room.door.code };
  }

  private of(room: LiveRoom): Kept {
    const kept = this.kept.get(room) ?? { sent: {} };
    this.kept.set(room, kept);
    return kept;
  }
}

const stamp = <T extends object>(view: T): Stamped<T> => ({ ...view, now: Date.now() });

const presenceOf = (room: LiveRoom) => room.crowd.presence((id) => room.people.get(id)?.sector ?? null);

function resultsShown(room: LiveRoom): boolean {
  const { question, rounds } = room.state.stand;
  return question !== null && rounds[question]?.at(-1)?.phase === "revealed";
}
