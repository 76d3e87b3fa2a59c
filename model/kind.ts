/** What every kind of activity must be able to say about itself. Pure. */
import type { ActivityBase } from "@/model/text/text-schemas";
import type { CountedOption, Tally } from "@/model/activity/tally";
import type { Pass } from "@/model/activity/answer";
import type { ContestedItem } from "@/model/debrief/contested";
import type { DebriefSource } from "@/model/debrief/input";
import type { BeforeAfter, MadeSentence, MadeStat } from "@/model/debrief/made";
import type { Measure } from "@/model/debrief/measure";
import type { Releases, WrittenSource } from "@/model/debrief/release";
import type { RoundHead } from "@/model/debrief/heads";
import type { Splitting } from "@/model/debrief/split";
import type { SummaryRow } from "@/model/debrief/summary-row";
import type { Coded, CodedItem } from "@/model/exports/coded";
import type { GivenValue } from "@/model/exports/answer-values";
import type { KeyedItem } from "@/model/exports/keyed-item";
import type { CodedQuestion, Interaction } from "@/model/exports/xapi-interactions";
import type { PaperBlock } from "@/model/activity/paper";
import type { PlainFace } from "@/model/activity/face";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { Criteria, FinalTest, Key } from "@/model/activity/key";
import type { Question, QuestionId, StepId, StepSketch } from "@/model/activity/question";
import type { Curated } from "@/model/activity/curation";
import type { Reason } from "@/model/reasons";
import type { References } from "@/model/activity/references";
import type { Simulant } from "@/model/activity/simulated-participant";
import type { SeenRounds, Story, TrailStep } from "@/model/activity/story";
import type { Template } from "@/model/activity/template";
import type { z } from "zod";

/** Where the room stands in an activity, and for whom it is drawn. */
export interface FaceContext {
  step: StepSketch;
  question: Question | null;
  /** Steps that were shown at least once. */
  shown: readonly StepId[];
  surface: "phone" | "stage";
  /** When this step was first shown; milliseconds since the epoch, null where it never was. */
  since: number | null;
  /** Its planned minutes as the run of the day has them now; null where it has none. */
  minutes: number | null;
}

/** Why an answer does not fit, more exactly than "bad-answer", with the numbers of its sentence. */
export interface ValidationError {
  reason: Reason;
  values: Record<string, number>;
}

/** What becomes of a body that can be read and does not fit. */
export interface Misfit {
  misfit: ValidationError;
}

export const isMisfit = (parsed: object): parsed is Misfit => "misfit" in parsed;

/** A form's controls as they are posted: name to values. */
export type Fields = Record<string, string[]>;

/** Answers that say who somebody is, such as where they work. */
export interface AboutPeople<B> {
  /** The group that an answer tells of; null: one that never stands by itself, such as own words. */
  group(body: B | Pass): string | null;
  /** What stands in place of answers whose group is not shown. */
  rest: B;
}

/** Something that a surface tells by its kind. */
interface Shown {
  kind: string;
}

/** Where a report's first page speaks of an activity, in this order. */
export const storyPlaces = ["judgements", "groups", "tests", "commitments"] as const;

/** The part of a kind that authors meet: its schema, what a schema cannot see, and an example. */
interface AuthoredKind<A extends ActivityBase> {
  name: A["kind"];
  /** An activity as it is authored. */
  content: z.ZodType<A>;
  /**
   * What a schema cannot see: ids that must differ, keys that point at nothing. One sentence for each problem.
   * @param at where the activity stands; each sentence opens with the field below it
   */
  check?(activity: A, at: string): string[];
  /** The same for what it says of other activities. @param all every activity of the workshop, in their order */
  checkAmong?(activity: A, at: string, all: readonly ActivityBase[]): string[];
  /**
   * What fields of a half-written activity may name, by the path of the field with `*` for each number. For lists: what
   * may be in them. For records: the keys they may have, and below `.*` what a value may be.
   */
  references?: References;
  /** A filled example, to begin from instead of an empty form; its id is made from the title when it is added. */
  template: Template<A["kind"]>;
  /** What an empty activity has besides empty rows; nothing where left out. */
  beginning?: object;
  /** Whether a file is still to be added without which there is nothing to show. */
  lacksFile?(activity: A): boolean;
  /**
   * What of it stands on paper, without anything of its key and notes; null for a part that it does not have there.
   * Left out: nothing of it does.
   * @param part the part's name as those of its texts begin, `["parts", "3"]`; empty: all of it
   */
  onPaper?(activity: A, part: readonly string[]): PaperBlock[] | null;
}

/** The part that stage and phones draw, step by step. */
interface ShownKind<A extends ActivityBase, B extends object, F extends Shown> {
  /** The steps of this activity, in order; without the notice of the activity itself, which every kind has. */
  steps(activity: A): StepSketch[];
  /** What a step shows, apart from the question. Files stay names: surfaces find them with `useAsset`. */
  face(activity: A, place: FaceContext): F | PlainFace;
  /** Texts that fill a screen of the stage each, as Markdown; the notice where left out. */
  screens?(activity: A): string[];
  /** The stage plays a film or a sound, which trainers start and stop. */
  played?: true;
  /** Whether phones show it too; they do where left out. */
  isOnPhones?(activity: A): boolean;
  /** Phones may fetch its pictures before it is shown: they tell nothing that is still to come. */
  picturesAhead?: true;
  /** Trainers order and let through what people write, and the room sees it so. */
  curated?: Curated<A, B>;
  /** Where it is a story in parts, with the same question after each. */
  story?: Story<A, B>;
  /** How the room has moved from stop to stop; one column for each of them. */
  trail?(activity: A, rounds: SeenRounds<A, B>): TrailStep[];
}

/** The part that asks, and understands answers. */
interface AskedKind<A extends ActivityBase, B extends object, Q extends Shown> {
  /**
   * An answer as it is stored; whether its ids are still those of the activity is not looked at. Left out where nothing
   * is ever answered.
   */
  answer?: z.ZodType<B, B>;
  /**
   * How a question is put, without anything of its key; null when this kind asks nothing.
   * @param all every activity of the workshop; left out where it does not matter what else is asked
   */
  ask(activity: A, question: Question, all?: readonly ActivityBase[]): { text: string; form: Q } | null;
  /**
   * The body as this question understands it. When it does not fit: what is wrong with it, or null where that cannot
   * be told. Passes are handled before.
   * @param body an answer body, or the fields of the form as a page posts them: strings, or lists of strings
   */
  parse(activity: A, question: Question, body: unknown): B | Misfit | null;
  /**
   * For answers that nobody but their giver may read: what is stored for all in place of the body. The fields of the
   * body itself are then kept under a key of that person's phone alone.
   */
  redact?(body: B): B;
  /** The fields of the form that hold this body; where left out, the body's own names and values. */
  fields?(body: B): Fields;
  /** Where a page without script posts two things of which one may be given: the fields without the older one. */
  newest?(form: Q, posted: Fields, stored: B | Pass | undefined): Fields;
  /** For private answers: how they are shown to the person who gave them. @param given the fields of their form */
  givenBack?(activity: A, given: Fields): { question: string; lines: { label: string; text: string }[] };
  /** Words of ours that stand in bodies: nobody wrote them. */
  ownWords?: readonly string[];
  /** Ids of the fields of one body that people fill with words of their own beside fields that they do not. */
  writtenFields?(activity: A): string[];
  /** Questions that must have been asked and closed before results or key of this activity may be shown to the room. */
  waitsFor?(activity: A, all: readonly ActivityBase[]): QuestionId[];
  /** What an expert says; null when the question has no key. */
  key(activity: A, question: Question): Key | null;
  /** An expert's reasons are lines as they were written; those of other kinds are Markdown. */
  plainReasons?: true;
  /** What tells the answers apart; shown with the key. */
  criteria?(activity: A): Criteria | null;
  /** The answer of a simulated participant; null where they give none. Left out where nothing is asked. */
  simulate?(activity: A, question: Question, who: Simulant): B | null;
}

/** The part that counts answers, for the room and for files. */
interface CountedKind<A extends ActivityBase, B extends object> {
  /** Counts over the bodies of one round of one question. */
  tally(activity: A, question: Question, bodies: Iterable<B | Pass>): Tally;
  /** What `tally` counts in `counts`, in the order in which it is shown. */
  options(activity: A, question: Question): CountedOption[];
  /**
   * Takes from an answer what is counted beside its first choice, such as how sure somebody is (B-255); null where nothing
   * is asked beside. Left out: nothing ever is.
   */
  withoutBeside?(activity: A): ((body: B) => B) | null;
  /** How answers are grouped where they say who somebody is; null where they do not (B-162). */
  aboutPeople?(activity: A): AboutPeople<B> | null;
  /** How answers may be told apart by what people said of themselves; left out where they never are. */
  split?: Splitting<A, B>;
  /** What one answer gives, thing by thing, in the rows of exported tables; left out where nothing is ever answered. */
  given?(activity: A, body: B): GivenValue[];
  /** What is asked item by item, for the codebook; left out where the question asks for one thing only. */
  codedItems?(activity: A, question: Question): CodedItem[];
  /** The choices that hold for the whole question, for the codebook. */
  codedChoices?(activity: A): Coded[];
  /** What tells apart a question that is asked several times: the title of its part, or the fact that was changed. */
  follows?(activity: A, question: Question): string | null;
  /**
   * Statements of the Experience API about one answer; left out where none are made.
   * @param asked the question as the codebook has it
   * @param given what `given` says of the answer
   */
  said?(activity: A, asked: CodedQuestion, given: readonly GivenValue[]): Interaction[];
  /** Items for programs that examine (GIFT, QTI) of these questions; left out where no test elsewhere can ask this. */
  testItems?(activity: A, questions: readonly Question[]): KeyedItem[];
}

/** The part that tells of it afterwards, in debrief and report. */
interface ToldKind<A extends ActivityBase, B extends object, D extends object> {
  /**
   * What the debrief says of it; null where it was not asked, or nothing may be shown yet. Left out: it asks nothing.
   * Worksheets look at what groups made besides.
   */
  debrief?(activity: A, input: DebriefSource): D | null;
  /** All of this kind in one session, in its order: where they say something beside one another. */
  beside?(debriefs: readonly D[]): D[];
  /** Groups fill it together as a worksheet: who of a group took part is not known. */
  byGroups?: true;
  /** A row for each number that the debrief shows. @param people everybody who joined the room */
  summaryRows?(debrief: D, people: number): SummaryRow[];
  /** Its figures, one at least; every number of a drawing stands in a table too. */
  figures?(debrief: D, words: ReportWords): FigureModel[];
  /** Figures that stand behind those that its own page of the debrief draws. */
  furtherFigures?(debrief: D, words: ReportWords): FigureModel[];
  /** Questions to which each person gave one answer of several: how divided the room was over them is compared. */
  contested?(debrief: D): ContestedItem[];
  /** A report's first page may name what divided the room here. */
  namesDivided?: true;
  /** The tests among activities whose people link them by codes of their own, in the order of the tests after (L-1). */
  linkedTests?(activities: readonly ActivityBase[]): { before: A; after: A }[];
  /** Of a linked test after: the people who took both; null where it is none. */
  beforeAfter?(debrief: D): BeforeAfter | null;
  /** Whether it is the first or the second of two tests that are compared. */
  test?(activity: A, all: readonly ActivityBase[]): "before" | "after" | null;
  /** How it is marked where it counts for a certificate; left out where it cannot (C-7). */
  finalTest?: FinalTest<A, B>;
  /** Without items that somebody answered and fewer than five did; null where nothing is left. Left out: as it is. */
  enough?(debrief: D): D | null;
  /** Without any text that people wrote but what was released. */
  released?(debrief: D, releases: Releases): D;
  /** What people wrote, by what it answers. @param shown sheets that others have seen */
  written?(debrief: D, shown: ReadonlySet<string>): WrittenSource[];
  /** What it brings to a comparison of several rooms. */
  measures?(debrief: D): Measure[];
  /** Numbers for the top of a report. @param debriefs all of this kind in a room */
  stats?(debriefs: readonly D[], people: number): MadeStat[];
  /** Sentences for a report's first page. */
  frontPage?: {
    place: (typeof storyPlaces)[number];
    /** @param sessions all of this kind in a room, session by session */
    sentences(sessions: readonly (readonly D[])[], people: number): MadeSentence[];
  };
  /** How many promised something to themselves. */
  promised?(debrief: D): RoundHead;
}

/**
 * One kind. A: its activity as authored. B: the body of an answer. F: what is shown of a step. Q: the form of a
 * question. D: what the debrief says of it.
 */
export interface Kind<
  A extends ActivityBase = ActivityBase,
  B extends object = object,
  F extends Shown = Shown,
  Q extends Shown = Shown,
  D extends object = object,
> extends AuthoredKind<A>,
    ShownKind<A, B, F>,
    AskedKind<A, B, Q>,
    CountedKind<A, B>,
    ToldKind<A, B, D> {}

/** A kind with the schema of its activities, from which the types of all activities and answers are made. */
export type KindOf<
  S extends z.ZodType<ActivityBase>,
  B extends object,
  F extends Shown = Shown,
  Q extends Shown = Shown,
  D extends object = never,
> = Kind<z.infer<S>, B, F, Q, D> & { content: S } & ([D] extends [never]
    ? unknown
    : Required<Pick<Kind<z.infer<S>, B, F, Q, D>, ToldOf>>);

/** What every kind with a debrief must say: what may be counted at all, and what people wrote. */
type ToldOf = "answer" | "debrief" | "summaryRows" | "figures" | "released" | "written";
