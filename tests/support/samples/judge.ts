/**
 * Answers of a sample room's people: as simulated participants do in a rehearsal, with what these rooms need
 * besides: paths through a story that were written by hand, tests before and after by the same person, texts
 * of their own. The same seed gives the same answers.
 */
import type { Activity, AnswerBody } from "@/activities/kinds";
import type { FormField } from "@/activities/kinds/form/content";
import { SUPPORT } from "@/activities/kinds/open/view";
import { fields, leanings, open, promises, reasons, rules } from "@/tests/support/samples/words";
import type { Invented } from "@/tests/support/samples/people";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { pick, weightedPick, type Random, seeded, sampleOf } from "@/model/statistics/random";
import type { Question } from "@/model/activity/question";

/** Of those who are here, who give nothing at a question. */
const SILENT = 0.03;
/** Share of people's knowledge that helps on the first morning, before anything was said. */
const COLD = 0.45;
/** Gain of insight by a talk between two rounds. */
const TALK = 0.22;
/** Of those whom the next part of a story will move, whom a talk about this one moves already. */
const CONVINCED = 0.6;

/** A number for a text (FNV-1a, 32 bits). */
function numberOf(text: string): number {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.codePointAt(0)!, 0x01000193);
  return h >>> 0;
}

interface AskedOfPerson {
  activity: Activity;
  question: Question;
  round: number;
  /** 0 on the first morning, 1 at the very end. */
  progress: number;
  /** Ids of texts or entries that can be supported or marked. */
  texts: readonly string[];
}

/** Of a form about oneself before and now: before is lower. */
const isBefore = (field: FormField): boolean => field.id.startsWith("before-");

/** Opinions of the people of one room. */
export class Judges {
  /** @param people how many are in the room */
  constructor(
    private readonly seed: number,
    private readonly people: number,
  ) {}

  /** The answer of person `index`, or null when nothing comes from them. */
  answer(who: Invented, index: number, context: AskedOfPerson): AnswerBody | null {
    const { activity, question, round } = context;
    // The tests before and after ask the same things: a guess is made twice.
    const about = activity.kind === "quiz" && activity.test ? "test" : question.id;
    const first = seeded(this.seed + numberOf(`${index}/${about}`));
    const random =
      activity.kind === "quiz" && activity.test && activity.after
        ? forgetful(first, seeded(this.seed + numberOf(`${index}/${question.id}`)))
        : first;
    const part = activity.kind === "case" ? activity.parts.findIndex((p) => p.id === question.partId) : -1;
    const convinced = round > 1 && seeded(this.seed + numberOf(`${index}/${question.id}/talk`))() < CONVINCED;
    const step = question.whatIfId ? null : who.path[part + (convinced ? 1 : 0)];
    if (part >= 0 && step === "-") return null;
    if (part >= 0 && step === "p") return { pass: true };
    if (!(activity.kind === "quiz" && activity.test) && random() < SILENT && part < 0) return null;
    const personal = this.ofTheirOwn(who, index, context, random);
    if (personal) return personal;
    const knowledge =
      activity.kind === "quiz" && activity.test && !activity.after
        ? COLD * who.before
        : who.before + (who.after - who.before) * context.progress;
    const insight = Math.min(0.98, knowledge + (round > 1 ? TALK : 0));
    const body = plausible(activity, question, {
      insight,
      random,
      phrases: phrasesIn(who.language),
      texts: context.texts,
      lean: (id) => this.lean(id),
    });
    if (body && "choice" in body && activity.kind === "poll" && activity.several)
      return { ...body, choice: noneAlone([body.choice].flat()) };
    if (!body || "pass" in body || activity.kind !== "case" || !step) return body;
    return judged(body as Extract<AnswerBody, { answer: string }>, step, index, part, question.id);
  }

  /** The room's common opinion of a subject: the same for the tests before and after. */
  private lean(id: string): number {
    const about = id.replace(/^post-test/, "pre-test");
    return leanings[about] ?? seeded(this.seed + numberOf(about))();
  }

  private ofTheirOwn(
    who: Invented,
    index: number,
    { activity, question }: AskedOfPerson,
    random: Random,
  ): AnswerBody | null {
    if (activity.kind === "open" && question.whatIfId !== SUPPORT) {
      const texts = open[activity.id];
      if (!texts) return null;
      // A cloud is of few words that many say; a wall of many that few say.
      const first =
        activity.show === "cloud"
          ? weightedPick(texts, (t) => 1 / (1 + texts.indexOf(t)), random)
          : texts[index % texts.length]!;
      const more = activity.most > 1 && random() < 0.4 ? [texts[(index * 7 + 3) % texts.length]!] : [];
      return { texts: [...new Set([first, ...more])].map((t) => t.slice(0, activity.length)) };
    }
    if (activity.kind === "agreement")
      return { agree: "yes", ...(activity.add && random() < 0.15 ? { add: pick(rules, random) } : {}) };
    if (activity.kind === "commitment") {
      const { what, whom, when } = promises[index % promises.length]!;
      return {
        promise: Object.fromEntries(activity.fields.map((f, i) => [f.id, [what, whom, when][i] ?? when])),
      };
    }
    if (activity.kind === "form") {
      const entries = activity.sections
        .flatMap((s) => s.fields)
        .flatMap((field) => {
          const value = this.field(field, who, index, random);
          return value === null ? [] : [[field.id, value] as const];
        });
      return entries.length > 0 ? { values: Object.fromEntries(entries) } : null;
    }
    return null;
  }

  private field(
    field: FormField,
    who: Invented,
    index: number,
    random: Random,
  ): string | number | string[] | null {
    if (random() < 0.05) return null;
    const common = this.lean(field.id);
    switch (field.type) {
      case "scale": {
        const level = isBefore(field) ? 0.15 + 0.6 * who.before : 0.25 + 0.7 * who.after;
        return Math.max(
          1,
          Math.min(
            field.points,
            Math.round(1 + (field.points - 1) * (level + 0.2 * (common - 0.5) + 0.35 * (random() - 0.5))),
          ),
        );
      }
      case "choice":
        return [...field.options].sort(
          (a, b) => this.lean(`${field.id}/${b.id}`) + random() - this.lean(`${field.id}/${a.id}`) - random(),
        )[0]!.id;
      case "several":
        return sampleOf(field.options, 3, random).map((o) => o.id);
      case "number":
        return Math.round(field.min + random() * Math.min(20, field.max - field.min));
      case "text": {
        // No two people write the same, to the letter.
        const text = fields[field.id]?.[(index * 7 + numberOf(field.id)) % this.people];
        return text?.slice(0, field.length) ?? null;
      }
      case "lines": {
        const texts = fields[field.id];
        return texts && index < 2 * texts.length
          ? sampleOf(texts, Math.min(2, field.most), random).map((t) => t.slice(0, field.length))
          : null;
      }
    }
  }
}

/** A first tick at "none of it" excludes all others; later it is never ticked. */
const noneAlone = (choice: string[]): string[] =>
  choice[0] === "none" ? ["none"] : choice.filter((id) => id !== "none");

/** The same chances again, but for some that are drawn again: people are not the same on the fourth day. */
const forgetful =
  (same: Random, fresh: Random): Random =>
  () => {
    const [before, now, chance] = [same(), fresh(), fresh()];
    return chance < 0.25 ? now : before;
  };

const words: Record<string, "yes" | "unsure" | "no"> = { y: "yes", u: "unsure", n: "no" };

/** An answer to a part of the story by the path, with marks that mostly fit it. */
function judged(
  body: Extract<AnswerBody, { answer: string }>,
  step: string,
  index: number,
  part: number,
  question: string,
): AnswerBody {
  const answer = words[step] ?? "unsure";
  const sure = answer === "unsure" ? 2 : 3 + ((index + part) % 3);
  const full = answer === "yes" && (index + part) % 7 !== 0;
  const elements = full ? ["act", "means", "purpose"] : body.elements;
  const { reason, ...rest } = body;
  const why = reasons[question]?.[step];
  return {
    ...rest,
    answer,
    ...(reason && why && { reason: why[index % why.length]! }),
    ...(body.sureness === undefined ? {} : { sureness: index % 5 === 0 ? body.sureness : sure }),
    ...(elements ? { elements } : {}),
  };
}
