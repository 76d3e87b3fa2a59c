/** The doors of rooms: typing a code, and coming in by a link. */
import { plainName } from "@/model/text/plain-text";
import { uuid } from "@/model/ids";
import { participantOf, removedIn, waitsIn } from "@/server/accounts/identity";
import { setCookie } from "@/server/accounts/phone-cookies";
import type { Exchange } from "@/server/http/exchange";
import { readForm, redirect } from "@/server/http/forms";
import { JoinForm } from "@/server/phone/join-form";
import { GuessGuard } from "@/server/phone/guess-guard";
import { ALIAS_LENGTH, codePage, type Door, doorPage } from "@/server/phone/join-pages";
import type { PhonePages, Sentence } from "@/server/phone/pages";
import { readerLanguage } from "@/server/phone/reader-language";
import { offeredIn } from "@/server/rooms/participants";
import type { Room } from "@/server/rooms/room";
import type { Rooms } from "@/server/rooms/registry";
import { joinToken } from "@/server/store/rooms/link-secrets";
import { parseCode } from "@/server/store/rooms/join-code";
import { isFormerCode, roomOfFormerToken } from "@/server/store/rooms/new-code";
import { parseResumeCode, resumeParticipant, tokenHash } from "@/server/store/participants/participants";
import { findRoomByCode, findRoomByToken, ledToErasedRoom } from "@/server/store/rooms/rooms";

const TOKEN = /^[\w-]{22}$/;

interface JoinTarget {
  live: Room;
  door: Door;
}

export class JoinRoutes {
  private readonly comingIn = new JoinForm();
  /** By room: people who try a resume code have its link already. */
  private readonly resumeGuards = new WeakMap<Room, GuessGuard>();

  constructor(
    private readonly rooms: Rooms,
    private readonly guard: GuessGuard,
    private readonly pages: PhonePages,
  ) {}

  code(exchange: Exchange): void {
    this.pages.show(exchange, 200, codePage(exchange.language));
  }

  /** The address bar keeps /join after a wrong code, and its links lead here. */
  codeAgain({ res, url }: Exchange): void {
    redirect(res, `/${url.search}`);
  }

  async byCode(exchange: Exchange): Promise<void> {
    const { res, url, language } = exchange;
    const form = await readForm(exchange);
    const typed = form?.get("code") ?? "";
    const code = parseCode(typed);
    const room = await this.guard.try(async () =>
      code ? ((await findRoomByCode(code)) ?? ((await isFormerCode(code)) ? "former" : null)) : null,
    );
    if (room === "former") return this.pages.sentence(exchange, language, "joinOld");
    if (room && room !== "busy")
      return redirect(res, `/j/${joinToken(room.id, room.joinEpoch)}${url.search}`);
    const problem = room === "busy" ? "joinBusy" : "joinUnknown";
    this.pages.show(exchange, room === "busy" ? 429 : 404, codePage(language, problem, typed));
  }

  async door(exchange: Exchange<"token">): Promise<void> {
    const target = await this.find(exchange);
    if (!target) return;
    if (await isKnown(target.live, exchange)) return redirect(exchange.res, insideOf(target.live));
    this.pages.show(exchange, 200, doorPage(target.door));
  }

  async enter(exchange: Exchange<"token">): Promise<void> {
    const target = await this.find(exchange);
    if (!target) return;
    const { req, res } = exchange;
    const { live, door } = target;
    const { language, settings } = door;
    const form = await readForm(exchange);
    if (!form) return this.pages.sentence(exchange, language, "badForm");
    if (form.has("resume")) return this.resume(exchange, target, form.get("resume") ?? "");
    if (await isKnown(live, exchange)) return redirect(res, `/r/${live.id}/`);
    if (live.state.ended) return this.pages.sentence(exchange, language, "joinEnded");
    if (live.state.locked) return this.pages.show(exchange, 403, doorPage({ ...door, locked: true }));
    const sector = form.get("sector");
    const newcomer = {
      alias: settings.alias === "optional" ? plainName(form.get("alias") ?? "", ALIAS_LENGTH) : null,
      sector: sector && settings.sectors.includes(sector) ? sector : null,
      language,
    };
    const came = await this.comingIn.take(live, uuid.safeParse(form.get("once")).data ?? null, res, newcomer);
    if (came !== null) return redirect(res, `/r/${live.id}/`, setCookie(req, live.id, came));
    if (res.destroyed) return;
    if (live.state.ended) return this.pages.sentence(exchange, language, "joinEnded");
    return live.state.locked
      ? this.pages.show(exchange, 403, doorPage({ ...door, locked: true }))
      : this.pages.sentence(exchange, language, "waitFull");
  }

  /** @returns null where the request has been answered */
  private async find(exchange: Exchange<"token">): Promise<JoinTarget | null> {
    const { token } = exchange.params;
    if (!TOKEN.test(token)) return this.refuse(exchange, exchange.language, "notFound");
    const head = await findRoomByToken(token);
    if (!head && (await ledToErasedRoom(token)))
      return this.refuse(exchange, exchange.language, "joinErased");
    if (!head) return this.former(exchange);
    const live = await this.rooms.get(head.id);
    if (!live) return this.refuse(exchange, exchange.language, "notFound");
    const offered = offeredIn(live.state.workshop);
    const language = readerLanguage(exchange, offered);
    const ended = head.ended || live.state.ended;
    // People come back for their certificate.
    if (ended && !live.state.settings.certificates) return this.refuse(exchange, language, "joinEnded");
    if (await removedIn(live, exchange.req.headers.cookie)) return this.refuse(exchange, language, "shutOut");
    const { settings, locked } = live.state;
    const { title, keepDays, contact } = head;
    return { live, door: { title, settings, keepDays, contact, locked, ended, language, offered } };
  }

  /** People in the room of a replaced link go on; others are told to look at the new code. */
  private async former(exchange: Exchange<"token">): Promise<null> {
    const id = await roomOfFormerToken(exchange.params.token);
    const live = id ? await this.rooms.get(id) : null;
    if (!live) return this.refuse(exchange, exchange.language, "notFound");
    const language = readerLanguage(exchange, offeredIn(live.state.workshop));
    if (!(await isKnown(live, exchange))) return this.refuse(exchange, language, "joinOld");
    redirect(exchange.res, `/r/${live.id}/`);
    return null;
  }

  /** Brings a person back by their code, perhaps on another phone. */
  private async resume(
    exchange: Exchange<"token">,
    { live, door }: JoinTarget,
    typed: string,
  ): Promise<void> {
    const code = parseResumeCode(typed);
    const guard = this.resumeGuards.get(live) ?? new GuessGuard();
    this.resumeGuards.set(live, guard);
    const person = await guard.try(async () => (code ? resumeParticipant(live.id, code) : null));
    if (person && person !== "busy" && live.participants.addPhone(person.id, tokenHash(person.token)))
      return redirect(exchange.res, insideOf(live), setCookie(exchange.req, live.id, person.token));
    const text = person === "busy" ? "joinBusy" : "joinResumeUnknown";
    this.pages.show(exchange, 403, doorPage(door, { text, resume: typed }));
  }

  private refuse(exchange: Exchange<"token">, language: string, text: Sentence): null {
    this.pages.sentence(exchange, language, text);
    return null;
  }
}

/** The page behind the door: the room, or one's certificate where people come back after the end. */
const insideOf = ({ id, state }: Room): string => `/r/${id}/${state.ended ? "certificate" : ""}`;

/** In the room, or waiting to be let in. */
const isKnown = async (room: Room, { req }: Exchange<string>): Promise<boolean> =>
  (await participantOf(room, req.headers.cookie)) !== null ||
  (await waitsIn(room, req.headers.cookie)) !== null;
