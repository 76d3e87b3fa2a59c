/** Renders a room's views and sends each to those who may see it: unchanged ones are not sent, shared ones are encoded once. */
import type { Server } from "socket.io";
import type { Activity } from "@/activities/kinds";
import type { TurnedList } from "@/model/long-list";
import type { Room } from "@/server/rooms/room";
import { log } from "@/server/platform/log";
import { logErrors, viewFailed } from "@/server/sockets/log-errors";
import type { PhoneMarkup } from "@/server/sockets/phone-markup";
import { metrics } from "@/server/platform/metrics";
import { currentTrouble } from "@/server/platform/current-trouble";
import { roomNow } from "@/server/rooms/room-clock";
import { handoverKey } from "@/server/store/rooms/door";
import type { AgendaMessage, ConsoleMessage, ConsoleView, PlanMessage } from "@/workshop/protocol/console";
import type { Face, PhoneMessage, StageMessage, View } from "@/workshop/protocol/views";
import type { RoomState } from "@/workshop/room/state";
import type { Presence } from "@/workshop/room/presence";
import { languagesOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { assetsIn, assetsOnStage, picturesAhead } from "@/workshop/views/assets";
import {
  agendaMessage,
  planMessage,
  presentActivity,
  presentMessage,
} from "@/workshop/views/console-messages";
import { type ConsoleViewInput, consoleView } from "@/workshop/views/console-view";
import { guardedView } from "@/workshop/views/guarded-view";
import { presenterPlan, presenterView } from "@/workshop/views/presenter-view";
import { phoneViewKey, phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

type Stamped<T> = T & { now: number };

export const audience = {
  /** Everybody who reads in one language gets the same bytes. */
  phones: (room: string, language: string) => `${room} phones ${language}`,
  stages: (room: string) => `${room} stages`,
  consoles: (room: string, role: "trainer" | "co-trainer", language: string) =>
    `${room} ${role} consoles ${language}`,
  presenters: (room: string) => `${room} presenters`,
  presenter: (room: string, handover: string) => `${room} presenter ${handover}`,
  presenterIn: (room: string, handover: string, language: string) =>
    `${room} presenter ${handover} ${language}`,
  person: (room: string, id: string) => `${room} person ${id}`,
};

/** Milliseconds for which a view serves whoever connects: a whole room that returns at once is shown one view. */
const JUST_NOW = 100;

interface Rendered {
  /** When it was last found to be the view, on the process's own clock. */
  at: number;
  json: string;
  message: Omit<PhoneMessage, "now">;
}

/** What an audience of consoles was last sent, and of which workshop it has the plan. */
interface SentToConsoles {
  view?: string;
  agenda?: string;
  plan?: Workshop;
  present?: Activity | null;
  /** What consoles were last sent that have turned a list, by connection. */
  turned: Map<string, string>;
}

interface RoomCache {
  /** The last rendered phone view by language; rendered again only when it changes. */
  phones: Map<string, Rendered>;
  /** What the whole audience was last sent; phones and consoles by language. */
  sent: {
    phones: Map<string, string>;
    /** By audience. */
    consoles: Map<string, SentToConsoles>;
    stage?: string;
  };
  /** The step of which a view could not be made last, which is said once. */
  notDrawn?: string | null;
}

export class Broadcast {
  private readonly caches = new WeakMap<Room, RoomCache>();

  constructor(
    private readonly io: Server,
    private readonly joinUrl: (token: string) => { url: string; address: string },
    private readonly markup: Pick<PhoneMarkup, "page">,
  ) {}

  /**
   * The phone's view in one language, for a connection that is in its audience: as it is now, or was just now. What
   * changed meanwhile is told to the audience.
   */
  phone(room: Room, language: string): Stamped<Omit<PhoneMessage, "now">> {
    const known = this.of(room).phones.get(language);
    return stamp(
      known && performance.now() - known.at < JUST_NOW
        ? known.message
        : this.rendered(room, language).message,
    );
  }

  stage(room: Room): Stamped<StageMessage> {
    return stamp(this.stageOf(room, presenceOf(room)));
  }

  /** The console's view; its authored texts are in `language`, one of the workshop's. */
  console(room: Room, language: string): Stamped<ConsoleMessage> {
    return stamp(withAssets(room, this.consoleOf(room, this.contextOf(room, presenceOf(room)), language)));
  }

  presenter(room: Room, handover: string, language: string): Stamped<ConsoleMessage> {
    const context = this.contextOf(room, presenceOf(room));
    return stamp(withAssets(room, this.presenterOf(room, context, handover, language)));
  }

  /** Renders the phones' views of a state to come, so that they are ready when it is stored; to be told apart by their key. */
  prepare(room: Room, next: RoomState): void {
    for (const language of this.languagesOf(room)) {
      try {
        this.rendered(room, language, next);
      } catch (error) {
        log.warn("not-prepared", "A view could not be made ahead; it is made when it is needed.", error);
      }
    }
  }

  /** Sends what changed. Phones need no message when only counts did, unless results are on show. */
  changed(room: Room, what: "control" | "counts"): void {
    logErrors(() => (what === "control" || resultsShown(room)) && this.toPhones(room));
    const presence = presenceOf(room);
    logErrors(() => this.toStages(room, presence));
    logErrors(() => this.toConsoles(room, presence));
  }

  protected toStages(room: Room, presence: Presence): void {
    const { sent } = this.of(room);
    sent.stage = this.send("stage", audience.stages(room.id), this.stageOf(room, presence), sent.stage);
  }

  /** To trainers and presenters, by language: their view, the run of the days, and the plan of a changed workshop. */
  protected toConsoles(room: Room, presence: Presence): void {
    const { sent } = this.of(room);
    const { state } = room;
    const context = this.contextOf(room, presence);
    const agenda = agendaMessage(state);
    const present = presentActivity(state);
    const to = (
      name: string,
      made: {
        view: (turned: TurnedList | null) => ConsoleView;
        plan: () => PlanMessage;
        present?: Activity | null;
      },
    ) => {
      if (!this.io.sockets.adapter.rooms.has(name)) return sent.consoles.delete(name);
      const before: SentToConsoles = sent.consoles.get(name) ?? { plan: state.workshop, turned: new Map() };
      const { present } = made;
      if (before.plan !== state.workshop) logErrors(() => this.tell("console", name, made.plan()));
      if (present !== before.present && present !== undefined)
        logErrors(() => this.tell("console", name, presentMessage(present)));
      const sheet = this.send("console", name, agenda, before.agenda);
      const view = (turned: TurnedList | null) => withAssets(room, made.view(turned));
      const turned = this.toTurned(room, name, view, before.turned);
      return sent.consoles.set(name, {
        plan: state.workshop,
        agenda: sheet,
        present,
        view: this.send("console", name, view(null), before.view, [...turned.keys()]),
        turned,
      });
    };
    for (const language of languagesOf(state.workshop)) {
      for (const role of ["trainer", "co-trainer"] as const) {
        logErrors(() =>
          to(audience.consoles(room.id, role, language), {
            view: (turned) => this.consoleOf(room, { ...context, turned }, language),
            plan: () => planMessage(state, role, language, viewFailed),
            present,
          }),
        );
      }
      if (!this.io.sockets.adapter.rooms.has(audience.presenters(room.id))) continue;
      for (const { id, over } of state.handovers) {
        if (over) continue;
        logErrors(() =>
          to(audience.presenterIn(room.id, id, language), {
            view: (turned) => this.presenterOf(room, { ...context, turned }, id, language),
            plan: () => presenterPlan(state, id, language, viewFailed),
          }),
        );
      }
    }
  }

  /**
   * To the consoles of an audience that have turned a list, or have just turned it back.
   * @returns what those that have turned one were sent
   */
  private toTurned(
    room: Room,
    name: string,
    view: (turned: TurnedList | null) => ConsoleMessage,
    before: ReadonlyMap<string, string>,
  ): Map<string, string> {
    const sent = new Map<string, string>();
    for (const connection of this.io.sockets.adapter.rooms.get(name) ?? []) {
      const turned = room.participants.presence.turnedBy(connection);
      const was = before.get(connection);
      if (turned) sent.set(connection, this.send("console", connection, view(turned), was));
      else if (was !== undefined) this.send("console", connection, view(null), was);
    }
    return sent;
  }

  /** To each language that somebody reads just now; one that nobody reads is not even rendered. */
  protected toPhones(room: Room): void {
    const { sent, phones } = this.of(room);
    const listening = this.languagesOf(room);
    for (const language of listening)
      logErrors(() => {
        const { json, message } = this.rendered(room, language);
        if (sent.phones.get(language) !== json)
          this.tell("phone", audience.phones(room.id, language), stamp(message));
        sent.phones.set(language, json);
      });
    for (const language of sent.phones.keys())
      if (!listening.includes(language)) sent.phones.delete(language);
    for (const language of phones.keys()) if (!listening.includes(language)) phones.delete(language);
  }

  /** The languages in which connected phones read. */
  private languagesOf(room: Room): string[] {
    return spokenIn(room).filter((language) =>
      this.io.sockets.adapter.rooms.has(audience.phones(room.id, language)),
    );
  }

  private send(
    surface: string,
    to: string,
    view: StageMessage | ConsoleMessage | AgendaMessage,
    before: string | undefined,
    except: string[] = [],
  ): string {
    const json = JSON.stringify(view);
    if (json !== before) this.tell(surface, to, stamp(view), except);
    return json;
  }

  private tell(surface: string, to: string, message: View, except: string[] = []): void {
    metrics.views.inc({ surface }, (this.io.sockets.adapter.rooms.get(to)?.size ?? 0) - except.length);
    this.io.to(to).except(except).emit("view", message);
  }

  private rendered(room: Room, language: string, state = room.state): Rendered {
    const { phones } = this.of(room);
    const view = this.guarded(room, state, (of) =>
      phoneView(of, room.shownBoard(), room.box.posts(), language, room.workNow(), room.fewHere()),
    );
    const json = phoneViewKey(view);
    const known = phones.get(language);
    const at = state === room.state ? performance.now() : Number.NEGATIVE_INFINITY;
    if (known?.json === json) return Object.assign(known, { at });
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
    const made = { at, json, message };
    phones.set(language, made);
    return made;
  }

  private stageOf(room: Room, presence: Presence): StageMessage {
    const view = this.guarded(room, room.state, (of) =>
      stageView(of, room.shownBoard(), presence, this.doorOf(room), room.box.posts(), room.workNow()),
    );
    const assets = assetsOnStage(view, room.assets);
    return { ...view, assets, ahead: picturesAhead(room.state, room.assets, "stage") };
  }

  private consoleOf(room: Room, context: ConsoleViewInput, language: string): ConsoleView {
    const { state } = room;
    return this.guarded(room, state, (of) => ({
      ...consoleView(of, room.shownBoard(), context, language),
      // From there the room goes on.
      step: state.position.step,
    }));
  }

  private presenterOf(
    room: Room,
    context: ConsoleViewInput,
    handover: string,
    language: string,
  ): ConsoleView {
    const whole = this.consoleOf(room, context, language);
    return presenterView(room.state, room.shownBoard(), context, handover, language, whole);
  }

  /** Of a step that cannot be shown, the log says so once. */
  private guarded<V extends { face: Face }>(room: Room, state: RoomState, make: (of: RoomState) => V): V {
    return guardedView(state, make, (error) => {
      const kept = this.of(room);
      if (kept.notDrawn !== state.position.step) viewFailed(error);
      kept.notDrawn = state.position.step;
    });
  }

  private contextOf(room: Room, presence: Presence): ConsoleViewInput {
    const people = [...room.participants.all()].map((p) => ({ id: p.id, alias: p.alias ?? "" }));
    return {
      read: spokenIn(room),
      presence,
      trouble: currentTrouble(),
      gate: room.gate(presence.here),
      door: { ...this.doorOf(room), stageKey: room.participants.entrance.stageKey },
      consoles: room.participants.presence.consoleNames(),
      stages: room.participants.presence.stages,
      pagesOf: room.participants.presence.pagesOf,
      people,
      guest: room.participants.guests.among(people.flatMap(({ id, alias }) => (alias === "" ? [id] : []))),
      waiting: room.participants.waiting.listed(),
      flood: room.participants.recent.flood(),
      posts: room.box.posts(),
      work: room.workNow(),
      presenters: room.participants.presence.presentersHere(),
      handoverKey: (id) => handoverKey(room.id, id),
      turned: null,
    };
  }

  private doorOf(room: Room): { address: string; code: string; url: string } {
    return { ...this.joinUrl(room.participants.entrance.token), code: room.participants.entrance.code };
  }

  private of(room: Room): RoomCache {
    const cache = this.caches.get(room) ?? {
      phones: new Map(),
      sent: { phones: new Map(), consoles: new Map() },
    };
    this.caches.set(room, cache);
    return cache;
  }
}

const stamp = <T extends object>(view: T): Stamped<T> => ({ ...view, now: roomNow() });

/** The view, with where its pictures are. */
const withAssets = (room: Room, view: ConsoleView): ConsoleMessage => ({
  ...view,
  assets: assetsIn([view.face, view.asked], room.assets),
});

/** Languages that people of the room read, and that of its workshop. */
const spokenIn = (room: Room): string[] => [
  ...new Set([
    room.state.workshop.language,
    ...room.participants.ids().map((id) => room.participants.languageOf(id)),
  ]),
];

const presenceOf = (room: Room) =>
  room.participants.presence.presence((id) => room.participants.get(id)?.sector ?? null);

function resultsShown(room: Room): boolean {
  const { question, rounds } = room.state.position;
  return question !== null && rounds[question]?.at(-1)?.phase === "revealed";
}
