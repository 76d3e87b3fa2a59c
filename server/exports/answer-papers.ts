/** Papers on which people answer: cards that a camera reads, and sheets that are typed in afterwards. */
import { type Activity, kindOf } from "@/activities/kinds";
import { handoutTranslator, type TranslateHandout } from "@/messages/language";
import { interfaceLanguage, ownName } from "@/messages/languages";
import { type PaperItem, sheetCode, spacedCode } from "@/model/activity/paper-entry";
import type { Question } from "@/model/activity/question";
import { cardAnswers, markerOf } from "@/model/room/cards/cards";
import { direction } from "@/model/text/language";
import { type Drawn, type Paper, type PaperData, PaperWriter, whole } from "@/server/exports/paper-writer";
import type { PaperRoom } from "@/server/exports/papers";
import { familiesFor } from "@/server/workers/typst/fonts";
import { planOf } from "@/workshop/content/plan";
import { inLanguage } from "@/workshop/content/texts";
import type { Handout } from "@/workshop/handouts/handouts";
import { isLinkedTest, paperItems, questionsOnPaper } from "@/workshop/room/papers";

/** Answer cards, from the first: the marker in front, behind it the letters for who holds it. */
export function cardsPaper(count: number, language: string, paper: Paper) {
  const t = handoutTranslator(language);
  const page = interfaceLanguage(language);
  const hint = [t("hint"), t("nameless")];
  return {
    name: t("cards", { count }),
    paper,
    language: page,
    rtl: direction(page) === "rtl",
    fonts: familiesFor(JSON.stringify(hint), ownName(page)),
    hint,
    letters: cardAnswers,
    cards: Array.from({ length: count }, (_, i) => ({
      alt: t("card", { number: i + 1 }),
      svg: markerOf(i + 1),
    })),
  };
}

/** Sheets of one activity that are typed in afterwards, each with its code (H-40). */
export function answerSheets(
  { id, title, workshop }: Pick<PaperRoom, "title" | "workshop"> & { id: string },
  { activity: named, from, sheets }: { activity: string; from: number; sheets: number },
  language: string,
  paper: Paper,
): PaperData | null {
  const t = handoutTranslator(language);
  const plan = planOf(inLanguage(workshop, language));
  const activity = plan.activity(named);
  if (!activity) return null;
  const writer = new PaperWriter(workshop, language);
  const passages = questionsOnPaper(plan, activity).map((question) => ({
    question,
    ...toldBefore(activity, question),
  }));
  const items = paperItems(plan, activity);
  const linked: Handout["blocks"] = isLinkedTest(plan, named)
    ? [
        { type: "question", text: t("codeWhy") },
        {
          type: "table",
          rows: [],
          blank: 1,
          columns: (["codeName", "codeDay", "codePlace"] as const).map((one) => ({
            text: t(one),
            letters: 6,
          })),
        },
      ]
    : [];
  const blocks = [
    ...passages.flatMap(({ question, texts }) => [
      ...texts,
      ...askedOn(
        items.filter((item) => item.question === question.id),
        t,
      ),
    ]),
    ...linked,
  ];
  const notices = [activity.notice ?? [], ...passages.map((one) => one.notices)].flat();
  return writer.data(
    activity.title,
    paper,
    Array.from({ length: sheets }, (_, i) => {
      const code = t("sheetCode", { code: whole(spacedCode(sheetCode(id, named, from + i))) });
      const head: Drawn[] = [
        writer.heading(2, writer.say(code)),
        { is: "text", text: writer.say(t("sheetHow")) },
      ];
      return writer.sheet(activity.title, `${title} · ${code}`, [], {
        notices,
        groups: [head],
        blocks,
        letters: "writing",
      });
    }),
  );
}

/** What a question is asked about, where it is a part of something longer. */
function toldBefore(
  activity: Activity,
  { partId }: Question,
): { texts: Handout["blocks"]; notices: string[] } {
  const { onPaper } = kindOf(activity);
  const blocks =
    (partId && (onPaper?.(activity, ["parts", partId]) ?? onPaper?.(activity, ["subjects", partId]))) || [];
  return {
    texts: blocks.flatMap((block) => (TOLD.has(block.type) && block.type !== "notice" ? [block] : [])),
    notices: blocks.flatMap((block) => (block.type === "notice" ? [block.text] : [])),
  };
}

const TOLD = new Set(["heading", "prose", "paragraph", "picture"]);

/** Items with their numbers, and options with their digits. */
function askedOn(items: readonly PaperItem[], t: TranslateHandout): Handout["blocks"] {
  const [first] = items;
  const alone = items.some((item) => item.text === null && !item.named);
  return [
    ...(first && !alone ? [{ type: "question", text: first.asked } as const] : []),
    ...items.flatMap((item): Handout["blocks"] => {
      const { number, text, named, asked, options, several, range, words = 0 } = item;
      const wordOf = (o: { id: string; text: string | null }) =>
        o.text ?? t(o.id as "present" | "absent" | "unknown");
      const digit = (o: { id: string; text: string | null }, i: number) =>
        wordOf(o).startsWith(`${i + 1} (`) || wordOf(o) === `${i + 1}` ? wordOf(o) : `${i + 1} ${wordOf(o)}`;
      return [
        {
          type: "question",
          text: `${number}. ${named ? t(named) : (text ?? asked)}${options && several ? ` ${t("several")}` : ""}`,
        },
        options
          ? { type: "boxes", options: options.map(digit) }
          : { type: "lines", least: range ? 1 : 2, letters: Math.min(words, 120) },
      ];
    }),
  ];
}
