/**
 * A phone that goes round: its link, its turns, and leaving (H-30 to H-32). Its answers are commands as those
 * of every phone; only who answers is another at each turn.
 */
import { createHash } from "node:crypto";
import { phoneTranslator, reasonText } from "@/components/phone/texts";
import { kindOf } from "@/activities/kinds";
import { commandId, roomIdSchema } from "@/model/ids";
import { sharedPhoneIn, sharedPhoneToken } from "@/server/accounts/identity";
import { setCookie } from "@/server/accounts/phone-cookies";
import type { Exchange } from "@/server/http/exchange";
import { bytesOf, readForm, redirect } from "@/server/http/forms";
import { answerOf, fieldsOfForm, placeOf, wordsOfForm } from "@/server/phone/answer-form";
import { plainPage } from "@/server/phone/join-pages";
import type { PhonePages } from "@/server/phone/pages";
import { pageRoomOf } from "@/server/phone/page-layout";
import { readerLanguage } from "@/server/phone/reader-language";
import { handOnPage, MAX_WORD, sharePage, turnPage, type TurnPhase } from "@/server/phone/turn-pages";
import { Buckets } from "@/server/platform/limits/bucket";
import { execute } from "@/server/rooms/execute";
import { offeredIn } from "@/server/rooms/participants";
import type { Rooms } from "@/server/rooms/registry";
import type { Room } from "@/server/rooms/room";
import { roomNow } from "@/server/rooms/room-clock";
import { turnOf } from "@/server/store/rooms/link-secrets";
import { planOf } from "@/workshop/content/plan";
import type { PhoneView } from "@/workshop/protocol/views";

/**
 * Requests of all phones that share one link, some twenty; each counts one, and one more for eight kilobytes of body.
 */
const REQUESTS = { burst: 300, rate: 60, longest: 0 };

/** A request of a shared phone. */
export interface TurnVisit {
  room: Room;
  phone: string;
}

type TurnExchange = Exchange<"room"> & TurnVisit;

export class Turns {
  private readonly requests = new Buckets(REQUESTS);

  constructor(
    private readonly rooms: Rooms,
    private readonly pages: PhonePages,
  ) {}

  /** @returns null where the request has been answered */
  async enter(exchange: Exchange<string>): Promise<TurnVisit | null> {
    const id = roomIdSchema.safeParse(exchange.params.room).data;
    const room = id === exchange.params.room && id !== undefined ? await this.rooms.get(id) : null;
    const phone = room && sharedPhoneIn(room, exchange.req.headers.cookie);
    if (!room || phone === null) this.pages.sentence(exchange, exchange.language, "turnGone");
    else if (this.requests.of(`${room.id} ${phone}`).take(1 + bytesOf(exchange.req) / 8_192) === null)
      this.pages.sentence(exchange, exchange.language, "tooMuch");
    else return { room, phone };
    return null;
  }

  /** The link, opened: it is taken by a button, since it takes a person's own place off this phone. */
  async link(exchange: Exchange<"room" | "key">): Promise<void> {
    const found = await this.linked(exchange);
    if (!found) return;
    const language = readerLanguage(exchange, offeredIn(found.room.state.workshop));
    this.pages.show(exchange, 200, sharePage(language, pageRoomOf(found.room.state, language).title));
  }

  async share(exchange: Exchange<"room" | "key">): Promise<void> {
    const found = await this.linked(exchange);
    if (found)
      redirect(
        exchange.res,
        `/r/${found.room.id}/turn/`,
        setCookie(exchange.req, found.room.id, found.token),
      );
  }

  handOn({ room, url, ...exchange }: TurnExchange): void {
    const view = room.phoneView(room.state.workshop.language);
    this.pages.show(
      exchange,
      200,
      handOnPage(view, phaseOf(room, view), {
        roomId: room.id,
        offered: offeredIn(room.state.workshop),
        thanks: url.searchParams.has("given"),
      }),
    );
  }

  /** Somebody begins their turn, in their language. */
  async begin(exchange: TurnExchange): Promise<void> {
    const view = viewFor(exchange.room, (await readForm(exchange))?.get("language"));
    if (phaseOf(exchange.room, view) !== "open") return redirect(exchange.res, "./");
    this.pages.show(exchange, 200, turnPage(view, shownIn(exchange.room)));
  }

  async answer(exchange: TurnExchange): Promise<void> {
    const { room, phone, res } = exchange;
    const form = await readForm(exchange);
    const once = commandId.safeParse(form?.get("once")).data;
    if (!form || once === undefined) return this.pages.sentence(exchange, exchange.language, "badForm");
    const word = (form.get("word") ?? "").slice(0, MAX_WORD);
    const answerForm = new URLSearchParams([...form].filter(([name]) => !TURN_FIELDS.has(name)));
    const view = viewFor(room, form.get("language"));
    const { question, round } = placeOf(answerForm);
    const asked = view.asked?.question === question ? view.asked : undefined;
    const person = turnOf(room.id, wordKey(word) || once);
    const stored = await room.answers.personal.kept(person, { question, round });
    const refuse = (problem: string, again: boolean): void =>
      this.pages.show(
        exchange,
        again ? 409 : 422,
        turnPage(view, {
          ...shownIn(room),
          refused: { fields: fieldsOfForm(answerForm), problem, once, word, again },
        }),
      );
    const open = asked?.round === round && phaseOf(room, view) === "open";
    if (open && stored && stored.id !== once && form.get("again") !== word)
      return refuse(phoneTranslator(view.language)("turnWordUsed"), true);
    const rev = stored?.id === once ? stored.rev : (stored?.rev ?? 0) + 1;
    const ack = await execute(
      room,
      {
        actor: { role: "participant", roomId: room.id, id: person, source: "shared" },
        connection: `turns of ${phone}`,
        over: "form",
      },
      { ...answerOf(answerForm, asked?.form, stored), id: once, rev },
    );
    if (ack.ok) return redirect(res, "./?given=1");
    const problem = reasonText(view.language, ack.reason, ack.values);
    if (open && ack.reason !== "too-many" && ack.reason !== "not-stored") return refuse(problem, false);
    const status = ack.reason === "too-many" ? 429 : ack.reason === "not-stored" ? 503 : 410;
    this.pages.show(exchange, status, plainPage(view.language, problem, undefined, wordsOfForm(answerForm)));
  }

  leave({ req, res, room }: TurnExchange): void {
    res.setHeader("Clear-Site-Data", '"cache"');
    redirect(res, "/", setCookie(req, room.id, null));
  }

  private async linked(exchange: Exchange<"room" | "key">): Promise<{ room: Room; token: string } | null> {
    const id = roomIdSchema.safeParse(exchange.params.room).data;
    const room = id === undefined ? null : await this.rooms.get(id);
    const token = room && sharedPhoneToken(room, exchange.params.key);
    if (room && token) return { room, token };
    this.pages.sentence(exchange, exchange.language, "turnGone");
    return null;
  }
}

const TURN_FIELDS = new Set(["once", "word", "again", "language"]);

/** Equal for one word, however it is typed; empty for none. */
const wordKey = (word: string): string => {
  const folded = word.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");
  return folded && `word ${createHash("sha256").update(folded).digest("base64url")}`;
};

function viewFor(room: Room, language: string | null | undefined): PhoneView {
  const { workshop } = room.state;
  const offered = offeredIn(workshop);
  return room.phoneView(language && offered.includes(language) ? language : workshop.language);
}

/** "own": the answers of this question are for their givers alone, on their own phones. */
function phaseOf(room: Room, { asked, dim }: PhoneView): TurnPhase {
  if (dim || asked?.phase !== "open" || (asked.opensAt ?? 0) > roomNow()) return "rest";
  const plan = planOf(room.state.workshop);
  const activity = plan.activity(plan.question(asked.question)?.activityId ?? "");
  return activity && kindOf(activity).redact ? "own" : "open";
}

const shownIn = (room: Room) => ({
  roomId: room.id,
  now: roomNow(),
  theme: room.state.workshop.theme,
  sources: room.assets,
});
