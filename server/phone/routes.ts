/**
 * Everything a phone asks for over HTTP: the doors, the room's page, and the forms that work without script.
 * State changes by POST alone, from our own pages alone; answers go the same way as those over the socket.
 */
import { type PhoneText, phoneTranslator, reasonText } from "@/components/phone/texts";
import { interfaceLanguages } from "@/messages/languages";
import { plainName } from "@/model/plain-text";
import { isSeen } from "@/model/seen";
import { roomIdSchema, uuid } from "@/model/uuid";
import type { Ledger } from "@/server/limits/ledger";
import type { Exchange, Refused } from "@/server/http/exchange";
import { log } from "@/server/operations/log";
import { answerFromForm, fieldsOfForm, newerOf, wordsOfForm } from "@/server/phone/answer-form";
import { islandsOf, loadAssets, type PhoneAssets } from "@/server/phone/assets";
import { boxCommand } from "@/server/phone/box-form";
import { ComingIn } from "@/server/phone/coming-in";
import { setCookie } from "@/server/accounts/phone-cookies";
import { page, type PageParts } from "@/server/phone/document";
import { erasedPage, erasePage } from "@/server/phone/erase-page";
import { groupCommand } from "@/server/phone/group-command";
import { groupPartOf } from "@/server/phone/group-part";
import { GuessGuard } from "@/server/phone/guess-guard";
import { bytesOf, readForm, redirect, sendAsset, sendPage } from "@/server/http/forms";
import {
  ALIAS_LENGTH,
  codePage,
  type Door,
  doorPage,
  plainPage,
  sentencePage,
  waitingPage,
} from "@/server/phone/join-pages";
import { isKeepsake, KEEPSAKE, keepsake } from "@/server/phone/keepsakes";
import { openToAll, OPEN_TO_ALL } from "@/server/phone/open-pages";
import { codeFormPage, giveCode } from "@/server/phone/own-code-page";
import { PageTurns } from "@/server/phone/page-turns";
import { pulsePage } from "@/server/phone/pulse-page";
import { offeredIn, readerLanguage } from "@/server/phone/reader-language";
import { type Conflicts, roomPage, seenKey, type Unfit } from "@/server/phone/room-page";
import { saveSheet } from "@/server/phone/sheet-form";
import type { LiveRoom } from "@/server/rooms/live-room";
import type { Rooms } from "@/server/rooms/registry";
import { ownKeyOf, participantOf, waitsIn } from "@/server/accounts/identity";
import { joinToken } from "@/server/store/door";
import { foldCode } from "@/server/store/join-code";
import { isFormerCode, roomOfFormerToken } from "@/server/store/new-code";
import { foldResumeCode, resumeParticipant, tokenHash } from "@/server/store/participants";
import { publicationPath, publishedFor } from "@/server/store/publications";
import { findRoomByCode, findRoomByToken } from "@/server/store/rooms";
import { metrics } from "@/server/operations/metrics";
import { roomNow } from "@/server/rooms/room-clock";
import { refusalFor } from "@/workshop/commands/permissions";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { PhoneView } from "@/workshop/protocol/down";
import { phoneView } from "@/workshop/views/phone-view";
import type { IncomingMessage, ServerResponse } from "node:http";

const roomPath = new RegExp(
  `^/r/([0-9a-f-]{36})/(${KEEPSAKE}|answer|pause|pulse|leave|post|support|language|group|sheet|code|erase|)$`,
);
/** Milliseconds of the processor that a page or a form of somebody in a room takes. */
const REQUEST_MS = 1;
const doorPath = /^\/j\/([\w-]{22})$/;
const SENTENCE_STATUS: Partial<Record<PhoneText, number>> = {
  notFound: 404,
  notIn: 403,
  joinOld: 410,
  waitFull: 503,
  tryLater: 503,
  tooMuch: 429,
  badForm: 400,
};

const REFUSED = {
  foreign: "badForm",
  "not-allowed": "notIn",
  gone: "notFound",
  failed: "tryLater",
} as const satisfies Record<Refused, PhoneText>;

export class PhoneRoutes {
  private readonly assets: PhoneAssets = loadAssets();
  /** Whoever asks for a page takes one, and one more when it is made. */
  readonly turns = new PageTurns();
  private readonly comingIn = new ComingIn();
  /** By what is guessed at; each of its own, so that guesses at one slow nobody down who comes by another. */
  readonly guards = { doors: new GuessGuard(), codes: new GuessGuard(), names: new GuessGuard() };

  constructor(
    private readonly rooms: Rooms,
    private readonly ledger: Ledger,
    /** Where certificates are checked. */
    private readonly origin: () => string,
  ) {}

  handle({ req, res, url, reading }: Exchange<string>): Promise<void> {
    return this.answer(req, res, url, reading);
  }

  /** A script of the phone. */
  script(x: Exchange<"script">): void {
    const { script, islands } = this.assets;
    const asked = [script, ...Object.values(islands)].find((s) => s?.name === x.params.script);
    if (asked) sendAsset(x.req, x.res, "text/javascript; charset=utf-8", asked.body);
    else this.sentence(x.req, x.res, this.browserLanguage(x), "notFound");
  }

  refuse(x: Exchange<string>, why: Refused): void {
    this.sentence(x.req, x.res, this.browserLanguage(x), REFUSED[why]);
  }

  /** What a browser likes best, or was chosen in the address. */
  private browserLanguage({ req, url }: Exchange<string>): string {
    return readerLanguage(req, url.searchParams.get("in"), interfaceLanguages);
  }

  /** Answers a request whose address leads nowhere. */
  nowhere(req: IncomingMessage, res: ServerResponse): void {
    void this.languageOf(req)
      .catch(() => null)
      .then((known) =>
        this.sentence(req, res, known ?? readerLanguage(req, null, interfaceLanguages), "notFound"),
      );
  }

  /** The language that somebody reads in the room of this address; null where they are in none. */
  private async languageOf({ url, headers }: IncomingMessage): Promise<string | null> {
    const id = roomIdSchema.safeParse(url?.split("/")[2]).data;
    const room = id && (await this.rooms.get(id));
    const person = room && (await participantOf(room, headers.cookie));
    return person ? room.languageOf(person) : null;
  }

  private async answer(req: IncomingMessage, res: ServerResponse, url: URL, reading: boolean): Promise<void> {
    const { pathname } = url;
    const chosen = url.searchParams.get("in");
    const language = readerLanguage(req, chosen, interfaceLanguages);
    if (pathname === "/" && reading) return this.show(req, res, 200, codePage(language));
    // The address bar keeps /join after a wrong code, and its links lead here.
    if (pathname === "/join")
      return reading ? redirect(res, `/${url.search}`) : this.byCode(req, res, language, url.search);
    const door = doorPath.exec(pathname);
    if (door?.[1]) return this.door(req, res, door[1], reading, chosen);
    if (OPEN_TO_ALL.test(pathname)) {
      return openToAll({
        req,
        res,
        pathname,
        language,
        chosen,
        reading,
        guards: this.guards,
        show: (status, parts) => this.show(req, res, status, parts),
      });
    }
    const room = roomPath.exec(pathname);
    if (room?.[1]) return this.room(req, res, room[1], room[2] ?? "", reading, url);
    return this.sentence(req, res, language, "notFound");
  }

  private async byCode(
    req: IncomingMessage,
    res: ServerResponse,
    language: string,
    search: string,
  ): Promise<void> {
    const form = await readForm(req);
    const typed = form?.get("code") ?? "";
    const code = foldCode(typed);
    const found = await this.guards.doors.try(async () =>
      code ? ((await findRoomByCode(code)) ?? ((await isFormerCode(code)) ? "former" : null)) : null,
    );
    if (found === "former") return this.sentence(req, res, language, "joinOld");
    if (found && found !== "busy")
      return redirect(res, `/j/${joinToken(found.id, found.joinEpoch)}${search}`);
    const problem = found === "busy" ? "joinBusy" : "joinUnknown";
    this.show(req, res, found === "busy" ? 429 : 404, codePage(language, problem, typed));
  }

  private async door(
    req: IncomingMessage,
    res: ServerResponse,
    token: string,
    reading: boolean,
    chosen: string | null,
  ): Promise<void> {
    const head = await findRoomByToken(token);
    if (!head) return this.formerDoor(req, res, token, chosen);
    const live = await this.rooms.get(head.id);
    if (!live) return this.sentence(req, res, readerLanguage(req, chosen, interfaceLanguages), "notFound");
    const offered = offeredIn(live.state.workshop);
    const language = readerLanguage(req, chosen, offered);
    if (head.ended || live.state.ended) return this.sentence(req, res, language, "joinEnded");
    const { settings, locked } = live.state;
    const door = {
      title: head.title,
      settings,
      keepDays: head.keepDays,
      contact: head.contact,
      locked,
      language,
      offered,
    };
    if (reading) {
      if (await isKnown(live, req)) return redirect(res, `/r/${head.id}/`);
      return this.show(req, res, 200, doorPage(door));
    }
    const form = await readForm(req);
    if (!form) return this.sentence(req, res, language, "badForm");
    if (form.has("resume")) return this.resume(req, res, live, door, form.get("resume") ?? "");
    if (await isKnown(live, req)) return redirect(res, `/r/${head.id}/`);
    if (live.state.locked) return this.show(req, res, 403, doorPage({ ...door, locked: true }));
    const sector = form.get("sector");
    const given = {
      alias: settings.alias === "optional" ? plainName(form.get("alias") ?? "", ALIAS_LENGTH) : null,
      sector: sector && settings.sectors.includes(sector) ? sector : null,
      language,
    };
    const came = await this.comingIn.take(live, uuid.safeParse(form.get("once")).data ?? null, res, given);
    if (came !== null) return redirect(res, `/r/${head.id}/`, setCookie(req, head.id, came));
    if (res.destroyed) return;
    if (live.state.ended) return this.sentence(req, res, language, "joinEnded");
    return live.state.locked
      ? this.show(req, res, 403, doorPage({ ...door, locked: true }))
      : this.sentence(req, res, language, "waitFull");
  }

  /** A link that led to a room before it got another one: whoever is in goes on, others are told to look up. */
  private async formerDoor(
    req: IncomingMessage,
    res: ServerResponse,
    token: string,
    chosen: string | null,
  ): Promise<void> {
    const id = await roomOfFormerToken(token);
    const live = id ? await this.rooms.get(id) : null;
    const language = readerLanguage(req, chosen, live ? offeredIn(live.state.workshop) : interfaceLanguages);
    if (!live) return this.sentence(req, res, language, "notFound");
    if (await isKnown(live, req)) return redirect(res, `/r/${live.id}/`);
    return this.sentence(req, res, language, "joinOld");
  }

  private async resume(
    req: IncomingMessage,
    res: ServerResponse,
    live: LiveRoom,
    door: Door,
    typed: string,
  ): Promise<void> {
    const code = foldResumeCode(typed);
    const found = await this.guards.doors.try(async () => (code ? resumeParticipant(live.id, code) : null));
    if (found && found !== "busy") {
      live.guests.further(found.id, tokenHash(found.token));
      return redirect(res, `/r/${live.id}/`, setCookie(req, live.id, found.token));
    }
    const text = found === "busy" ? "joinBusy" : "joinResumeUnknown";
    this.show(req, res, 403, doorPage(door, { text, resume: typed }));
  }

  private async room(
    req: IncomingMessage,
    res: ServerResponse,
    id: string,
    what: string,
    reading: boolean,
    url: URL,
  ): Promise<void> {
    const read = roomIdSchema.safeParse(id);
    const room = read.success ? await this.rooms.get(read.data) : null;
    if (!room) return this.sentence(req, res, readerLanguage(req, null, interfaceLanguages), "notFound");
    const person = await participantOf(room, req.headers.cookie);
    if (!person) return this.outside(req, res, room);
    const payer = this.ledger.guest(room.id, person);
    payer.spend({ bytes: bytesOf(req), ms: REQUEST_MS });
    if (!(await payer.turn())) return this.sentence(req, res, room.languageOf(person), "tooMuch");
    if ((await participantOf(room, req.headers.cookie)) !== person) return this.outside(req, res, room);
    room.crowd.seen(person);
    if (!Object.hasOwn(room.state.groups.members, person)) await room.arrived(person);
    const view = phoneView(
      room.state,
      room.shownBoard(),
      room.box.posts(),
      room.languageOf(person),
      room.workNow(),
      room.fewHere(),
    );
    if (what === "" && reading) return this.roomPage(req, res, room, person, view);
    if (isKeepsake(what)) {
      const { language } = view;
      const show = (status: number, parts: PageParts) => this.show(req, res, status, parts);
      return keepsake({
        req,
        res,
        room,
        person,
        language,
        what,
        reading,
        origin: this.origin(),
        show,
        say: (status, sentence) => show(status, plainPage(language, sentence)),
      });
    }
    if (what === "pulse" && reading) {
      const moved = url.searchParams.get("seen") !== seenKey(view, groupPartOf(room, person, room.workNow()));
      return this.show(req, res, 200, pulsePage(view.language, moved));
    }
    if (what === "code" && reading && room.codes.test())
      return this.show(req, res, 200, await codeFormPage(room, person));
    if (what === "erase" && reading)
      return this.show(req, res, 200, erasePage(view.language, room.state.settings.certificates));
    if (reading) return redirect(res, "./");
    const form = what === "leave" || what === "erase" ? new URLSearchParams() : await readForm(req);
    if (!form) return this.sentence(req, res, view.language, "badForm");
    if (what === "pause") {
      const refused = refusalFor(room.state, what, { role: "participant", roomId: room.id, id: person });
      if (refused) return this.sentence(req, res, view.language, refused);
      room.crowd.pause(person, form.get("on") === "1");
      room.crowdChanged();
      return redirect(res, "./");
    }
    // The Back button does not lead to what was seen, either.
    if (what === "erase" || what === "leave") res.setHeader("Clear-Site-Data", '"cache"');
    if (what === "erase") {
      await room.eraseOwn(person, ownKeyOf(room, req.headers.cookie));
      res.setHeader("Set-Cookie", setCookie(req, id, null));
      return this.show(req, res, 200, erasedPage(view.language));
    }
    if (what === "leave") return redirect(res, "/", setCookie(req, id, null));
    /** What people write in a question or a remark. */
    const text = form.get("text");
    if ((what === "post" || what === "group") && text !== null && !isSeen(text))
      return this.show(req, res, 422, plainPage(view.language, phoneTranslator(view.language)("writeFirst")));
    if (what === "post" || what === "support") {
      const asked = boxCommand(what, form);
      const refused = refusalFor(room.state, what, { role: "participant", roomId: room.id, id: person });
      if (!asked) return this.sentence(req, res, view.language, "badForm");
      const ack = refused ? refusal(refused) : await room.ask(person, asked);
      return ack.ok ? redirect(res, "./") : this.refused(req, res, view.language, ack, [text ?? ""]);
    }
    if (what === "group") {
      const ack = await groupCommand(room, person, form);
      if (!ack) return this.sentence(req, res, view.language, "badForm");
      return ack.ok ? redirect(res, "./") : this.refused(req, res, view.language, ack, [text ?? ""]);
    }
    if (what === "code") {
      const shown = await giveCode(room, person, form);
      return "parts" in shown
        ? this.show(req, res, shown.status, shown.parts)
        : this.sentence(req, res, view.language, shown.reason);
    }
    if (what === "sheet") {
      const saved = await saveSheet(room, person, form);
      if (!saved) return this.sentence(req, res, view.language, "badForm");
      if (!saved.ack.ok) return this.refused(req, res, view.language, saved.ack, saved.typed);
      if (Object.keys(saved.theirs).length === 0) return redirect(res, "./");
      return this.roomPage(req, res, room, person, view, { theirs: saved.theirs });
    }
    if (what === "language") {
      const wanted = form.get("language") ?? "";
      if (!offeredIn(room.state.workshop).includes(wanted))
        return this.sentence(req, res, view.language, "badForm");
      await room.guests.speak(person, wanted);
      return redirect(res, "./");
    }
    const command = answerFromForm(form);
    if (!command) return this.sentence(req, res, view.language, "badForm");
    const kept = await room.keptAnswer(person, command);
    const given = newerOf(
      command,
      view.asked?.question === command.question ? view.asked.form : undefined,
      kept?.body,
    );
    // What was sent last counts, from whichever page.
    const rev = kept ? Math.max(given.rev, kept.rev + 1) : given.rev;
    const ack = await room.answer(person, { ...given, rev }, ownKeyOf(room, req.headers.cookie), "form");
    if (ack.ok) return redirect(res, "./");
    metrics.answers.inc({ outcome: "refused" });
    metrics.refused.inc({ reason: ack.reason });
    const here = view.asked?.question === command.question && view.asked.round === command.round;
    const shown = here && view.asked?.phase === "open" && !view.dim && !room.crowd.isPaused(person);
    const mendable = ack.values !== undefined || ack.reason === "empty-answer" || form.has("written");
    if (!shown || !mendable) return this.refused(req, res, view.language, ack, wordsOfForm(form));
    const problem = reasonText(view.language, ack.reason, ack.values);
    return this.roomPage(req, res, room, person, view, { fields: fieldsOfForm(form), problem });
  }

  /** Who is not in a room: they wait to be let in, or are nobody here. */
  private async outside(req: IncomingMessage, res: ServerResponse, room: LiveRoom): Promise<void> {
    const waits = await waitsIn(room, req.headers.cookie);
    const language = waits?.language ?? readerLanguage(req, null, offeredIn(room.state.workshop));
    if (!waits) return this.sentence(req, res, language, "notIn");
    if (room.state.ended) return this.sentence(req, res, language, "joinEnded");
    return this.show(req, res, 200, waitingPage(language));
  }

  private async roomPage(
    req: IncomingMessage,
    res: ServerResponse,
    room: LiveRoom,
    person: string,
    view: PhoneView,
    unfit?: Unfit | Conflicts,
  ): Promise<void> {
    const mine = await room.mine(person, ownKeyOf(room, req.headers.cookie));
    const published = room.state.ended ? await publishedFor(room.id) : null;
    this.show(
      req,
      res,
      !unfit ? 200 : "theirs" in unfit ? 409 : 422,
      roomPage(
        room,
        person,
        view,
        mine,
        roomNow(),
        islandsOf(this.assets),
        unfit,
        published && publicationPath(published.id),
      ),
    );
  }

  /** Makes a page when it is its turn, and sends it; whoever has gone meanwhile costs nothing more. */
  private show(req: IncomingMessage, res: ServerResponse, status: number, parts: PageParts): void {
    this.turns
      .take()
      .then(() => res.destroyed || sendPage(req, res, status, page(parts, this.assets)))
      .catch((error: unknown) => {
        log.error("phone-failed", "A phone's page could not be made.", error);
        res.destroy();
      });
  }

  /** Why a form was not taken. What was written in it stands on the page, to be copied. */
  private refused(
    req: IncomingMessage,
    res: ServerResponse,
    language: string,
    { reason, values }: Extract<Ack, { ok: false }>,
    words: readonly string[],
  ): void {
    this.show(req, res, 409, plainPage(language, reasonText(language, reason, values), words.filter(isSeen)));
  }

  private sentence(
    req: IncomingMessage,
    res: ServerResponse,
    language: string,
    text: Parameters<typeof sentencePage>[1],
  ): void {
    const status = SENTENCE_STATUS[text as PhoneText] ?? 409;
    this.show(req, res, status, sentencePage(language, text));
  }
}

/** Whether somebody is in a room, or waits to be let in. */
const isKnown = async (room: LiveRoom, { headers }: IncomingMessage): Promise<boolean> =>
  (await participantOf(room, headers.cookie)) !== null || (await waitsIn(room, headers.cookie)) !== null;
