/** Rules of an open question: what may be written, and the second question, in which texts are supported. */
import { type AnswerBody, isPass } from "@/activities/content";
import type { KindRules } from "@/activities/kind-rules";
import {
  type Open,
  type OpenAnswer,
  openAnswerSchema,
  type OpenSupport,
  openSupportSchema,
} from "@/activities/open/content";
import { textId } from "@/activities/open/text-id";
import { textsByPerson } from "@/activities/open/wall";
import { count, emptyTally } from "@/activities/tally";
import { type Question, whatIfQuestion } from "@/workshop/session/question";

/** The id under which texts are supported, where the author allows it. */
export const SUPPORT = "support";

/** The question in which people support texts of `open`. */
export const supportQuestion = (open: Open): string => whatIfQuestion(open.id, SUPPORT);

/** Null unless there is a text, and none too long or too many. Empty fields of a form are left out. */
function parse(open: Open, question: Question, body: unknown): OpenAnswer | OpenSupport | null {
  if (question.whatIfId === SUPPORT) {
    const parsed = openSupportSchema.safeParse(body);
    return parsed.success ? { support: [...new Set(parsed.data.support)] } : null;
  }
  const parsed = openAnswerSchema.safeParse(body);
  if (!parsed.success) return null;
  const byId = new Map(parsed.data.texts.map((text) => [textId(text), text]));
  const texts = [...byId.values()];
  if (texts.length > open.most || texts.some((text) => text.length > open.length)) return null;
  return { texts };
}

export const openRules: KindRules<Open, OpenAnswer | OpenSupport> = {
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
  key: () => null,
  tally(_open, question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally([]);
    const kept = [...bodies];
    for (const body of kept) {
      if (isPass(body)) tally.passed++;
      else if ("texts" in body && question.whatIfId !== SUPPORT) tally.answered++;
      else if ("support" in body && question.whatIfId === SUPPORT) {
        tally.answered++;
        for (const id of body.support) count(tally.counts, id);
      }
    }
    // By id: an order that tells nothing of who came when.
    tally.others = textsByPerson(kept)
      .flat()
      .sort((a, b) => (textId(a) < textId(b) ? -1 : 1));
    return tally;
  },
  options: () => [],
};
