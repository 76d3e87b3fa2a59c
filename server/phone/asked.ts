/**
 * The questions that a room has asked so far, for phones that show what was answered on them in another
 * language.
 */
import { isDeepStrictEqual } from "node:util";
import { phoneTranslator } from "@/components/phone/texts";
import { sendAsset } from "@/server/http/forms";
import type { FairQueue } from "@/server/platform/limits/fair-queue";
import { log } from "@/server/platform/log";
import type { RoomExchange } from "@/server/phone/participant-gate";
import { renderPhone } from "@/server/phone/render";
import type { Room } from "@/server/rooms/room";
import { type AskedForms, openedIn, type OpenedQuestion, openedView } from "@/workshop/views/asked-forms";

interface CachedBody {
  of: readonly OpenedQuestion[];
  body: Promise<Buffer>;
}

/** Made once for a language, until another round is opened. */
const bodiesByRoom = new WeakMap<Room, Map<string, CachedBody>>();

/** Sends every question that was opened. The request says nothing of what its sender answered. */
export async function sendAsked({ req, res, room, language }: RoomExchange, turns: FairQueue): Promise<void> {
  const bodies = bodiesByRoom.get(room) ?? new Map<string, CachedBody>();
  bodiesByRoom.set(room, bodies);
  const opened = openedIn(room.state);
  let last = bodies.get(language);
  if (!last || !areSame(last.of, opened)) {
    last = { of: opened, body: makeBody(opened, language, turns) };
    bodies.set(language, last);
  }
  const body = await last.body;
  if (!res.destroyed) await sendAsset(req, res, "application/json; charset=utf-8", body);
}

const areSame = (some: readonly OpenedQuestion[], others: readonly OpenedQuestion[]): boolean =>
  some.length === others.length &&
  some.every(({ workshop, ...said }, i) => {
    const { workshop: other, ...saidThere } = others[i]!;
    return workshop === other && isDeepStrictEqual(said, saidThere);
  });

/** Draws each question in its turn. */
async function makeBody(
  opened: readonly OpenedQuestion[],
  language: string,
  turns: FairQueue,
): Promise<Buffer> {
  const questions: AskedForms["asked"] = [];
  for (const one of opened) {
    await turns.turn();
    questions.push(...draw(one, language));
  }
  const forms: AskedForms = { language, passed: phoneTranslator(language)("minePass"), asked: questions };
  return Buffer.from(JSON.stringify(forms));
}

/** Empty where the question cannot be shown: the others are. */
function draw(opened: OpenedQuestion, language: string): AskedForms["asked"] {
  const { question, rounds } = opened;
  try {
    const view = openedView(opened, language);
    return view ? [{ question, rounds, html: renderPhone(view, { now: 1 }) }] : [];
  } catch (error) {
    log.error("view-failed", "A view could not be made.", error);
    return [];
  }
}
