/**
 * Forms of people in a room, posted by pages without script. Each is read as a command and carried out as one
 * of a socket; only the answering page differs.
 */
import { randomUUID } from "node:crypto";
import { phoneTranslator, reasonText } from "@/components/phone/texts";
import { isVisible } from "@/model/text/visible-text";
import { answerOf, fieldsOfForm, placeOf, wordsOfForm } from "@/server/phone/answer-form";
import { readForm, redirect } from "@/server/http/forms";
import { plainPage } from "@/server/phone/join-pages";
import { codeDonePage, codeOfForm, codeUnfitPage } from "@/server/phone/own-code-page";
import { isAtWork, sheetCommand, sheetOfForm, typedOn } from "@/server/phone/worksheet-form";
import type { RoomExchange } from "@/server/phone/participant-gate";
import { execute, type Sender } from "@/server/rooms/execute";
import { type Command, definitionOf } from "@/workshop/commands/all";
import { commandFrom } from "@/workshop/groups/command-from-form";
import { type Ack, refusal } from "@/workshop/protocol/acks";

type FormVisit = RoomExchange & { form: URLSearchParams };
type Run = (command: unknown) => Promise<Ack>;

/** Carries out the command that `posted` makes of a form. */
const handler =
  (posted: (visit: FormVisit, run: Run) => Promise<void>) =>
  async (exchange: RoomExchange): Promise<void> => {
    const form = await readForm(exchange);
    if (!form) return exchange.sentence("badForm");
    const { room, person, phoneKey } = exchange;
    const actor = { role: "participant", roomId: room.id, id: person } as const;
    const sender: Sender = { actor, phoneKey, connection: `page of ${person}`, over: "form" };
    return posted({ ...exchange, form }, (command) => execute(room, sender, command));
  };

export const pause = handler((visit, run) =>
  simply(visit, run, { type: "pause", on: visit.form.get("on") === "1" }),
);

export const language = handler((visit, run) =>
  simply(visit, run, { type: "language", language: visit.form.get("language") }),
);

export const post = handler((visit, run) =>
  simply(visit, run, { type: "post", text: visit.form.get("text") }),
);

export const support = handler((visit, run) =>
  simply(visit, run, { type: "support", post: visit.form.get("post"), on: visit.form.get("on") === "1" }),
);

export const group = handler(async (visit, run) => {
  const command = commandFrom(visit.form, randomUUID());
  return definitionOf(command as Pick<Command, "type">)?.form ? simply(visit, run, command) : unread(visit);
});

async function simply(visit: FormVisit, run: Run, command: object): Promise<void> {
  const { form, view } = visit;
  const text = form.get("text");
  if (text !== null && !isVisible(text))
    return visit.show(
      422,
      plainPage(view.language, phoneTranslator(view.language)("writeFirst"), visit.pageRoom),
    );
  return done(visit, await run({ id: randomUUID(), ...command }), [text ?? ""]);
}

export const code = handler(async (visit, run) => {
  const { language } = visit.view;
  const { typed, none, code } = codeOfForm(visit.form);
  if (!none && code === null) return visit.show(422, codeUnfitPage(language, visit.pageRoom, typed));
  const ack = await run({ type: "link-code", id: randomUUID(), code });
  if (ack.ok && ack.link) return visit.show(200, codeDonePage(language, visit.pageRoom, code, ack.link));
  return done(visit, ack, []);
});

export const sheet = handler(async (visit, run) => {
  const { form, room } = visit;
  const shape = sheetOfForm(room.state, form);
  const open = shape && isAtWork(room.state, shape) ? shape : null;
  const before = open ? room.worksheets.contentOf(open.id, form.get("group") ?? "").cells : {};
  const ack = await run(sheetCommand(form, open));
  // Nothing was written: a page of another step cannot show others' writing in the same place.
  if (ack.ok && !open) return done(visit, refusal("not-here"), typedOn(form, shape));
  if (!ack.ok || !ack.conflicts?.length) return done(visit, ack, typedOn(form, shape));
  return visit.page({ theirs: Object.fromEntries(ack.conflicts.map((path) => [path, before[path] ?? ""])) });
});

export const answer = handler(async (visit, run) => {
  const { form, room, person, view } = visit;
  const { question, round } = placeOf(form);
  const asked = view.asked?.question === question ? view.asked : undefined;
  const stored = await room.answers.personal.kept(person, { question, round });
  const ack = await run(answerOf(form, asked?.form, stored));
  if (ack.ok || ack.reason === "bad-message") return done(visit, ack, []);
  const shown =
    asked?.round === round &&
    asked.phase === "open" &&
    !view.dim &&
    !room.participants.presence.isPaused(person);
  const mendable = ack.values !== undefined || ack.reason === "empty-answer" || form.has("written");
  if (!shown || !mendable) return done(visit, ack, wordsOfForm(form));
  const problem = reasonText(view.language, ack.reason, ack.values);
  return visit.page({ fields: fieldsOfForm(form), problem });
});

/** @param words written texts, shown to be copied where they are not taken */
async function done(visit: FormVisit, ack: Ack, words: readonly string[]): Promise<void> {
  const { language } = visit.view;
  if (ack.ok) return redirect(visit.res, "./");
  const unreadable = ack.reason === "bad-message" || ack.reason === "unknown-language";
  if (unreadable && !words.some(isVisible)) return unread(visit);
  const status = ack.reason === "too-many" ? 429 : 409;
  visit.show(
    status,
    plainPage(
      language,
      reasonText(language, ack.reason, ack.values),
      visit.pageRoom,
      words.filter(isVisible),
    ),
  );
}

const unread = async (visit: FormVisit): Promise<void> => visit.sentence("badForm");
