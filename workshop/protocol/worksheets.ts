/**
 * Zod schemas of what a group and the consoles are sent of groups and their work. Filled only in
 * `workshop/views/worksheets/shown.ts` and `workshop/views/worksheets/group.ts`.
 */
import type { SheetShape, SheetStop } from "@/model/worksheets/content";
import { cardSchema, groupSchema, type Card, phasesSchema, sheetStopSchema } from "@/model/worksheets/shown";
import type { SheetContent } from "@/model/worksheets/cells";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";
import type { Group, Phases } from "@/model/room/groups";
import { listPageSchema } from "@/workshop/protocol/view-parts";
import { opaque } from "@/model/untyped-schema";
import { z } from "zod";

/** A group's part of its phones beside the common view. Sent apart, as markup made of this. */
export interface GroupView {
  /** Null: this person has no group yet; then `choices` may be offered. */
  group: Group | null;
  choices: { group: Group; people: number; full: boolean }[];
  cap: number | null;
  /** People of the group who have phones. */
  size: number;
  /** The first of them, with this person and the speaker. `id` is made by `memberId`; a name may lack. */
  members: { id: string; name: string | null; you: boolean; here: boolean; seat: boolean }[];
  guests: string[];
  /** This person speaks for the group. */
  seat: boolean;
  called: boolean;
  nudge: { text: string; language?: string } | null;
  /** Of the present worksheet, for this group: when its own sheet is frozen. */
  endsAt: number | null;
  phase: "open" | "frozen" | "none";
  phases: Phases | null;
  /** It stands on the stage now. */
  onScreen: boolean;
  at: SheetStop | null;
  activity: string | null;
  /** Parts of a split dossier that this person holds; who holds the others is not said. */
  documents: { title: string; text: string }[];
  dossier: number;
  /** In a relay: the teams of the group with their papers, and what they may still ask; null elsewhere. */
  relay: {
    teams: string[];
    papers: {
      id: string;
      title: string;
      text: string;
      hour: number | null;
      /** The side that told it; null: the group's own. */
      from: string | null;
      /** The teams of others; `said`: what the group told them, with or without the person's consent. */
      teams: { id: string; text: string; said: "agreed" | "unasked" | null }[];
    }[];
    asks: { id: string; title: string }[];
  } | null;
  /** The speaker's part; null without the seat, or where nothing is presented. */
  seatView: {
    /** Every card; those with `shown` are presented. `chosen`: the group's own choice. */
    cards: (Card & { shown: boolean; chosen: string })[];
    notes: string;
    minority: string;
    agreed: boolean;
    showMinority: boolean;
    volunteered: boolean;
    /** Names of words that are black for all others; `cards` have them as they are. */
    black: string[];
    /** Set while this group stands on the stage. */
    speaking: { index: number; total: number; since: number; seconds: number } | null;
  } | null;
  /** The table's answer to the question that is asked now; null where it gives none. */
  ballot: {
    question: string;
    /** What it considers; null: nothing yet. */
    proposal: {
      id: string;
      lines: { item: string | null; id: string; text: string | null }[];
      spoken: number;
    } | null;
    agree: number;
    otherwise: number;
    waiting: number;
    counts: boolean;
    /** This person's answer beside what is proposed; null: none that can be proposed. */
    mine: "agrees" | "differs" | null;
    /** People of the group whom a trainer entered without a phone. */
    guests: number;
    /** So few that answers can be worked out. */
    few: boolean;
  } | null;
  /** In a gallery walk: where this person reads first, and whether they explain their own sheet. */
  walk: { group: Group; explains: boolean } | null;
}

/** To a group's phones: `html` beside the common view, `sheet` the form. Both whole. */
export const groupMessageSchema = z.strictObject({
  type: z.literal("group"),
  html: z.string(),
  /**
   * `key` changes when the form is another one: other sheet, language, frozen or not. Null: no sheet here.
   * `html` is null where this connection was sent the form of this key before.
   */
  sheet: z
    .strictObject({
      key: z.string(),
      activity: z.string(),
      group: z.string(),
      frozen: z.boolean(),
      endsAt: z.number().nullable(),
      html: z.string().nullable(),
    })
    .nullable(),
  now: z.number(),
});
export type GroupMessage = z.infer<typeof groupMessageSchema>;

/** To phones that opened this sheet: what others wrote, and where they are writing. */
export const sheetMessageSchema = z.strictObject({
  type: z.literal("sheet"),
  activity: z.string(),
  group: z.string(),
  /** Base64 of a Yjs update; null: only the writers changed. */
  update: z.string().nullable(),
  /** Writers by cell, without the receiver. */
  writers: z.array(z.strictObject({ id: z.string(), name: z.string().nullable(), cell: z.string() })),
  now: z.number(),
});
export type SheetMessage = z.infer<typeof sheetMessageSchema>;

/** To a console that looks into a sheet. */
export const lookMessageSchema = z.strictObject({
  type: z.literal("look"),
  activity: z.string(),
  group: z.string(),
  content: opaque<SheetContent>(),
  writers: z.array(z.strictObject({ id: z.string(), name: z.string().nullable(), cell: z.string() })),
});
export type LookMessage = z.infer<typeof lookMessageSchema>;

const listedPersonSchema = z.strictObject({ id: z.string(), alias: z.string(), here: z.boolean() });
export type ListedPerson = z.infer<typeof listedPersonSchema>;

/** Groups on consoles. All figures are of groups, never of a person. */
export const consoleGroupsSchema = z.strictObject({
  formed: z.number(),
  choosing: z.strictObject({ cap: z.number() }).nullable(),
  groups: z.array(
    z.strictObject({
      group: groupSchema,
      /** The first of its people, with the speaker; `size` and `here` count all. */
      people: z.array(listedPersonSchema),
      size: z.number(),
      here: z.number(),
      guests: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      seat: z.string().nullable(),
      /** Place in the queue, from 1; null: it does not call. */
      call: z.number().nullable(),
    }),
  ),
  /** The first of the people without a group, and how many they are. */
  without: z.array(listedPersonSchema),
  unassigned: z.number(),
  /** Sectors are known for at least some, so that mixing them makes sense. */
  sectors: z.boolean(),
});
export type ConsoleGroups = z.infer<typeof consoleGroupsSchema>;

const entrySchema = z.strictObject({
  id: z.string(),
  group: z.string(),
  field: z.string(),
  text: z.string(),
  more: z.array(z.strictObject({ label: z.string(), text: z.string() })),
});

export const consoleWorkSchema = z.strictObject({
  activity: z.string(),
  at: sheetStopSchema,
  phase: z.enum(["open", "frozen", "none"]),
  endsAt: z.number().nullable(),
  phases: phasesSchema.nullable(),
  shape: opaque<SheetShape>(),
  groups: z.array(
    z.strictObject({
      group: groupSchema,
      /** Of each field that must be filled, by its path: 0, a part, 1. */
      fields: z.array(z.strictObject({ path: z.string(), label: z.string(), done: z.number() })),
      done: z.number(),
      /** Milliseconds since the epoch; null: nothing was written yet. */
      lastAt: z.number().nullable(),
      /** "silent": no letter for two minutes. "stuck": none at all at half the time. */
      state: z.enum(["writing", "silent", "stuck", "done", "waiting"]),
      endsAt: z.number().nullable(),
      agreed: z.boolean(),
    }),
  ),
  /** The groups in the order in which one should walk to them, with why. */
  walkTo: z.array(z.strictObject({ group: z.string(), why: z.enum(["calls", "stuck", "silent", "behind"]) })),
  present: z.strictObject({
    order: z.array(z.string()),
    at: z.string().nullable(),
    card: z.number(),
    cards: z.array(cardSchema),
    since: z.number().nullable(),
    done: z.array(z.string()),
    volunteers: z.array(z.string()),
    seconds: z.number(),
  }),
  /** Entries here and on the worksheet compared with. None at "work": look into a sheet there. */
  entries: z.array(entrySchema),
  greyed: z.array(z.string()),
  merged: z.array(z.array(z.string())),
  flagged: z.array(z.string()),
  black: z.array(z.string()),
  /** Entries of several groups that may be the same thing; never merged by themselves. */
  alike: z.array(z.array(z.string())),
  remarks: z.array(
    z.strictObject({
      id: z.string(),
      group: z.string(),
      kind: z.enum(["comment", "missed"]),
      text: z.string(),
      hidden: z.boolean(),
    }),
  ),
  /** Of the remarks. */
  piece: listPageSchema.optional(),
  walking: z.boolean(),
  comparison: opaque<Comparison>().nullable(),
});
export type ConsoleWork = z.infer<typeof consoleWorkSchema>;
