/**
 * The gate `participant`: finds the participant by the phone's cookie, limits their requests, and gives
 * handlers the view and the ways to answer.
 */
import { setTimeout as pause } from "node:timers/promises";
import { roomIdSchema } from "@/model/ids";
import {
  phoneKeyOf,
  participantOf,
  removedIn,
  sharedPhoneIn,
  tokenOf,
  waitsIn,
} from "@/server/accounts/identity";
import type { Exchange } from "@/server/http/exchange";
import { bytesOf, redirect } from "@/server/http/forms";
import { Buckets } from "@/server/platform/limits/bucket";
import { log } from "@/server/platform/log";
import { islandsOf } from "@/server/phone/assets";
import type { PageParts } from "@/server/phone/document";
import { plainPage, type SentenceRoom, waitingPage } from "@/server/phone/join-pages";
import { type PageRoom, pageRoomOf } from "@/server/phone/page-layout";
import type { PhonePages, Sentence } from "@/server/phone/pages";
import { readerLanguage } from "@/server/phone/reader-language";
import { type Conflicts, roomPage, type InvalidAnswer } from "@/server/phone/room-page";
import { offeredIn } from "@/server/rooms/participants";
import type { Room } from "@/server/rooms/room";
import type { Rooms } from "@/server/rooms/registry";
import { roomNow } from "@/server/rooms/room-clock";
import type { PhoneKey } from "@/server/platform/room-store";
import { publicationPath, currentPublication } from "@/server/store/debrief/publications";
import type { PhoneView } from "@/workshop/protocol/views";
import { mayComeBack } from "@/workshop/room/admission";
import { guardedView } from "@/workshop/views/guarded-view";

/** Requests of a person; each counts one, and one more for eight kilobytes of body. Ten may wait. */
const REQUESTS = { burst: 60, rate: 20, longest: 500 };

/** A request of a person in a room, with the ways to answer it. */
export interface Visit {
  room: Room;
  person: string;
  language: string;
  phoneKey: PhoneKey | null;
  /** The view that their phone shows now. */
  view: PhoneView;
  /** The room's name on pages beside it. */
  pageRoom: PageRoom;
  /** Address under which certificates are checked. */
  origin: string;
  show(status: number, parts: PageParts): void;
  say(status: number, sentence: string): void;
  sentence(text: Sentence): void;
  /** The room's page, with fields that do not fit or others' changes. */
  page(unfit?: InvalidAnswer | Conflicts): Promise<void>;
}

export type RoomExchange<Name extends string = never> = Exchange<"room" | Name> & Visit;

export class ParticipantGate {
  private readonly requests = new Buckets(REQUESTS);

  constructor(
    private readonly rooms: Rooms,
    private readonly pages: PhonePages,
    private readonly origin: () => string,
  ) {}

  /** Lets a person of the room in. @returns null where they have been answered */
  async enter(exchange: Exchange<string>): Promise<Visit | null> {
    const { req } = exchange;
    const id = roomIdSchema.safeParse(exchange.params.room).data;
    // No page of ours spells an id in another way.
    if (id === undefined || id !== exchange.params.room) return this.sendNotFound(exchange);
    const room = await this.rooms.get(id);
    if (!room) return this.sendNotFound(exchange, id);
    const person = await participantOf(room, req.headers.cookie);
    if (!person) return this.refuseStranger(exchange, room);
    const language = room.participants.languageOf(person);
    const wait = this.requests.of(`${room.id} ${person}`).take(1 + bytesOf(req) / 8_192);
    if (wait === null)
      return this.refuse(exchange, language, "tooMuch", { room: pageRoomOf(room.state, language) });
    if (wait > 0) await pause(wait);
    if ((await participantOf(room, req.headers.cookie)) !== person)
      return this.refuseStranger(exchange, room);
    room.participants.presence.seen(person);
    if (!Object.hasOwn(room.state.groups.members, person)) await room.place(person);
    const view = guardedView(
      room.state,
      (state) => room.phoneView(language, state),
      (error) => log.error("view-failed", "A view could not be made.", error),
    );
    const phoneKey = phoneKeyOf(room, req.headers.cookie);
    const pageRoom: PageRoom = { title: view.title, help: room.state.settings };
    const show: Visit["show"] = (status, parts) => this.pages.show(exchange, status, parts);
    return {
      room,
      person,
      language: view.language,
      phoneKey,
      view,
      pageRoom,
      origin: this.origin(),
      show,
      say: (status, sentence) => show(status, plainPage(view.language, sentence, pageRoom)),
      sentence: (text) => this.pages.sentence(exchange, view.language, text, { room: pageRoom }),
      page: async (unfit) => {
        const mine = await room.mine(person, phoneKey);
        const published = room.state.ended ? await currentPublication(room.id) : null;
        const report = published && publicationPath(published.id);
        show(
          !unfit ? 200 : "theirs" in unfit ? 409 : 422,
          roomPage(room, person, view, mine, roomNow(), islandsOf(this.pages.assets), unfit, report),
        );
      },
    };
  }

  /** Answers a request whose address leads nowhere, in the reader's language in that room. */
  async unknownAddress(exchange: Exchange<string>): Promise<void> {
    const roomLanguage = await this.languageIn(exchange).catch(() => null);
    this.pages.sentence(exchange, roomLanguage ?? exchange.language, "notFound");
  }

  private async languageIn({ req, url }: Exchange<string>): Promise<string | null> {
    const id = roomIdSchema.safeParse(url.pathname.split("/")[2]).data;
    const room = id && (await this.rooms.get(id));
    const person = room && (await participantOf(room, req.headers.cookie));
    return person ? room.participants.languageOf(person) : null;
  }

  /** Answers a stranger: they wait at the door, were removed, or are unknown here. */
  private async refuseStranger(exchange: Exchange<string>, room: Room): Promise<null> {
    const waits = await waitsIn(room, exchange.req.headers.cookie);
    const language = waits?.language ?? readerLanguage(exchange, offeredIn(room.state.workshop));
    if (sharedPhoneIn(room, exchange.req.headers.cookie) !== null) {
      redirect(exchange.res, `/r/${room.id}/turn/`);
      return null;
    }
    const token = tokenOf(room, exchange.req.headers.cookie);
    if (!token) return this.refuse(exchange, language, "notIn");
    if (!waits) {
      // While the database is away, no one can tell whose token it was.
      const removed = await removedIn(room, exchange.req.headers.cookie).catch(() => "unsure" as const);
      const returns =
        removed === "unsure" || (removed !== null && mayComeBack(room.state, removed, roomNow()));
      // A token that no one holds may be made up, so nothing of the room is named.
      const text = removed === null || removed === "unsure" ? "notIn" : "shutOut";
      return this.refuse(exchange, language, text, returns ? {} : { forget: room.id });
    }
    const pageRoom = pageRoomOf(room.state, language);
    if (room.state.ended) return this.refuse(exchange, language, "joinEnded", { room: pageRoom });
    this.pages.show(exchange, 200, waitingPage(language, pageRoom));
    return null;
  }

  private sendNotFound(exchange: Exchange<string>, forget?: string): null {
    return this.refuse(exchange, exchange.language, "notFound", { forget });
  }

  private refuse(exchange: Exchange<string>, language: string, text: Sentence, place?: SentenceRoom): null {
    this.pages.sentence(exchange, language, text, place);
    return null;
  }
}
