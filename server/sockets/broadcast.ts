/** Sends a room's views to its audiences: unchanged ones are not sent, shared ones are encoded once. */
import type { Server, Socket } from "socket.io";
import type { Activity } from "@/activities/kinds";
import type { TurnedList } from "@/model/list-pages";
import type { Room } from "@/server/rooms/room";
import { log } from "@/server/platform/log";
import { broadcastThrottle } from "@/server/rooms/broadcast-throttle";
import { logErrors, viewFailed } from "@/server/sockets/log-errors";
import { member } from "@/server/sockets/member";
import { packed } from "@/server/sockets/packed";
import type { PhoneMarkup } from "@/server/sockets/phone-markup";
import { RoomViews, spokenIn } from "@/server/sockets/room-views";
import { metrics } from "@/server/platform/metrics";
import { roomNow } from "@/server/rooms/room-clock";
import type { AgendaMessage, ConsoleMessage, PlanMessage, StepMessage } from "@/workshop/protocol/console";
import type { HelperMessage, RunMessage } from "@/workshop/protocol/invited";
import type { PhoneMessage, StageMessage, View } from "@/workshop/protocol/views";
import type { RoomState } from "@/workshop/room/state";
import type { Presence } from "@/workshop/room/presence";
import { languagesOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import {
  agendaMessage,
  planMessage,
  presentActivity,
  presentMessage,
  stepMessage,
} from "@/workshop/views/console-messages";
import { runMessage } from "@/workshop/views/invited-views";
import { presenterPlan, presenterStep } from "@/workshop/views/presenter-view";

type Stamped<T> = T & { now: number };

export const audience = {
  /** All readers of one language get the same bytes. */
  phones: (room: string, language: string) => `${room} phones ${language}`,
  stages: (room: string) => `${room} stages`,
  consoles: (room: string, role: "trainer" | "co-trainer", language: string) =>
    `${room} ${role} consoles ${language}`,
  presenters: (room: string) => `${room} presenters`,
  helpers: (room: string) => `${room} helpers`,
  observers: (room: string) => `${room} observers`,
  /** Everybody with one link. */
  handover: (room: string, handover: string) => `${room} handover ${handover}`,
  presenterIn: (room: string, handover: string, language: string) =>
    `${room} presenter ${handover} ${language}`,
  person: (room: string, id: string) => `${room} person ${id}`,
};

/** Connections of a person, the oldest first. */
export const socketsOf = (io: Server, room: Room, participant: string): Socket[] =>
  [...(io.sockets.adapter.rooms.get(audience.person(room.id, participant)) ?? [])].flatMap(
    (id) => io.sockets.sockets.get(id) ?? [],
  );

/** The view last sent to an audience of consoles, and the workshop and the step of which it has the texts. */
interface SentToConsoles {
  view?: string;
  agenda?: string;
  plan?: Workshop;
  step?: string | null;
  present?: Activity | null;
  /** Views last sent to consoles that have turned a list, by connection. */
  turned: Map<string, string>;
}

type ConsoleActor = { role: "trainer" | "co-trainer" } | { role: "presenter"; id: string };

/** Messages of an audience of consoles. */
interface ForConsoles {
  view(turned: TurnedList | null): ConsoleMessage;
  plan(): PlanMessage;
  step(): StepMessage;
  /** Undefined for presenters, who change nothing. */
  present?: Activity | null;
}

/** Views last sent to whole audiences. */
interface SentViews {
  /** `phoneViewKey` by language. */
  phones: Map<string, string>;
  /** By audience's name. */
  consoles: Map<string, SentToConsoles>;
  stage?: string;
  run?: string;
  /** By connection, as each helper sees their own counts. */
  helpers: Map<string, string>;
}

export class Broadcast {
  private readonly sentTo = new WeakMap<Room, SentViews>();
  private readonly views: RoomViews;

  constructor(
    private readonly io: Server,
    joinUrl: (token: string) => { url: string; address: string },
    markup: Pick<PhoneMarkup, "page">,
  ) {
    this.views = new RoomViews(joinUrl, markup);
  }

  /**
   * The phone's view in one language, as it is now or was just now; later changes are sent to the whole
   * audience.
   */
  phone(room: Room, language: string): Stamped<Omit<PhoneMessage, "now">> {
    return stamp(this.views.recentPhone(room, language).message);
  }

  stage(room: Room): Stamped<StageMessage> {
    return stamp(this.views.stage(room, presenceOf(room)));
  }

  /** The run sheet for observers. */
  run(room: Room): Stamped<RunMessage> {
    return stamp(runMessage(room.state));
  }

  /** Sends helpers what has changed for each of them. */
  toHelpers(room: Room, presence = presenceOf(room)): void {
    const sent = this.sentOf(room);
    const before = sent.helpers;
    sent.helpers = new Map();
    for (const id of this.io.sockets.adapter.rooms.get(audience.helpers(room.id)) ?? []) {
      const socket = this.io.sockets.sockets.get(id);
      const view = socket && this.views.helper(room, presence, member(socket).counter ?? null);
      if (view) sent.helpers.set(id, this.send("helper", id, view, before.get(id)));
    }
  }

  /** Shows a new connection of `name`, an audience of consoles, all that it has to know. */
  openConsole(room: Room, connection: string, name: string, actor: ConsoleActor, language: string): void {
    const input = this.views.consoleInput(room, presenceOf(room));
    const sent = this.sendChanged(room, connection, this.forConsoles(room, actor, language, input), {
      turned: new Map(),
    });
    const { consoles } = this.sentOf(room);
    if (!consoles.has(name)) consoles.set(name, sent);
  }

  /**
   * Renders the phones' views of a state to come, so that they are ready when it is stored; told apart by
   * their key.
   */
  prepare(room: Room, next: RoomState): void {
    for (const language of this.languagesOf(room)) {
      try {
        this.views.phone(room, language, next);
      } catch (error) {
        log.warn("not-prepared", "A view could not be made ahead; it is made when it is needed.", error);
      }
    }
  }

  /**
   * Sends changed views. Phones need no message when only counts changed, unless results are on show;
   * consoles get counts in a later turn of the event loop, so that answers are read in between.
   */
  changed(room: Room, what: "control" | "counts"): void {
    logErrors(() => (what === "control" || resultsShown(room)) && this.toPhones(room));
    const presence = presenceOf(room);
    logErrors(() => this.toStages(room, presence));
    const toConsoles = () => {
      logErrors(() => this.toConsoles(room, presence));
      logErrors(() => this.toHelpers(room, presence));
    };
    if (what === "control") toConsoles();
    else setImmediate(() => broadcastThrottle.timed(toConsoles));
  }

  protected toStages(room: Room, presence: Presence): void {
    const sent = this.sentOf(room);
    const view = this.views.stage(room, presence);
    sent.stage = this.send("stage", audience.stages(room.id), view, sent.stage);
    const observers = audience.observers(room.id);
    if (this.io.sockets.adapter.rooms.has(observers))
      sent.run = this.send("observer", observers, runMessage(room.state), sent.run);
  }

  /**
   * To trainers and presenters, by language: their view, the run of the days, and the plan of a changed
   * workshop.
   */
  protected toConsoles(room: Room, presence: Presence): void {
    const { consoles } = this.sentOf(room);
    const { state } = room;
    const input = this.views.consoleInput(room, presence);
    const to = (name: string, actor: ConsoleActor, language: string) => {
      if (!this.io.sockets.adapter.rooms.has(name)) return consoles.delete(name);
      const before = consoles.get(name) ?? { turned: new Map() };
      const messages = this.forConsoles(room, actor, language, input);
      return consoles.set(name, this.sendChanged(room, name, messages, before));
    };
    for (const language of languagesOf(state.workshop)) {
      for (const role of ["trainer", "co-trainer"] as const)
        logErrors(() => to(audience.consoles(room.id, role, language), { role }, language));
      if (!this.io.sockets.adapter.rooms.has(audience.presenters(room.id))) continue;
      for (const { id, as, over } of state.handovers)
        if (!over && !as)
          logErrors(() =>
            to(audience.presenterIn(room.id, id, language), { role: "presenter", id }, language),
          );
    }
  }

  private forConsoles(
    room: Room,
    actor: ConsoleActor,
    language: string,
    input: ReturnType<RoomViews["consoleInput"]>,
  ): ForConsoles {
    const { state } = room;
    return actor.role === "presenter"
      ? {
          view: (turned) => this.views.presenter(room, { ...input, turned }, actor.id, language),
          plan: () => presenterPlan(state, actor.id, language, viewFailed),
          step: () => presenterStep(state, actor.id, language, viewFailed),
        }
      : {
          view: (turned) => this.views.console(room, { ...input, turned }, language),
          plan: () => planMessage(state, actor.role, language, viewFailed),
          step: () => stepMessage(state, language, viewFailed),
          present: presentActivity(state),
        };
  }

  /** Sends an audience, or one connection, what it does not have yet. A message that fails stops no other. */
  private sendChanged(room: Room, to: string, messages: ForConsoles, before: SentToConsoles): SentToConsoles {
    const { workshop, position } = room.state;
    const { present } = messages;
    const changed = before.plan !== workshop;
    if (changed) logErrors(() => this.tell("console", to, packed(messages.plan())));
    if (changed || before.step !== position.step) logErrors(() => this.tell("console", to, messages.step()));
    if (present !== before.present && present !== undefined)
      logErrors(() => this.tell("console", to, presentMessage(present)));
    const agenda = this.send("console", to, agendaMessage(room.state), before.agenda);
    const turned = this.toTurned(room, to, messages.view, before.turned);
    return {
      plan: workshop,
      step: position.step,
      agenda,
      present,
      view: this.send("console", to, messages.view(null), before.view, [...turned.keys()]),
      turned,
    };
  }

  /**
   * Sends consoles that have turned a list, or have just turned it back, their own views.
   * @returns those of the first
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
      const last = before.get(connection);
      if (turned) sent.set(connection, this.send("console", connection, view(turned), last));
      else if (last !== undefined) this.send("console", connection, view(null), last);
    }
    return sent;
  }

  /** Renders languages that connected phones read, and no others. */
  protected toPhones(room: Room): void {
    const { phones } = this.sentOf(room);
    const listening = this.languagesOf(room);
    for (const language of listening)
      logErrors(() => {
        const { key, message } = this.views.phone(room, language);
        if (phones.get(language) !== key)
          this.tell("phone", audience.phones(room.id, language), stamp(message));
        phones.set(language, key);
      });
    for (const language of phones.keys()) if (!listening.includes(language)) phones.delete(language);
    this.views.keepPhones(room, listening);
  }

  private languagesOf(room: Room): string[] {
    return spokenIn(room).filter((language) =>
      this.io.sockets.adapter.rooms.has(audience.phones(room.id, language)),
    );
  }

  private send(
    surface: string,
    to: string,
    view: StageMessage | ConsoleMessage | AgendaMessage | HelperMessage | RunMessage,
    before: string | undefined,
    except: string[] = [],
  ): string {
    const json = JSON.stringify(view);
    if (json !== before) this.tell(surface, to, stamp(view), except);
    return json;
  }

  private tell(surface: string, to: string, message: View | Buffer, except: string[] = []): void {
    metrics.views.inc({ surface }, (this.io.sockets.adapter.rooms.get(to)?.size ?? 0) - except.length);
    this.io.to(to).except(except).emit("view", message);
  }

  private sentOf(room: Room): SentViews {
    const sent = this.sentTo.get(room) ?? {
      phones: new Map(),
      consoles: new Map(),
      helpers: new Map(),
    };
    this.sentTo.set(room, sent);
    return sent;
  }
}

const stamp = <T extends object>(view: T): Stamped<T> => ({ ...view, now: roomNow() });

const presenceOf = (room: Room) =>
  room.participants.presence.presence((id) => room.participants.get(id)?.sector ?? null);

function resultsShown(room: Room): boolean {
  const { question, rounds } = room.state.position;
  return question !== null && rounds[question]?.at(-1)?.phase === "revealed";
}
