/** What may be asked of the groups of a room and of their work; part of `workshop/protocol/up.ts`. */
import { z } from "zod";
import { entryId } from "@/activities/worksheet/content";
import { isSeen } from "@/workshop/content/seen";
import { slug } from "@/workshop/content/words";
import { uuid } from "@/workshop/uuid";

/** Made by the sender, so that a message sent twice is done once. */
export const commandId = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);
const head = { id: commandId };
const group = z.string().regex(/^g\d{1,3}-[a-z0-9]{1,12}$/);
const person = uuid;
const activity = slug;
/** Written by somebody in the room: one line without control signs, and without signs that turn its direction. */
const lineOf = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u);
const seconds = z.number().int().min(5).max(7_200);

/** How groups are mixed. Every way but "together" also spreads what it can of the others. */
export const mixes = ["random", "sectors", "languages-apart", "languages-together"] as const;
export type Mix = (typeof mixes)[number];

/** Trainers: groups. The server draws; what it drew is kept in the log as a `Drawn`. */
const formGroups = z.strictObject({
  type: z.literal("form-groups"),
  ...head,
  by: z.enum(["count", "size"]),
  n: z.number().int().min(1).max(100),
  mix: z.enum(mixes),
  /** People meet others than in earlier groups, as far as that goes. */
  meetNew: z.boolean(),
  /** "tables": Table 1, Table 2… */
  places: z.enum(["none", "tables", "online"]),
});
/** By hand or from a list: all groups with their people; whoever is left out has no group. */
const listGroups = z.strictObject({
  type: z.literal("list-groups"),
  ...head,
  groups: z
    .array(z.strictObject({ name: lineOf(60).nullable(), people: z.array(person).max(500) }))
    .min(1)
    .max(100),
});
/** Empty groups among which people choose. */
const offerGroups = z.strictObject({
  type: z.literal("offer-groups"),
  ...head,
  names: z.array(lineOf(60).nullable()).min(2).max(100),
  cap: z.number().int().min(1).max(500),
});
const endChoice = z.strictObject({ type: z.literal("end-choice"), ...head });
const dissolve = z.strictObject({ type: z.literal("dissolve-groups"), ...head });
const move = z.strictObject({
  type: z.literal("move-person"),
  ...head,
  participant: person,
  to: group.nullable(),
});
const addGroup = z.strictObject({ type: z.literal("add-group"), ...head });
/** Only one that nobody is in. */
const dropGroup = z.strictObject({ type: z.literal("drop-group"), ...head, group });
const nameGroup = z.strictObject({
  type: z.literal("name-group"),
  ...head,
  group,
  name: lineOf(60).nullable(),
  table: lineOf(60).nullable(),
});
const addGuest = z.strictObject({ type: z.literal("add-guest"), ...head, group, name: lineOf(40) });
const dropGuest = z.strictObject({ type: z.literal("drop-guest"), ...head, guest: commandId });
const setSeat = z.strictObject({
  type: z.literal("set-seat"),
  ...head,
  group,
  participant: person.nullable(),
});
/** One of those who are here is drawn in each group, or in one. */
const drawSeats = z.strictObject({ type: z.literal("draw-seats"), ...head, group: group.nullable() });

/** Leaders: the work on a worksheet. Starting again opens frozen sheets as they are. */
const startWork = z.strictObject({
  type: z.literal("start-work"),
  ...head,
  activity,
  seconds: seconds.nullable(),
  /** Alone, pairs, fours; forms new groups of one, and merges sheets when a phase ends. */
  phases: z.tuple([seconds, seconds, seconds]).nullable(),
});
const nextPhase = z.strictObject({
  type: z.literal("next-phase"),
  ...head,
  activity,
  at: z.union([z.literal(1), z.literal(2)]),
});
const freeze = z.strictObject({ type: z.literal("freeze-work"), ...head, activity });
/** More time for one group or for all; where there was no end, none is set. */
const workTime = z.strictObject({
  type: z.literal("work-time"),
  ...head,
  activity,
  group: group.nullable(),
  seconds,
});
/** All groups end in so many seconds. */
const endWork = z.strictObject({ type: z.literal("end-work"), ...head, activity, seconds });
const nudge = z.strictObject({
  type: z.literal("nudge"),
  ...head,
  activity,
  group: group.nullable(),
  text: lineOf(200),
});
const answerCall = z.strictObject({ type: z.literal("answer-call"), ...head, group });

/** Leaders: presenting. The group that stands on the stage; null: none. */
const present = z.strictObject({ type: z.literal("present"), ...head, activity, group: group.nullable() });
const presentOrder = z.strictObject({
  type: z.literal("present-order"),
  ...head,
  activity,
  order: z.array(group).max(100),
});
const shuffleOrder = z.strictObject({ type: z.literal("shuffle-order"), ...head, activity });
/** Leaders, and whoever has the seat of the group on the stage. */
const card = z.strictObject({
  type: z.literal("card"),
  ...head,
  activity,
  group,
  to: z.number().int().min(0).max(60),
});
/** Leaders, and the seat of the entry's group. */
const grey = z.strictObject({ type: z.literal("grey"), ...head, activity, entry: entryId, on: z.boolean() });
/** Leaders, and the seat of the group on the stage. `word` is its name, made by `wordId`. */
const black = z.strictObject({ type: z.literal("black"), ...head, activity, word: entryId, on: z.boolean() });
const merge = z.strictObject({
  type: z.literal("merge-entries"),
  ...head,
  activity,
  entries: z.array(entryId).min(2).max(60),
  on: z.boolean(),
});
const flag = z.strictObject({ type: z.literal("flag"), ...head, activity, entry: entryId, on: z.boolean() });
const hideRemark = z.strictObject({
  type: z.literal("hide-remark"),
  ...head,
  activity,
  remark: commandId,
  on: z.boolean(),
});
const walk = z.strictObject({ type: z.literal("walk"), ...head, activity, on: z.boolean() });

/** Participants. */
const joinGroup = z.strictObject({ type: z.literal("join-group"), ...head, group });
/** Anybody of a group may take its seat at any time: everybody of the group sees who has it. */
const takeSeat = z.strictObject({ type: z.literal("take-seat"), ...head });
/** `to` names a member of the own group, as `memberId` does. */
const giveSeat = z.strictObject({ type: z.literal("give-seat"), ...head, to: entryId });
const call = z.strictObject({ type: z.literal("call"), ...head, on: z.boolean() });
const volunteer = z.strictObject({ type: z.literal("volunteer"), ...head, activity, on: z.boolean() });

/** All that go through the room's log. */
export const groupControls = [
  formGroups,
  listGroups,
  offerGroups,
  endChoice,
  dissolve,
  move,
  addGroup,
  dropGroup,
  nameGroup,
  addGuest,
  dropGuest,
  setSeat,
  drawSeats,
  startWork,
  nextPhase,
  freeze,
  workTime,
  endWork,
  nudge,
  answerCall,
  present,
  presentOrder,
  shuffleOrder,
  card,
  grey,
  black,
  merge,
  flag,
  hideRemark,
  walk,
  joinGroup,
  takeSeat,
  giveSeat,
  call,
  volunteer,
] as const;
export type GroupControl = z.infer<(typeof groupControls)[number]>;

/** What the server drew for a command that leaves something to chance, or what it does by itself. Kept in the log; nobody can send it. */
export const drawnSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("set-groups"),
    ...head,
    groups: z.array(z.array(person)),
    places: z.enum(["none", "tables", "online"]),
  }),
  /** A latecomer gets a group. */
  z.strictObject({ type: z.literal("place"), ...head, participant: person, group }),
  z.strictObject({ type: z.literal("set-seats"), ...head, seats: z.record(group, person) }),
  z.strictObject({ type: z.literal("set-order"), ...head, activity, order: z.array(group) }),
  z.strictObject({ type: z.literal("set-walk"), ...head, activity, to: z.record(person, group) }),
  /** As `start-work` with phases: the groups of one that were drawn, in the order in which they will be merged. */
  z.strictObject({
    type: z.literal("set-phases"),
    ...head,
    activity,
    people: z.array(person),
    seconds: z.tuple([seconds, seconds, seconds]),
  }),
]);
export type Drawn = z.infer<typeof drawnSchema>;

/** Base64 of a Yjs update or state vector. */
const binary = z
  .string()
  .max(44_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
const sheet = z.strictObject({ activity, group });

/** Not in the room's log: the shared sheets. `state`: what the phone has; the ack brings what it lacks. */
const sheetOpen = z.strictObject({ type: z.literal("sheet-open"), ...head, sheet, state: binary });
/** Acknowledged once it is stored; only then do others get it. */
const sheetUpdate = z.strictObject({ type: z.literal("sheet-update"), ...head, sheet, update: binary });
/** Where somebody writes; null: nowhere. Kept by nobody. */
const sheetAt = z.strictObject({
  type: z.literal("sheet-at"),
  ...head,
  sheet,
  cell: z.string().max(250).nullable(),
});
/** A console looks into a sheet while it works; null: no more. Kept by nobody. */
const look = z.strictObject({ type: z.literal("look"), ...head, sheet: sheet.nullable() });
/** A remark in the gallery, without an author. */
const remark = z.strictObject({
  type: z.literal("remark"),
  ...head,
  sheet,
  kind: z.enum(["comment", "missed"]),
  text: z.string().trim().min(1).max(300).refine(isSeen),
});

export const sheetCommands = [sheetOpen, sheetUpdate, sheetAt, look, remark] as const;
export type SheetCommand = z.infer<(typeof sheetCommands)[number]>;
const sheetTypes: ReadonlySet<string> = new Set(sheetCommands.map((c) => c.shape.type.value));
/** Whether a command is about what stands on a sheet; such commands are not in the room's log. */
export const isSheetCommand = <C extends { type: string }>(command: C): command is Extract<C, SheetCommand> =>
  sheetTypes.has(command.type);
export type RemarkCommand = z.infer<typeof remark>;
