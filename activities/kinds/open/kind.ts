/** Rules of an open question: what may be written, and the second question, in which texts are supported. */
import { tally, supportQuestion } from "@/activities/kinds/open/tally";
import {
  type Open,
  type OpenAnswer,
  type OpenSupport,
  openAnswerSchema,
  openSchema,
  openSupportSchema,
} from "@/activities/kinds/open/content";
import {
  type OpenDebrief,
  openDebrief,
  openReleased,
  openRows,
  openWritten,
} from "@/activities/kinds/open/debrief-data";
import { openFigures } from "@/activities/kinds/open/figures";
import { consoleWall, roomWall } from "@/activities/kinds/open/wall";
import { type OpenFace, type OpenForm, SUPPORT } from "@/activities/kinds/open/view";
import { idGiven, textGiven } from "@/model/exports/answer-values";
import { textInteractions } from "@/model/exports/xapi-interactions";
import type { KindOf } from "@/model/kind";
import type { Question } from "@/model/activity/question";
import { sampleOf } from "@/model/statistics/random";
import { isVisible } from "@/model/text/visible-text";
import { textId } from "@/model/text/text-id";
import { z } from "zod";

/** A form posts its empty fields too; they are left out. */
const posted = z.strictObject({
  texts: z
    .array(z.string().trim().max(500))
    .max(5)
    .transform((texts) => texts.filter(isVisible))
    .pipe(z.array(z.string()).min(1)),
});

/** Null unless there is a text, and none too long or too many. */
function parse(open: Open, question: Question, body: unknown): OpenAnswer | OpenSupport | null {
  if (question.whatIfId === SUPPORT) {
    const parsed = openSupportSchema.safeParse(body);
    return parsed.success ? { support: [...new Set(parsed.data.support)] } : null;
  }
  const parsed = posted.safeParse(body);
  if (!parsed.success) return null;
  const byId = new Map(parsed.data.texts.map((text) => [textId(text), text]));
  const texts = [...byId.values()];
  if (texts.length > open.most || texts.some((text) => text.length > open.length)) return null;
  return { texts };
}

export const openKind: KindOf<typeof openSchema, OpenAnswer | OpenSupport, OpenFace, OpenForm, OpenDebrief> =
  {
    name: "open",
    content: openSchema,
    answer: z.union([openAnswerSchema, openSupportSchema]),
    template: {
      kind: "open",
      title: "One hope, one worry",
      minutes: 5,
      question: "What do you hope to take home from this workshop?",
      hint: "One sentence is enough. Please no names.",
      most: 2,
      moderated: true,
      upvotes: true,
    },
    simulate(open, question, { phrases, texts, random }) {
      if (question.whatIfId === SUPPORT) return texts.length ? { support: sampleOf(texts, 3, random) } : null;
      return { texts: sampleOf(phrases, open.most, random).map((text) => text.slice(0, open.length)) };
    },
    curated: { supportQuestion, roomWall, consoleWall },
    steps: (open) => [
      {
        id: open.id,
        title: open.title,
        notice: false,
        question: open.id,
        whatIfs: open.upvotes ? [{ id: SUPPORT, title: open.title, question: supportQuestion(open) }] : [],
      },
    ],
    face: (open) => ({ kind: "open", title: open.title }),
    ask: (open, question) => ({
      text: open.question,
      form: {
        kind: "open",
        asks: question.whatIfId === SUPPORT ? "support" : "texts",
        hint: open.hint ?? null,
        moderated: open.moderated,
        most: open.most,
        length: open.length,
      },
    }),
    parse,
    typedIn: ({ most, length }) => [
      { field: "texts", text: null, words: length, ...(most > 1 && { several: true as const }) },
    ],
    key: () => null,
    tally,
    options: () => [],
    values(_open, body) {
      return "support" in body
        ? body.support.map((text) => idGiven("support", text))
        : body.texts.map((text) => textGiven("text", text));
    },
    interactions: (_open, asked, values) => textInteractions(asked, values),

    debrief: openDebrief,
    summaryRows: openRows,
    figures: openFigures,
    released: openReleased,
    written: openWritten,
  };
