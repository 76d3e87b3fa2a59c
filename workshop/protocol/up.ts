/**
 * Everything a browser may say to a room: one event, `command`, one of these objects. Parsed once, at the edge.
 * Who speaks comes from the handshake and is never in a message.
 */
import { z } from "zod";
import { agendaChangeSchema } from "@/workshop/agenda/change";
import { isSeen } from "@/workshop/content/seen";
import { amendmentSchema } from "@/workshop/session/amend";
import { POST_LENGTH, postStates } from "@/workshop/session/box";
import { slug } from "@/workshop/content/words";
import { commandId, groupControls, sheetCommands } from "@/workshop/groups/commands";
import { doorCommands } from "@/workshop/protocol/door";
import { changeSchema } from "@/workshop/session/curation";
import { uuid } from "@/workshop/uuid";

/** Bytes of one message from a phone; more closes the connection. A worksheet full of long texts fits in it. */
export const MAX_MESSAGE_BYTES = 65_536;

export { commandId };
const stepId = z.string().min(1).max(130);
const questionId = z.string().min(1).max(200);
const round = z.number().int().min(1).max(50);
const revision = z.number().int().min(0);
const seconds = z.number().int().min(5).max(3_600);

const go = z.strictObject({ type: z.literal("go"), id: commandId, to: stepId, seen: revision });
const ask = z.strictObject({ type: z.literal("ask"), id: commandId, question: questionId, seen: revision });
const open = z.strictObject({
  type: z.literal("open"),
  id: commandId,
  question: questionId,
  /** 1 at first; the next number opens a new round of a question that was closed. */
  round,
  seconds: seconds.nullish(),
  readFirst: z.number().int().min(1).max(600).nullish(),
});
const close = z.strictObject({ type: z.literal("close"), id: commandId, question: questionId, round });
const reveal = z.strictObject({ type: z.literal("reveal"), id: commandId, question: questionId, round });
/** Show the key of a question whose round is over, or take it away again. */
const explain = z.strictObject({
  type: z.literal("explain"),
  id: commandId,
  question: questionId,
  on: z.boolean(),
});
/** What is shown of the texts of an open question. */
const curate = z.strictObject({
  type: z.literal("curate"),
  id: commandId,
  question: questionId,
  change: changeSchema,
});
const hide = z.strictObject({ type: z.literal("hide"), id: commandId, question: questionId, round });
const addTime = z.strictObject({
  type: z.literal("add-time"),
  id: commandId,
  question: questionId,
  round,
  seconds,
});
/** A film or a sound on the stage: whether it runs, and from how many seconds. What is left out stays as it is. */
const play = z.strictObject({
  type: z.literal("play"),
  id: commandId,
  on: z.boolean().optional(),
  at: z.number().min(0).max(86_400).optional(),
});
const dim = z.strictObject({ type: z.literal("dim"), id: commandId, on: z.boolean() });
const preview = z.strictObject({ type: z.literal("preview"), id: commandId, on: z.boolean() });
/** The door: locked, or open; `ask`: open to those alone whom a trainer lets in one by one. */
const lock = z.strictObject({
  type: z.literal("lock"),
  id: commandId,
  on: z.boolean(),
  ask: z.boolean().optional(),
});
/** The languages on the stage: the main one first. */
const showLanguages = z.strictObject({
  type: z.literal("show-languages"),
  id: commandId,
  languages: z.array(z.string().min(2).max(35)).min(1).max(2),
});
const undo = z.strictObject({ type: z.literal("undo"), id: commandId, seen: revision });
const finish = z.strictObject({ type: z.literal("finish"), id: commandId, activity: z.string().max(60) });
const end = z.strictObject({ type: z.literal("end"), id: commandId });
const remove = z.strictObject({ type: z.literal("remove"), id: commandId, participant: uuid });
/** Lets back in whom a sweep took out; `sweep` is the id of its command. */
const bringBack = z.strictObject({ type: z.literal("bring-back"), id: commandId, sweep: commandId });

const postId = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);
/** Whether the question box takes questions, and whether trainers read them first. */
const box = z.strictObject({
  type: z.literal("box"),
  id: commandId,
  open: z.boolean(),
  moderated: z.boolean(),
});
const sortPost = z.strictObject({
  type: z.literal("sort-post"),
  id: commandId,
  post: postId,
  to: z.enum(postStates),
});
const stagePost = z.strictObject({ type: z.literal("stage-post"), id: commandId, post: postId.nullable() });

/** Minutes, order, and what is left out of the days. */
const agenda = z.strictObject({ type: z.literal("agenda"), id: commandId, change: agendaChangeSchema });
/** `planned`: when the day was to begin by the clock of the place, which the console knows; null: now. */
const startDay = z.strictObject({
  type: z.literal("start-day"),
  id: commandId,
  day: slug,
  planned: z.number().int().min(0).nullable(),
});
const endDay = z.strictObject({ type: z.literal("end-day"), id: commandId });
/** Another wording, key or order of an activity, or a new activity. */
const amend = z.strictObject({ type: z.literal("amend"), id: commandId, change: amendmentSchema });
/** Gives one session to whoever opens the link of this hand-over; its id is that of the command. */
const handOver = z.strictObject({ type: z.literal("hand-over"), id: commandId, session: slug });
/** By a trainer, or by the presenter who is done. */
const takeBack = z.strictObject({ type: z.literal("take-back"), id: commandId, handover: commandId });
/** A presenter says who they are. */
const introduce = z.strictObject({
  type: z.literal("introduce"),
  id: commandId,
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]*$/u),
});
/** "We stay here": the room will not come back to where it jumped away from. */
const stay = z.strictObject({ type: z.literal("stay"), id: commandId });

/** What a trainer may ask of a room. Accepted ones are kept in the room's log. */
export const controlSchema = z.discriminatedUnion("type", [
  go,
  ask,
  open,
  close,
  reveal,
  hide,
  explain,
  curate,
  addTime,
  play,
  dim,
  preview,
  lock,
  showLanguages,
  undo,
  finish,
  end,
  remove,
  bringBack,
  box,
  sortPost,
  stagePost,
  agenda,
  startDay,
  endDay,
  stay,
  amend,
  handOver,
  takeBack,
  introduce,
  ...groupControls,
]);
export type Control = z.infer<typeof controlSchema>;

/** The name of a control: `items.` and the id of an item. */
const fieldName = z.string().max(80);

/** An answer: `id` is the phone's own, `rev` rises with each change of mind; the highest `rev` counts. */
const answer = z.strictObject({
  type: z.literal("answer"),
  id: commandId,
  question: questionId,
  round,
  rev: z.number().int().min(1).max(1_000_000),
  body: z.record(fieldName, z.unknown()),
});
export type AnswerCommand = z.infer<typeof answer>;

/** "I take a break": the phone hides the content; only a count is kept. */
const pause = z.strictObject({ type: z.literal("pause"), id: commandId, on: z.boolean() });
export type PauseCommand = z.infer<typeof pause>;

/** A question for the box; its id is the phone's own. */
const post = z.strictObject({
  type: z.literal("post"),
  id: commandId,
  text: z.string().trim().min(1).max(POST_LENGTH).refine(isSeen),
});
export type PostCommand = z.infer<typeof post>;

/** "I want this answered too." */
const support = z.strictObject({ type: z.literal("support"), id: commandId, post: postId, on: z.boolean() });
export type SupportCommand = z.infer<typeof support>;

export const commandSchema = z.discriminatedUnion("type", [
  go,
  ask,
  open,
  close,
  reveal,
  hide,
  explain,
  curate,
  addTime,
  play,
  dim,
  preview,
  lock,
  showLanguages,
  undo,
  finish,
  end,
  remove,
  bringBack,
  box,
  sortPost,
  stagePost,
  agenda,
  startDay,
  endDay,
  stay,
  amend,
  handOver,
  takeBack,
  introduce,
  ...groupControls,
  answer,
  pause,
  post,
  support,
  ...doorCommands,
  ...sheetCommands,
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command["type"];
