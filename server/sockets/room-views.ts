/**
 * Makes the views of running rooms. A phone's view is HTML, kept until the room looks different to phones.
 */
import { currentTrouble } from "@/server/platform/current-trouble";
import type { Room } from "@/server/rooms/room";
import { roomNow } from "@/server/rooms/room-clock";
import { viewFailed } from "@/server/sockets/log-errors";
import type { PhoneMarkup } from "@/server/sockets/phone-markup";
import { isLogDamaged } from "@/server/store/rooms/room-state";
import { handoverKey } from "@/server/store/rooms/link-secrets";
import type { ConsoleMessage, ConsoleView } from "@/workshop/protocol/console";
import type { HelperMessage } from "@/workshop/protocol/invited";
import type { Face, PhoneMessage, StageMessage } from "@/workshop/protocol/views";
import type { Presence } from "@/workshop/room/presence";
import type { RoomState } from "@/workshop/room/state";
import { assetsIn, assetsOnStage, picturesAhead } from "@/workshop/views/assets";
import { type ConsoleViewInput, consoleView } from "@/workshop/views/console-view";
import { guardedView } from "@/workshop/views/guarded-view";
import { helperView } from "@/workshop/views/invited-views";
import { phoneViewKey } from "@/workshop/views/phone-view";
import { presenterView } from "@/workshop/views/presenter-view";
import { type JoinAddress, stageView } from "@/workshop/views/stage-view";

/**
 * Milliseconds for which a view serves new connections: a whole room that returns at once is shown one view.
 */
const VIEW_TTL_MS = 100;

interface RenderedPhone {
  /** The time of its last check, on the process's own clock. */
  at: number;
  /** Equal for equal views (`phoneViewKey`). */
  key: string;
  message: Omit<PhoneMessage, "now">;
}

interface RoomCache {
  /** The last rendered phone view by language; rendered again only when it changes. */
  phones: Map<string, RenderedPhone>;
  /** The step of the last view that could not be made, logged once. */
  notDrawn?: string | null;
}

export class RoomViews {
  private readonly caches = new WeakMap<Room, RoomCache>();

  constructor(
    private readonly joinUrl: (token: string) => { url: string; address: string },
    private readonly markup: Pick<PhoneMarkup, "page">,
  ) {}

  phone(room: Room, language: string, state = room.state): RenderedPhone {
    const { phones } = this.of(room);
    const view = this.guarded(room, state, (seen) => room.phoneView(language, seen));
    const key = phoneViewKey(view);
    const cached = phones.get(language);
    const time = state === room.state ? performance.now() : Number.NEGATIVE_INFINITY;
    if (cached?.key === key) return Object.assign(cached, { at: time });
    const { asked } = view;
    const message = {
      type: "phone" as const,
      revision: view.revision,
      language,
      html: this.markup.page(view, { now: roomNow(), assets: room.assets }),
      question: asked?.question ?? null,
      round: asked?.round ?? 0,
      phase: asked?.phase ?? null,
      opensAt: asked?.opensAt ?? null,
      closesAt: asked?.closesAt ?? null,
      ahead: picturesAhead(state, room.assets, "phone"),
    };
    const phone = { at: time, key, message };
    phones.set(language, phone);
    return phone;
  }

  /** The phone's view as it is now, or was just now. */
  recentPhone(room: Room, language: string): RenderedPhone {
    const cached = this.of(room).phones.get(language);
    return cached && performance.now() - cached.at < VIEW_TTL_MS ? cached : this.phone(room, language);
  }

  keepPhones(room: Room, languages: readonly string[]): void {
    const { phones } = this.of(room);
    for (const language of phones.keys()) if (!languages.includes(language)) phones.delete(language);
  }

  stage(room: Room, presence: Presence): StageMessage {
    const door = { ...this.doorOf(room), room: room.head.title };
    const view = this.guarded(room, room.state, (state) =>
      stageView(state, room.shownBoard(), presence, door, room.box.posts(), room.workNow()),
    );
    const assets = assetsOnStage(view, room.assets);
    return { ...view, assets, ahead: picturesAhead(room.state, room.assets, "stage") };
  }

  /** The console's view; its authored texts are in `language`, one of the workshop's. */
  console(room: Room, input: ConsoleViewInput, language: string): ConsoleMessage {
    return withAssets(room, this.consoleOf(room, input, language));
  }

  presenter(room: Room, input: ConsoleViewInput, handover: string, language: string): ConsoleMessage {
    const whole = this.consoleOf(room, input, language);
    return withAssets(room, presenterView(room.state, room.shownBoard(), input, handover, language, whole));
  }

  helper(room: Room, presence: Presence, counter: string | null): HelperMessage {
    const waiting = room.participants.waiting.listed();
    return helperView(room.state, { room: room.head.title, presence, waiting }, counter);
  }

  /** The consoles' input besides state and answers, with no list turned. */
  consoleInput(room: Room, presence: Presence): ConsoleViewInput {
    const { list, unnamed } = room.participants.summary();
    return {
      read: spokenIn(room),
      presence,
      trouble: currentTrouble() ?? (isLogDamaged(room.id) ? { kind: "log-damaged", minutes: 0 } : null),
      gate: room.gate(presence.here),
      door: { ...this.doorOf(room), stageKey: room.participants.entrance.stageKey },
      consoles: room.participants.presence.consoleNames(),
      stages: room.participants.presence.stages,
      pagesOf: room.participants.presence.pagesOf,
      people: list,
      guest: room.participants.guests.among(unnamed),
      waiting: room.participants.waiting.listed(),
      flood: room.participants.recent.flood(),
      posts: room.box.posts(),
      work: room.workNow(),
      presenters: room.participants.presence.linksHere(),
      handoverKey: (handover) => handoverKey(room.id, handover),
      turned: null,
    };
  }

  private consoleOf(room: Room, input: ConsoleViewInput, language: string): ConsoleView {
    const { state } = room;
    return this.guarded(room, state, (shown) => ({
      ...consoleView(shown, room.shownBoard(), input, language),
      // The room goes on from there.
      step: state.position.step,
    }));
  }

  /** Logs a step that cannot be shown once. */
  private guarded<V extends { face: Face }>(room: Room, state: RoomState, make: (state: RoomState) => V): V {
    return guardedView(state, make, (error) => {
      const kept = this.of(room);
      if (kept.notDrawn !== state.position.step) viewFailed(error);
      kept.notDrawn = state.position.step;
    });
  }

  private doorOf({ participants }: Room): JoinAddress {
    const { token, code } = participants.entrance;
    return { ...this.joinUrl(token), code };
  }

  private of(room: Room): RoomCache {
    const cache = this.caches.get(room) ?? { phones: new Map() };
    this.caches.set(room, cache);
    return cache;
  }
}

/** Adds the addresses of pictures. */
const withAssets = (room: Room, view: ConsoleView): ConsoleMessage => ({
  ...view,
  assets: assetsIn([view.face, view.asked], room.assets),
});

/** Languages that people of the room read, and that of its workshop. */
export const spokenIn = (room: Room): string[] => [
  ...new Set([room.state.workshop.language, ...room.participants.summary().languages]),
];
