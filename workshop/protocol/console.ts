/**
 * Messages to consoles: the plan of the workshop, the run of the days, the present activity, the room now.
 */
import { type Activity, kindNames } from "@/activities/kinds";
import type { CountedHands, HandItem } from "@/model/activity/show-of-hands";
import type { ConsoleWall } from "@/model/activity/curation";
import { keySchema } from "@/model/activity/key";
import { priorities } from "@/model/text/text-schemas";
import { agendaSchema, clockSchema } from "@/model/room/agenda";
import type { AssetSources } from "@/model/activity/asset";
import { consoleGroupsSchema, consoleWorkSchema } from "@/workshop/protocol/worksheets";
import { waitingSchema } from "@/workshop/protocol/invited";
import { seenPostSchema } from "@/model/room/question-box";
import {
  askedSchema,
  faceSchema,
  stepLocationSchema,
  sentAt,
  sourceNoteSchema,
  trailStepSchema,
  trainersOwnSchema,
  listPageSchema,
} from "@/workshop/protocol/view-parts";
import { resultsSchema } from "@/model/room/results";
import { opaque } from "@/model/untyped-schema";
import { withheldSchema } from "@/model/room/withheld";
import { z } from "zod";

const presenceSchema = z.strictObject({
  here: z.number(),
  connected: z.number(),
  waiting: z.number(),
  paused: z.number().nullable(),
  split: z
    .strictObject({
      groups: z.array(z.strictObject({ name: z.string(), people: z.number() })),
      rest: z.number(),
    })
    .nullable(),
});

/** One line of the console's run sheet. */
const planStepSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  notice: z.boolean(),
  activityId: z.string(),
  kind: z.enum(kindNames),
  part: z.number().optional(),
  /** False for slides that are shown on the stage alone. */
  onPhones: z.boolean(),
  /** Seconds as authored, for opening "as planned". */
  seconds: z.number().nullable(),
  readFirst: z.number().nullable(),
  /** Its author wants the expert's answer shown after the results. */
  expertNext: z.boolean(),
  /** Null until the room is at the step, as are its keys: a StepMessage brings them. */
  notes: z.string().nullable(),
  question: z.string().nullable(),
  whatIfs: z.array(z.strictObject({ question: z.string(), title: z.string(), fact: z.string() })),
  /** Expert's answers with their reasons, for questions that have a key. */
  keys: z.record(z.string(), keySchema),
});
export type PlanStep = z.infer<typeof planStepSchema>;

export const planMessageSchema = z.strictObject({
  type: z.literal("plan"),
  role: z.enum(["trainer", "co-trainer", "presenter"]),
  title: z.string(),
  /** In which the texts of this plan are. */
  language: z.string(),
  /** Every language of the workshop, the original first. */
  languages: z.array(z.string()),
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      number: z.number(),
      title: z.string(),
      minutes: z.number(),
      priority: z.enum(priorities),
      activities: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.enum(kindNames),
          title: z.string(),
          minutes: z.number(),
          added: z.boolean(),
          priority: z.enum(priorities),
          /** Asked beside the run, from this step (null: from none); omitted: not asked beside it. */
          aside: z.strictObject({ from: z.string().nullable() }).optional(),
          /** It can be printed, and typed in from paper. */
          onPaper: z.boolean(),
          steps: z.array(planStepSchema),
        }),
      ),
    }),
  ),
  /** The days that the room runs, with slots without session; none where it runs all sessions. */
  days: z.array(z.strictObject({ id: z.string(), title: z.string(), start: z.string() })),
  breaks: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});
export type PlanMessage = z.infer<typeof planMessageSchema>;

/** The present step with its notes and keys, and the one that it announces; they take their places in the plan. */
export const stepMessageSchema = z.strictObject({ type: z.literal("step"), steps: z.array(planStepSchema) });
export type StepMessage = z.infer<typeof stepMessageSchema>;

/** The run of the days, sent at changes; consoles compute times by their own clock. */
export const agendaMessageSchema = z.strictObject({
  ...sentAt,
  type: z.literal("agenda"),
  agenda: agendaSchema,
  clock: clockSchema,
  /** Where the run of the day stands while the room has jumped away from it. */
  returnTo: z.string().nullable(),
});
export type AgendaMessage = z.infer<typeof agendaMessageSchema>;

/** The present activity as it is authored, for changing it. To trainers alone, when it is another one. */
export const presentMessageSchema = z.strictObject({
  type: z.literal("present"),
  /** `base` names this state of it in a change. Null where the room is at no activity. */
  present: z.strictObject({ activity: opaque<Activity>(), base: z.string() }).nullable(),
});
export type PresentMessage = z.infer<typeof presentMessageSchema>;

/** Trouble of the server or of stored data; `minutes`: how far a clock was moved. */
const troubleSchema = z.strictObject({
  kind: z.enum([
    "disk-full",
    "no-connection",
    "database-away",
    "database-slow",
    "clock-moved",
    "log-damaged",
  ]),
  minutes: z.number(),
});
export type Trouble = z.infer<typeof troubleSchema>;

const consoleViewSchema = z.strictObject({
  type: z.literal("console"),
  revision: z.number(),
  stepRevision: z.number(),
  step: z.string().nullable(),
  /** The step that Back leads to; null: to the one before in the agenda. */
  back: z.string().nullable(),
  /** Where the room was before its latest jump; null: it did not jump, or is back. */
  returnTo: z.string().nullable(),
  place: stepLocationSchema.nullable(),
  face: faceSchema,
  asked: askedSchema.nullable(),
  /** The question in focus was changed since it was last asked; a new round asks it as it is now. */
  changed: z.boolean(),
  /** Rounds of the question in focus so far. */
  rounds: z.number(),
  answered: z.number(),
  /** What a show of hands asks now, and what was counted; null where nothing can be counted. */
  counting: z
    .strictObject({
      items: opaque<HandItem[]>(),
      counted: opaque<CountedHands[]>(),
      withoutPhone: z.number(),
    })
    .nullable(),
  /** The present question can be opened for groups to answer as tables. */
  asTables: z.boolean(),
  /** People who have had their turn at a shared phone in this round; null where the room has none. */
  turns: z.number().nullable(),
  /** Sheets of paper printed, by activity. */
  papers: z.record(z.string(), z.number()),
  presence: presenceSchema,
  /** Present when the trainer may see them; `live`: newest answers are still held back. */
  results: resultsSchema.extend(trainersOwnSchema.shape).extend({ live: z.boolean() }).nullable(),
  /** Why the round is over and seen and its results stay unknown; null where they do not. */
  withheld: withheldSchema.nullable(),
  /** Every text that this console may see now, and what was decided about it. */
  wall: opaque<ConsoleWall>().nullable(),
  /** Since the part before: people who turned to the "yes" answer, and away from it. */
  moved: z.strictObject({ from: z.string(), toYes: z.number(), away: z.number() }).nullable(),
  trail: z.array(trailStepSchema),
  play: z.strictObject({ on: z.boolean(), at: z.number(), since: z.number() }).nullable(),
  /** The page of the stage, from 0, where a stage needs several for what stands on it. */
  pages: z.strictObject({ page: z.number(), of: z.number() }).nullable(),
  /** A test that is not over: its results and its key stay with the trainer. */
  testRunning: z.boolean(),
  sources: z.array(sourceNoteSchema),
  /** Questions that still take answers although the room has moved on. */
  leaving: z.array(
    z.strictObject({ question: z.string(), title: z.string(), round: z.number(), closesAt: z.number() }),
  ),
  rehearsal: z.strictObject({ people: z.number(), network: z.enum(["good", "bad"]) }).nullable(),
  groups: consoleGroupsSchema,
  work: consoleWorkSchema.nullable(),
  /** The question box, in pieces where it holds many questions. */
  box: z.strictObject({
    open: z.boolean(),
    moderated: z.boolean(),
    posts: z.array(seenPostSchema),
    piece: listPageSchema.optional(),
    onStage: z.string().nullable(),
  }),
  preview: z.boolean(),
  dim: z.boolean(),
  /** The server's present trouble. */
  trouble: troubleSchema.nullable(),
  locked: z.boolean(),
  /** Newcomers wait until a trainer lets them in. */
  requiresApproval: z.boolean(),
  waiting: waitingSchema,
  /** Newcomers far beyond expectation; `since` tells one flood from the next. Null: none. */
  flood: z.strictObject({ people: z.number(), since: z.number() }).nullable(),
  /** People who were taken out at once and can still be let back in. */
  sweeps: z.array(z.strictObject({ id: z.string(), at: z.number(), people: z.number() })),
  /** The languages on the stage, the main one first. */
  stageLanguages: z.array(z.string()),
  /** Untranslated texts of this activity and the next, by language that is read here. */
  untranslated: z.array(z.strictObject({ activity: z.string(), language: z.string(), texts: z.number() })),
  ended: z.boolean(),
  /** For trainers: sessions in presenters' hands, helpers and observers; `key` opens the link. */
  handovers: z.array(
    z.strictObject({
      id: z.string(),
      as: z.enum(["presenter", "helper", "observer", "shared"]),
      session: z.string(),
      by: z.string(),
      name: z.string().nullable(),
      here: z.boolean(),
      key: z.string(),
    }),
  ),
  /** Set on a presenter's console. `inside`: the room is at their session. */
  presenter: z
    .strictObject({
      handover: z.string(),
      session: z.string(),
      name: z.string().nullable(),
      inside: z.boolean(),
    })
    .nullable(),
  shown: z.array(z.string()),
  /** Steps that were passed without asking their question. */
  unasked: z.array(z.string()),
  times: z.record(z.string(), z.number()),
  finished: z.array(z.string()),
  /** The command that undo would take back. */
  undo: z.string().nullable(),
  driver: z.string().nullable(),
  /** Names of the trainers whose consoles are open. */
  consoles: z.array(z.string()),
  stages: z.number(),
  door: z
    .strictObject({ address: z.string(), code: z.string(), url: z.string(), stageKey: z.string() })
    .nullable(),
  /** Those who came last, up to a number that fits a list; `earlier`: how many more there are. */
  people: z.array(z.strictObject({ id: z.string(), alias: z.string() })),
  earlier: z.number(),
  /** Numbers of the people listed here and in groups who gave no name, by their ids. */
  guests: z.record(z.string(), z.number()),
});
export type ConsoleView = z.infer<typeof consoleViewSchema>;

/** A console's view, with the addresses of its files. */
export const consoleMessageSchema = consoleViewSchema.extend({
  ...sentAt,
  assets: opaque<AssetSources>(),
});
export type ConsoleMessage = z.infer<typeof consoleMessageSchema>;
