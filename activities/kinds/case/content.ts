/** A case: a story told in parts, with the same question after each, so that a judgement can be followed. */
import { z } from "zod";
import {
  activityBase,
  askingBase,
  keyedBase,
  line,
  markdown,
  prose,
  slug,
  trainerMarkdown,
  trainerProse,
} from "@/model/text/text-schemas";
import { tones } from "@/model/activity/tally";
import { startOf } from "@/model/text/wording";

/** Degrees to which the story so far shows an element. */
export const shown = ["shown", "possible", "not-shown"] as const;

const key = z.strictObject({
  /** Ids of the answers an expert would accept. */
  accepted: z.array(slug).min(1),
  /** Why, in one or two sentences; cites instrument and article where law is meant. */
  reason: markdown.optional(),
  /** Element id to how far it is shown. */
  elements: z.record(slug, z.enum(shown)).optional(),
});
export type CaseKey = z.infer<typeof key>;

const secondKey = key.omit({ elements: true });
export type SecondKey = z.infer<typeof secondKey>;

const whatIf = z.strictObject({
  id: slug,
  /** For the run sheet and the button: "Paula is 17". */
  title: line,
  /** The one fact that is changed, as a sentence for the room. */
  fact: prose,
  key: key.optional(),
  secondKey: secondKey.optional(),
});

const part = z.strictObject({
  id: slug,
  /** Left out: how its text begins (`partTitle`). */
  title: line.optional(),
  /** One or two words under a chart. Left out: how its title begins (`partLabel`). */
  label: line.optional(),
  /** Shown before this part's story: what kind of content comes. */
  notice: markdown.optional(),
  /** One sentence that recalls this part when the next is told. Left out: how its text begins (`partRecall`). */
  recall: line.optional(),
  clauses: z.array(z.strictObject({ id: slug, text: line, paragraph: z.boolean().optional() })).min(1),
  /** Ask with the vote why: a short text that may be left out. */
  reasons: z.boolean().default(false),
  key: key.optional(),
  secondKey: secondKey.optional(),
  notes: trainerMarkdown.optional(),
  whatIfs: z.array(whatIf).default([]),
});
export type CasePart = z.infer<typeof part>;

const money = z.number().int().min(-1_000_000_000).max(1_000_000_000);
const ledger = z.strictObject({
  /** The sign of the money: "£". */
  unit: line,
  /** Income (more than 0) and expenses (less than 0) of a month. */
  month: z
    .array(z.strictObject({ id: slug, text: line, amount: money }))
    .min(1)
    .max(12),
  /** Debts as they are claimed in the story; `months`: how long after the beginning, where the story says so. */
  claims: z
    .array(
      z.strictObject({ part: slug, months: z.number().int().min(0).max(600).optional(), claimed: money }),
    )
    .min(1)
    .max(20),
});

export const caseSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  ...keyedBase,
  kind: z.literal("case"),
  question: line,
  /** In the order in which they are shown. */
  answers: z.array(z.strictObject({ id: slug, text: line, tone: z.enum(tones) })).length(3),
  /** Asked beside the question, and answered with it; may be left out. */
  second: z
    .strictObject({
      question: line,
      answers: z
        .array(z.strictObject({ id: slug, text: line, tone: z.enum(tones).optional() }))
        .min(2)
        .max(5),
    })
    .optional(),
  /** Ask how sure the person is, 1 to 5. */
  sureness: z.boolean().default(false),
  /** Act, means, purpose, to be marked as present. Empty: not asked. */
  elements: z.array(z.strictObject({ id: slug, text: line, hint: line })).default([]),
  /** Let people tap the clauses that moved them. */
  marking: z.boolean().default(false),
  parts: z.array(part).min(1).max(20),
  /** The parts (first and last id) at which an expert would turn to the "yes" answer. */
  band: z.strictObject({ from: slug, to: slug, reason: trainerProse.optional() }).optional(),
  /** Money in the story: what a month brings and costs, and which debt is claimed at which part. For the debrief. */
  ledger: ledger.optional(),
  /** Said with the figures: what each detectable wrong turn means. */
  wrongTurns: z
    .strictObject({
      early: trainerProse.optional(),
      late: trainerProse.optional(),
      back: trainerProse.optional(),
      never: trainerProse.optional(),
    })
    .optional(),
});

export type Case = z.infer<typeof caseSchema>;

/** Characters of a text's beginning that stand for a title, a short name, and a sentence that recalls. */
const EXCERPT_LENGTHS = { title: 60, label: 20, recall: 200 };

const partText = ({ clauses }: CasePart): string => clauses.map((c) => c.text).join(" ");
export const partTitle = (part: CasePart): string =>
  part.title ?? startOf(partText(part), EXCERPT_LENGTHS.title);
export const partLabel = (part: CasePart): string =>
  part.label ?? startOf(partTitle(part), EXCERPT_LENGTHS.label);
export const partRecall = (part: CasePart): string =>
  part.recall ?? startOf(partText(part), EXCERPT_LENGTHS.recall);

export const caseAnswerSchema = z.strictObject({
  answer: slug,
  second: slug.optional(),
  sureness: z.number().int().min(1).max(5).optional(),
  elements: z.array(slug).max(6).optional(),
  clauses: z.array(slug).max(40).optional(),
  reason: z.string().optional(),
});

export type CaseAnswer = z.infer<typeof caseAnswerSchema>;

/** The second question, as an item of each part. */
export const SECOND = "second";

/** The step (and main question) of one part. */
export const partStep = (activity: Case, part: CasePart): string => `${activity.id}/${part.id}`;
