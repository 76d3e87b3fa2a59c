/**
 * Forms of somebody in a room, posted by pages without script. Each is read as a command and carried out as one that
 * came over a socket; what differs is the page that answers.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type PhoneText, phoneTranslator, reasonText } from "@/components/phone/texts";
import { isSeen } from "@/model/text/seen";
import { answerOf, fieldsOfForm, placeOf, wordsOfForm } from "@/server/phone/answer-form";
import type { PageParts } from "@/server/phone/document";
import { redirect } from "@/server/http/forms";
import { plainPage } from "@/server/phone/join-pages";
import { codeDonePage, codeOfForm, codeUnfitPage } from "@/server/phone/own-code-page";
import type { Conflicts, Unfit } from "@/server/phone/room-page";
import { sheetCommand, sheetOfForm, typedOn } from "@/server/phone/sheet-form";
import { execute, type Sender } from "@/server/rooms/execute";
import type { Room } from "@/server/rooms/room";
import type { PhoneKey } from "@/server/rooms/store";
import { type Command, definitionOf } from "@/workshop/commands/all";
import { commandFrom } from "@/workshop/groups/form-command";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { PhoneView } from "@/workshop/protocol/views";

export interface FormVisit {
  req: IncomingMessage;
  res: ServerResponse;
  room: Room;
  person: string;
  /** What their phone's token opens. */
  own: PhoneKey | null;
  /** The page as it is now. */
  view: PhoneView;
  form: URLSearchParams;
  show(status: number, parts: PageParts): void;
  sentence(text: PhoneText): void;
  /** The room's page, with what does not fit or what others wrote. */
  page(unfit: Unfit | Conflicts): Promise<void>;
}

type Post = (visit: FormVisit, run: (command: unknown) => Promise<Ack>) => Promise<void>;

/** By the last part of the form's address. */
const posts = {
  pause: (visit, run) => simply(visit, run, { type: "pause", on: visit.form.get("on") === "1" }),
  language: (visit, run) => simply(visit, run, { type: "language", language: visit.form.get("language") }),
  post: (visit, run) => simply(visit, run, { type: "post", text: visit.form.get("text") }),
  support: (visit, run) =>
    simply(visit, run, {
      type: "support",
      post: visit.form.get("post"),
      on: visit.form.get("on") === "1",
    }),
  group: (visit, run) => {
    const command = commandFrom(visit.form, randomUUID());
    return definitionOf(command as Pick<Command, "type">)?.form ? simply(visit, run, command) : unread(visit);
  },
  code,
  sheet,
  answer,
} satisfies Record<string, Post>;

export type RoomForm = keyof typeof posts;
export const roomForms = Object.keys(posts) as RoomForm[];
export const isRoomForm = (what: string): what is RoomForm => Object.hasOwn(posts, what);

export async function postForm(what: RoomForm, visit: FormVisit): Promise<void> {
  const { room, person, own } = visit;
  const actor = { role: "participant", roomId: room.id, id: person } as const;
  const sender: Sender = { actor, own, connection: `page of ${person}`, over: "form" };
  await posts[what](visit, (command) => execute(room, sender, command));
}

async function simply(
  visit: FormVisit,
  run: (command: unknown) => Promise<Ack>,
  command: object,
): Promise<void> {
  const { form, view } = visit;
  const text = form.get("text");
  if (text !== null && !isSeen(text))
    return visit.show(422, plainPage(view.language, phoneTranslator(view.language)("writeFirst")));
  return done(visit, await run({ id: randomUUID(), ...command }), [text ?? ""]);
}

async function code(visit: FormVisit, run: (command: unknown) => Promise<Ack>): Promise<void> {
  const { language } = visit.view;
  const { typed, none, code: given } = codeOfForm(visit.form);
  if (!none && given === null) return visit.show(422, codeUnfitPage(language, typed));
  const ack = await run({ type: "link-code", id: randomUUID(), code: given });
  if (ack.ok && ack.link) return visit.show(200, codeDonePage(language, given, ack.link));
  return done(visit, ack, []);
}

async function sheet(visit: FormVisit, run: (command: unknown) => Promise<Ack>): Promise<void> {
  const { form, room } = visit;
  const shape = sheetOfForm(room.state, form);
  if (!shape) return done(visit, refusal("not-here"), []);
  const command = sheetCommand(form, shape);
  if (!command) return unread(visit);
  const stood = room.worksheets.contentOf(shape.id, form.get("group") ?? "").cells;
  const ack = await run(command);
  if (!ack.ok || !ack.conflicts?.length) return done(visit, ack, typedOn(form, shape));
  return visit.page({ theirs: Object.fromEntries(ack.conflicts.map((path) => [path, stood[path] ?? ""])) });
}

async function answer(visit: FormVisit, run: (command: unknown) => Promise<Ack>): Promise<void> {
  const { form, room, person, view } = visit;
  const { question, round } = placeOf(form);
  const asked = view.asked?.question === question ? view.asked : undefined;
  const stored = await room.answers.own.kept(person, { question, round });
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
}

/** @param words what was written in the form: where it is not taken it stands on the page, to be copied */
async function done(visit: FormVisit, ack: Ack, words: readonly string[]): Promise<void> {
  const { language } = visit.view;
  if (ack.ok) return redirect(visit.res, "./");
  const unreadable = ack.reason === "bad-message" || ack.reason === "unknown-language";
  if (unreadable && !words.some(isSeen)) return unread(visit);
  const status = ack.reason === "too-many" ? 429 : 409;
  visit.show(status, plainPage(language, reasonText(language, ack.reason, ack.values), words.filter(isSeen)));
}

const unread = async (visit: FormVisit): Promise<void> => visit.sentence("badForm");
