/**
 * A participant's take-away as a page and as a PDF, and the code for their commitment. The server keeps only
 * the copy of the commitment that the code locks.
 */
import { z } from "zod";
import { afterTranslator } from "@/messages/language";
import { interfaceLanguage } from "@/messages/languages";
import { daysIn } from "@/server/certificates/certificate-pdf";
import { runJob } from "@/server/workers/run";
import { sendFile } from "@/server/http/download";
import { readForm, sendPage } from "@/server/http/forms";
import { cardsPage } from "@/server/phone/cards-page";
import { phoneFiles } from "@/server/phone/pages";
import type { RoomExchange } from "@/server/phone/participant-gate";
import { namedToPhone } from "@/server/phone/room-page";
import { codeMadePage, takeAwayPage } from "@/server/phone/take-away-page";
import { lockCommitment, newFollowUpCode } from "@/server/store/learning/follow-up";
import { phoneKeyOf } from "@/server/accounts/identity";
import { inLanguage } from "@/workshop/content/texts";
import { direction } from "@/model/text/language";
import { dayOfWave, FOLLOW_UP_EXPIRY_DAYS, spokenFollowUp } from "@/workshop/debrief/follow-up/waves";
import { type AskedActivity, askedActivities, isUnlinked } from "@/workshop/exports/take-away";
import { hasCards } from "@/workshop/handouts/handouts";
import type { RoomState } from "@/workshop/room/state";

/** Question id and answer, as the phone remembers them. */
const answersSchema = z.array(z.tuple([z.string().max(200), z.string().max(4_000)])).max(200);

/** Codes that one person can make in one room. */
const MAX_CODES = 5;

const mineOf = ({ room, person, req }: RoomExchange) =>
  room.mine(person, phoneKeyOf(room, req.headers.cookie));

const pageOf = ({ room, person, language, pageRoom }: RoomExchange) => ({
  language,
  room: pageRoom,
  roomId: room.id,
  who: namedToPhone(person),
});

const titleOf = ({ room, language }: RoomExchange): string => inLanguage(room.state.workshop, language).title;

/** By state and language: the same for all people, and slow to gather. */
const gathered = new WeakMap<RoomState, Map<string, AskedActivity[]>>();

function askedIn(state: RoomState, language: string): AskedActivity[] {
  const byLanguage = gathered.get(state) ?? new Map<string, AskedActivity[]>();
  gathered.set(state, byLanguage);
  const activities = byLanguage.get(language) ?? askedActivities(state, language);
  byLanguage.set(language, activities);
  return activities;
}

export async function showTakeAway(visit: RoomExchange): Promise<void> {
  const { room, language } = visit;
  const { promises: commitments } = await mineOf(visit);
  const activities = askedIn(room.state, language);
  const unlinked = isUnlinked(room.state);
  const cards = hasCards(room.state.workshop);
  visit.show(200, takeAwayPage({ ...pageOf(visit), asked: activities, commitments, unlinked, cards }));
}

/** The cards for the pocket: one page that asks for nothing else. */
export async function showCards(visit: RoomExchange): Promise<void> {
  if (!hasCards(visit.room.state.workshop)) return visit.sentence("notFound");
  await sendPage(visit.req, visit.res, 200, cardsPage(visit, false));
}

/** The same as a file, to be opened without a network. */
export async function saveCards(visit: RoomExchange): Promise<void> {
  if (!hasCards(visit.room.state.workshop)) return visit.sentence("notFound");
  const name = afterTranslator(visit.language)("cardsTitle");
  const { html } = cardsPage(visit, true);
  sendFile(visit.res, "text/html; charset=utf-8", [name, "html"], Buffer.from(html));
}

/** The same as a PDF, with answers that the phone sent along; they are in memory until the file is sent. */
export async function sendTakeAway(visit: RoomExchange): Promise<void> {
  const { room, person, language, res } = visit;
  const t = afterTranslator(language);
  const parsed = answersSchema.safeParse(readJson((await readForm(visit))?.get("answers") || "[]"));
  if (!parsed.success) return visit.say(400, t("busy"));
  const mine = new Map(parsed.data);
  const { promises: commitments } = await mineOf(visit);
  const spoken = interfaceLanguage(language);
  const sheet = {
    language: spoken,
    rtl: direction(spoken) === "rtl",
    words: { title: t("takeTitle"), commitments: t("takePromise"), mine: t("takeMine") },
    room: titleOf(visit),
    commitments: commitments.flatMap(({ lines }) => lines ?? []),
    asked: askedIn(room.state, language).flatMap(({ title, questions }) =>
      questions.map(({ ids, text, place, expert }, i) => ({
        title: i === 0 ? title : null,
        text,
        place,
        mine: ids.flatMap((id) => mine.get(id) ?? []),
        expert: expert.map(({ item, accepted, reason, law }) =>
          [item, accepted.length > 0 ? `${accepted.join(" / ")}.` : null, reason, law && `(${law})`]
            .filter(Boolean)
            .join(" "),
        ),
      })),
    ),
  };
  const drawn = await phoneFiles.run(person, () => runJob("take-away", sheet));
  return drawn?.ok
    ? sendFile(res, "application/pdf", "take-away.pdf", Buffer.from(drawn.value, "base64"))
    : visit.say(503, t("busy"));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Locks the commitments that this phone can read with a new code, shown this once. */
export async function makeCode(visit: RoomExchange): Promise<void> {
  const { room, person, language } = visit;
  const t = afterTranslator(language);
  const lines = (await mineOf(visit)).promises.flatMap((p) => p.lines ?? []);
  if (lines.length === 0) return visit.say(409, t("followNone"));
  if (room.usage.times("follow-ups", person) >= MAX_CODES) return visit.say(429, t("followMany"));
  room.usage.count("follow-ups", person);
  const code = newFollowUpCode();
  const now = new Date();
  await lockCommitment(room.id, code, { workshop: titleOf(visit), language, lines }, now);
  const until = dayOfWave(now, FOLLOW_UP_EXPIRY_DAYS).toISOString().slice(0, 10);
  visit.show(200, codeMadePage(pageOf(visit), spokenFollowUp(code), daysIn(language, until, until)));
}
