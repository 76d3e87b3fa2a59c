import type { ActivityBase } from "@/model/text/text-schemas";
import type { CountedOption, Tally } from "@/model/activity/tally";
import type { Pass } from "@/model/activity/pass";
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
import type { SheetItem } from "@/model/activity/paper-entry";
import type { HandItem } from "@/model/activity/show-of-hands";
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

/** The result of a readable body that does not fit. */
export interface Misfit {
  misfit: ValidationError;
}

export const isMisfit = (parsed: object): parsed is Misfit => "misfit" in parsed;

/** A form's controls as they are posted: name to values. */
export type Fields = Record<string, string[]>;

/** Answers about the person, such as their workplace. */
export interface AboutPeople<B> {
  /** The group that an answer tells of; null: one that never stands by itself, such as own words. */
  group(body: B | Pass): string | null;
  /** The replacement for answers whose group is not shown. */
  rest: B;
}

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
   * Finds what a schema cannot: repeated ids, keys to nothing. One sentence a problem.
   * @param path the activity's place; each sentence opens with the field below it
   */
  check?(activity: A, path: string): string[];
  /** Checks references to other activities. @param all every activity of the workshop, in order */
  checkAmong?(activity: A, path: string, all: readonly ActivityBase[]): string[];
  /**
   * References of an unfinished activity's fields, by path with `*` for numbers. For lists: their values. For
   * records: their keys, and below `.*` their values.
   */
  references?: References;
  /** A filled example to begin from; its id is made from the title when added. */
  template: Template<A["kind"]>;
  /** Fields of an activity that is begun empty. */
  beginning?: object;
  /** True while a needed file is missing. */
  lacksFile?(activity: A): boolean;
  /**
   * Its paper form without key and notes; null: this part has none. Omitted: never on paper.
   * @param part the part's name as in paths of its texts, `["parts", "3"]`; empty: all
   */
  onPaper?(activity: A, part: readonly string[]): PaperBlock[] | null;
}

/** The part that stage and phones draw, step by step. */
interface ShownKind<A extends ActivityBase, B extends object, F extends Shown> {
  /** Its steps in order, without the notice that every kind has. */
  steps(activity: A): StepSketch[];
  /** The face of a step, apart from the question. Files stay names, which surfaces find with `useAsset`. */
  face(activity: A, place: FaceContext): F | PlainFace;
  /** Texts that fill a screen of the stage each, as Markdown; the notice where left out. */
  screens?(activity: A): string[];
  /** The stage plays a film or a sound, which trainers start and stop. */
  played?: true;
  /** Omitted: phones show it, too. */
  isOnPhones?(activity: A): boolean;
  /** Phones may fetch its pictures before it is shown: they tell nothing that is still to come. */
  picturesAhead?: true;
  /** Trainers order and let through what people write, and the room sees it so. */
  curated?: Curated<A, B>;
  /** Where it is a story in parts, with the same question after each. */
  story?: Story<A, B>;
  /** The room's movement from stop to stop, a column for each. */
  trail?(activity: A, rounds: SeenRounds<A, B>): TrailStep[];
}

/** The part that asks, and understands answers. */
interface AskedKind<A extends ActivityBase, B extends object, Q extends Shown> {
  /** The schema of a stored answer, whatever the activity's ids are now. Omitted: never answered. */
  answer?: z.ZodType<B, B>;
  /**
   * The form of a question, without its key; null: nothing is asked. @param all every activity of the
   * workshop, where that matters
   */
  ask(activity: A, question: Question, all?: readonly ActivityBase[]): { text: string; form: Q } | null;
  /**
   * The body as this question reads it; else its fault, or null where that cannot be told. Passes are handled
   * before. @param body an answer, or posted fields: strings or lists of strings
   */
  parse(activity: A, question: Question, body: unknown): B | Misfit | null;
  /**
   * For private answers: the replacement stored for all; fields are kept under a key of the person's phone
   * alone.
   */
  redact?(body: B): B;
  /** The fields of the form that hold this body; where left out, the body's own names and values. */
  fields?(body: B): Fields;
  /** Where pages without script post two exclusive fields: the fields without the older one. */
  newest?(form: Q, posted: Fields, stored: B | Pass | undefined): Fields;
  /** A private answer as its giver sees it. */
  givenBack?(activity: A, fields: Fields): { question: string; lines: { label: string; text: string }[] };
  /** Our own words in bodies, which no person wrote. */
  fixedWords?: readonly string[];
  /** Ids of a body's free text fields beside other ones. */
  writtenFields?(activity: A): string[];
  /** Questions to be asked and closed before this activity's results or key may be shown. */
  waitsFor?(activity: A, all: readonly ActivityBase[]): QuestionId[];
  /** The expert's answer; null: no key. */
  key(activity: A, question: Question): Key | null;
  /** An expert's reasons are lines as they were written; those of other kinds are Markdown. */
  plainReasons?: true;
  /** The criteria that tell answers apart; shown with the key. */
  criteria?(activity: A): Criteria | null;
  /** The answer of a simulated participant; null where they give none. Left out where nothing is asked. */
  simulate?(activity: A, question: Question, who: Simulant): B | null;
}

interface CountedKind<A extends ActivityBase, B extends object> {
  /** Counts over the bodies of one round of one question. */
  tally(activity: A, question: Question, bodies: Iterable<B | Pass>): Tally;
  /** The entries of `tally`'s `counts`, in display order. */
  options(activity: A, question: Question): CountedOption[];
  /**
   * What a show of hands asks; the options are values of the posted fields. Omitted, or none: it cannot be
   * counted so.
   */
  byHand?(activity: A, question: Question): HandItem[];
  /** What a sheet asks that is typed in afterwards; omitted: as by hand. The fields are those of the form. */
  typedIn?(activity: A, question: Question): SheetItem[];
  /**
   * Removes the counts beside an answer's first choice, such as sureness; null where none are asked. Omitted:
   * never any.
   */
  withoutBeside?(activity: A): ((body: B) => B) | null;
  /** The groups in answers about the person; null: not about them. */
  aboutPeople?(activity: A): AboutPeople<B> | null;
  split?: Splitting<A, B>;
  /** An answer's values, in rows of exported tables; omitted: never answered. */
  values?(activity: A, body: B): GivenValue[];
  /** Items for the codebook; omitted: the question asks for one thing. */
  codedItems?(activity: A, question: Question): CodedItem[];
  /** The choices that hold for the whole question, for the codebook. */
  codedChoices?(activity: A): Coded[];
  /** The name of a repeated question's repetition: its part's title, or the changed fact. */
  follows?(activity: A, question: Question): string | null;
  /**
   * Experience API statements about one answer; omitted: none.
   * @param question as in the codebook
   * @param values the answer's `values`
   */
  interactions?(activity: A, question: CodedQuestion, values: readonly GivenValue[]): Interaction[];
  /** Items for testing programs (GIFT, QTI); omitted: no test elsewhere can ask this. */
  testItems?(activity: A, questions: readonly Question[]): KeyedItem[];
}

/** The part that tells of it afterwards, in debrief and report. */
interface ToldKind<A extends ActivityBase, B extends object, D extends object> {
  /**
   * The debrief; null where it was not asked or may not be shown. Omitted: it asks nothing. Worksheets also
   * read the groups' work.
   */
  debrief?(activity: A, input: DebriefSource): D | null;
  /** All of this kind in one session, in its order: where they say something beside one another. */
  combined?(debriefs: readonly D[]): D[];
  /** Groups fill it together as a worksheet: who of a group took part is not known. */
  byGroups?: true;
  /** A row for each number that the debrief shows. @param people everybody who joined the room */
  summaryRows?(debrief: D, people: number): SummaryRow[];
  /** Its figures, one at least; every number of a drawing stands in a table too. */
  figures?(debrief: D, words: ReportWords): FigureModel[];
  /** Figures that stand behind those that its own page of the debrief draws. */
  furtherFigures?(debrief: D, words: ReportWords): FigureModel[];
  /** Questions with one answer of several a person, for comparing division. */
  contested?(debrief: D): ContestedItem[];
  /** A report's first page may name what divided the room here. */
  namesDivided?: true;
  /** Tests linked by people's own codes, in the order of the tests after. */
  linkedTests?(activities: readonly ActivityBase[]): { before: A; after: A }[];
  /** Of a linked test after: the people who took both; null where it is none. */
  beforeAfter?(debrief: D): BeforeAfter | null;
  /** One of two tests with the same questions; null: no such test. */
  test?(activity: A, all: readonly ActivityBase[]): "before" | "after" | null;
  /** Marks for a certificate; omitted: cannot count for one. */
  finalTest?: FinalTest<A, B>;
  /**
   * Without items that some, but fewer than five people answered; null: nothing is left. Omitted: unchanged.
   */
  enough?(debrief: D): D | null;
  /** Without any text that people wrote but what was released. */
  released?(debrief: D, releases: Releases): D;
  /** People's texts by source. @param shown sheets that others have seen */
  written?(debrief: D, shown: ReadonlySet<string>): WrittenSource[];
  /** Its figures for comparing rooms. */
  measures?(debrief: D): Measure[];
  /** Numbers for the top of a report. @param debriefs all of this kind in a room */
  stats?(debriefs: readonly D[], people: number): MadeStat[];
  /** Sentences for a report's first page. */
  frontPage?: {
    place: (typeof storyPlaces)[number];
    /** @param sessions all of this kind in a room, session by session */
    sentences(sessions: readonly (readonly D[])[], people: number): MadeSentence[];
  };
  /** People who promised something, and those who did not. */
  promised?(debrief: D): RoundHead;
}

/**
 * A kind. A: its authored activity. B: an answer's body. F: a step's face. Q: a question's form. D: its
 * debrief.
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

/** Members of every kind with a debrief: its counts and its texts. */
type ToldOf = "answer" | "debrief" | "summaryRows" | "figures" | "released" | "written";
