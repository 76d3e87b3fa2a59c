/**
 * Everything a phone asks for over HTTP: the doors, the room's page, and the forms that work without script.
 * State changes by POST alone, from our own pages alone; answers go the same way as those over the socket.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { interfaceLanguages } from "@/messages/languages";
import { type PhoneText, reasonText } from "@/components/phone/texts";
import { answerFromForm, fieldsOfForm, newerOf } from "@/server/phone/answer-form";
import { islandsOf, loadAssets, type PhoneAssets } from "@/server/phone/assets";
import { boxCommand } from "@/server/phone/box-form";
import { setCookie } from "@/server/phone/cookies";
import { page } from "@/server/phone/document";
import { groupCommand } from "@/server/phone/group-command";
import { groupPartOf } from "@/server/phone/group-part";
import { GuessGuard } from "@/server/phone/guess-guard";
import { readForm, redirect, sendAsset, sendPage } from "@/server/phone/http";
import { cleanAlias, codePage, type Door, doorPage, sentencePage } from "@/server/phone/join-pages";
import { pulsePage } from "@/server/phone/pulse-page";
import { offeredIn, readerLanguage } from "@/server/phone/reader-language";
import { type Conflicts, roomPage, seenKey, type Unfit } from "@/server/phone/room-page";
import { saveSheet } from "@/server/phone/sheet-form";
import type { LiveRoom } from "@/server/rooms/live-room";
import type { Rooms } from "@/server/rooms/registry";
import { ownKeyOf, participantOf } from "@/server/sockets/identity";
import { fromOwnPages } from "@/server/sockets/origin-check";
import { foldCode } from "@/server/store/join-code";
import { joinToken } from "@/server/store/door";
import { addParticipant, foldResumeCode, resumeParticipant, tokenHash } from "@/server/store/participants";
import { findRoomByCode, findRoomByToken } from "@/server/store/rooms";
import { refusal } from "@/workshop/protocol/acks";
import type { PhoneView } from "@/workshop/protocol/down";
import { refusalFor } from "@/workshop/session/permissions";
import { phoneView } from "@/workshop/views/phone-view";

const roomPath = /^\/r\/([0-9a-f-]{36})\/(answer|pause|pulse|leave|post|support|language|group|sheet|)$/;
const doorPath = /^\/j\/([\w-]{22})$/;
const SENTENCE_STATUS: Partial<Record<PhoneText, number>> = { notFound: 404, notIn: 403, tryLater: 503, badForm: 400 };

export class PhoneRoutes {
  private readonly assets: PhoneAssets = loadAssets();
  private readonly guard = new GuessGuard();

  constructor(
    private readonly rooms: Rooms,
    private readonly publicUrl: string | undefined,
  ) {}

  /** Answers the request when it is a phone's; false leaves it to the pages. */
  handle(req: IncomingMessage, res: ServerResponse): boolean {
    const url = new URL(req.url ?? "/", "http://phone");
    const { pathname } = url;
    const ours =
      pathname === "/" || pathname === "/join" || roomPath.test(pathname) || pathname.startsWith("/j/") || pathname.startsWith("/phone/");
    if (!ours) return false;
    void this.answer(req, res, url).catch((error: unknown) => {
      console.error(`A phone's request failed: ${error instanceof Error ? error.message.split("\n")[0] : "unknown"}`);
      if (res.headersSent) res.destroy();
      else this.sentence(req, res, readerLanguage(req, null, interfaceLanguages), "tryLater");
    });
    return true;
  }

  private async answer(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const { pathname } = url;
    const reading = req.method === "GET" || req.method === "HEAD";
    const chosen = url.searchParams.get("in");
    const language = readerLanguage(req, chosen, interfaceLanguages);
    if (!reading && req.method !== "POST") return this.sentence(req, res, language, "notFound");
    if (!reading && !fromOwnPages(req.headers, this.publicUrl)) return this.sentence(req, res, language, "badForm");
    if (pathname.startsWith("/phone/")) {
      const { script, islands } = this.assets;
      const asked = [script, ...Object.values(islands)].find((s) => pathname === `/phone/${s?.name}`);
      return asked && reading
        ? sendAsset(req, res, "text/javascript; charset=utf-8", asked.body)
        : this.sentence(req, res, language, "notFound");
    }
    if (pathname === "/" && reading) return sendPage(req, res, 200, page(codePage(language), this.assets));
    // The address bar keeps /join after a wrong code, and its links lead here.
    if (pathname === "/join") return reading ? redirect(res, `/${url.search}`) : this.byCode(req, res, language, url.search);
    const door = doorPath.exec(pathname);
    if (door?.[1]) return this.door(req, res, door[1], reading, chosen);
    const room = roomPath.exec(pathname);
    if (room?.[1]) return this.room(req, res, room[1], room[2] ?? "", reading, url);
    return this.sentence(req, res, language, "notFound");
  }

  private async byCode(req: IncomingMessage, res: ServerResponse, language: string, search: string): Promise<void> {
    const form = await readForm(req);
    const typed = form?.get("code") ?? "";
    const code = foldCode(typed);
    const found = await this.guard.try(async () => (code ? findRoomByCode(code) : null));
    if (found && found !== "busy") return redirect(res, `/j/${joinToken(found.id, found.joinEpoch)}${search}`);
    const problem = found === "busy" ? "joinBusy" : "joinUnknown";
    sendPage(req, res, found === "busy" ? 429 : 404, page(codePage(language, problem, typed), this.assets));
  }

  private async door(req: IncomingMessage, res: ServerResponse, token: string, reading: boolean, chosen: string | null): Promise<void> {
    const head = await findRoomByToken(token);
    const live = head && (await this.rooms.get(head.id));
    if (!head || !live) return this.sentence(req, res, readerLanguage(req, chosen, interfaceLanguages), "notFound");
    const offered = offeredIn(live.state.workshop);
    const language = readerLanguage(req, chosen, offered);
    if (head.ended || live.state.ended) return this.sentence(req, res, language, "joinEnded");
    const { settings, locked } = live.state;
    const door = { title: head.title, settings, locked, language, offered };
    if (reading) {
      if (participantOf(live, req.headers.cookie)) return redirect(res, `/r/${head.id}/`);
      return sendPage(req, res, 200, page(doorPage(door), this.assets));
    }
    const form = await readForm(req);
    if (!form) return this.sentence(req, res, language, "badForm");
    if (form.has("resume")) return this.resume(req, res, live, door, form.get("resume") ?? "");
    if (participantOf(live, req.headers.cookie)) return redirect(res, `/r/${head.id}/`);
    if (locked) return sendPage(req, res, 403, page(doorPage(door), this.assets));
    const sector = form.get("sector");
    const joined = await addParticipant(head.id, {
      alias: settings.alias === "optional" ? cleanAlias(form.get("alias") ?? undefined) : null,
      sector: sector && settings.sectors.includes(sector) ? sector : null,
      language,
    });
    live.people.set(joined.person.id, { ...joined.person, resume: joined.resume });
    live.tokens.set(tokenHash(joined.token), joined.person.id);
    live.crowd.seen(joined.person.id);
    live.countsChanged();
    await live.arrived(joined.person.id);
    redirect(res, `/r/${head.id}/`, setCookie(req, head.id, joined.token));
  }

  private async resume(req: IncomingMessage, res: ServerResponse, live: LiveRoom, door: Door, typed: string): Promise<void> {
    const code = foldResumeCode(typed);
    const found = await this.guard.try(async () => (code ? resumeParticipant(live.id, code) : null));
    if (found && found !== "busy") {
      live.tokens.set(tokenHash(found.token), found.id);
      return redirect(res, `/r/${live.id}/`, setCookie(req, live.id, found.token));
    }
    const text = found === "busy" ? "joinBusy" : "joinResumeUnknown";
    sendPage(req, res, 403, page(doorPage(door, { text, resume: typed }), this.assets));
  }

  private async room(req: IncomingMessage, res: ServerResponse, id: string, what: string, reading: boolean, url: URL): Promise<void> {
    const room = z.uuid().safeParse(id).success ? await this.rooms.get(id) : null;
    if (!room) return this.sentence(req, res, readerLanguage(req, null, interfaceLanguages), "notFound");
    const person = participantOf(room, req.headers.cookie);
    if (!person) return this.sentence(req, res, readerLanguage(req, null, offeredIn(room.state.workshop)), "notIn");
    room.crowd.seen(person);
    if (!Object.hasOwn(room.state.groups.members, person)) await room.arrived(person);
    const view = phoneView(room.state, room.board, room.box.posts(), room.languageOf(person), room.workNow());
    if (what === "" && reading) return this.roomPage(req, res, room, person, view);
    if (what === "pulse" && reading) {
      const moved = url.searchParams.get("seen") !== seenKey(view, groupPartOf(room, person, room.workNow()));
      return sendPage(req, res, 200, page(pulsePage(view.language, moved), this.assets));
    }
    if (reading) return redirect(res, "./");
    const form = what === "leave" ? new URLSearchParams() : await readForm(req);
    if (!form) return this.sentence(req, res, view.language, "badForm");
    if (what === "pause") {
      room.crowd.pause(person, form.get("on") === "1");
      room.countsChanged();
      return redirect(res, "./");
    }
    if (what === "leave") return redirect(res, "/", setCookie(req, id, null));
    if (what === "post" || what === "support") {
      const asked = boxCommand(what, form);
      const refused = refusalFor(room.state, what, { role: "participant", roomId: room.id, id: person });
      if (!asked) return this.sentence(req, res, view.language, "badForm");
      const ack = refused ? refusal(refused) : await room.ask(person, asked);
      return ack.ok ? redirect(res, "./") : this.sentence(req, res, view.language, ack.reason);
    }
    if (what === "group") {
      const ack = await groupCommand(room, person, form);
      if (!ack) return this.sentence(req, res, view.language, "badForm");
      return ack.ok ? redirect(res, "./") : this.sentence(req, res, view.language, ack.reason);
    }
    if (what === "sheet") {
      const saved = await saveSheet(room, person, form);
      if (!saved) return this.sentence(req, res, view.language, "badForm");
      if (!saved.ack.ok) return this.sentence(req, res, view.language, saved.ack.reason);
      if (Object.keys(saved.theirs).length === 0) return redirect(res, "./");
      return this.roomPage(req, res, room, person, view, { theirs: saved.theirs });
    }
    if (what === "language") {
      const wanted = form.get("language") ?? "";
      if (!offeredIn(room.state.workshop).includes(wanted)) return this.sentence(req, res, view.language, "badForm");
      await room.speak(person, wanted);
      return redirect(res, "./");
    }
    const command = answerFromForm(form);
    if (!command) return this.sentence(req, res, view.language, "badForm");
    const kept = await room.keptAnswer(person, command);
    const given = newerOf(command, view.asked?.question === command.question ? view.asked.form : undefined, kept?.body);
    // What was sent last counts, from whichever page.
    const rev = kept ? Math.max(given.rev, kept.rev + 1) : given.rev;
    const ack = await room.answer(person, { ...given, rev }, ownKeyOf(room, req.headers.cookie), "form");
    if (ack.ok) return redirect(res, "./");
    const here = view.asked?.question === command.question && view.asked.round === command.round;
    if (!ack.values || !here) return this.sentence(req, res, view.language, ack.reason);
    const problem = reasonText(view.language, ack.reason, ack.values);
    return this.roomPage(req, res, room, person, view, { fields: fieldsOfForm(form), problem });
  }

  private async roomPage(req: IncomingMessage, res: ServerResponse, room: LiveRoom, person: string, view: PhoneView, unfit?: Unfit | Conflicts): Promise<void> {
    const mine = await room.mine(person, ownKeyOf(room, req.headers.cookie));
    sendPage(req, res, !unfit ? 200 : "theirs" in unfit ? 409 : 422, page(roomPage(room, person, view, mine, Date.now(), islandsOf(this.assets), unfit), this.assets));
  }

  private sentence(req: IncomingMessage, res: ServerResponse, language: string, text: Parameters<typeof sentencePage>[1]): void {
    const status = SENTENCE_STATUS[text as PhoneText] ?? 409;
    sendPage(req, res, status, page(sentencePage(language, text), this.assets));
  }
}
