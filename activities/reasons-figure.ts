/** Why people answered as they did: a wall of reasons for each part of a case, and for a poll. */
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import type { PollDebrief } from "@/workshop/debrief/poll-debrief";
import type { ReasonsDebrief } from "@/workshop/debrief/reasons-debrief";
import type { FigureModel } from "@/workshop/report/figure";
import { joined, timesSaid } from "@/workshop/report/figure-parts";
import type { Words } from "@/workshop/report/words";

interface Choice {
  id: string;
  text: string;
}

/** None where nobody wrote why. */
export function reasonsFigures(debrief: CaseDebrief | PollDebrief, words: Words): FigureModel[] {
  const { activity } = debrief;
  if (debrief.kind === "poll")
    return one(
      `${activity.id}-reasons`,
      activity.title,
      activity.question,
      debrief.activity.options,
      debrief.reasons,
      words,
    );
  return debrief.parts.flatMap((p) =>
    one(
      `${activity.id}-${p.id}-reasons`,
      `${p.number} · ${p.title}`,
      activity.question,
      debrief.activity.answers,
      p.reasons,
      words,
    ),
  );
}

function one(
  id: string,
  about: string,
  question: string,
  choices: readonly Choice[],
  reasons: ReasonsDebrief | null,
  words: Words,
): FigureModel[] {
  if (!reasons) return [];
  const t = words.from("counting");
  const { answered, wrote, held, groups } = reasons;
  const alone = groups.length === 1;
  const named = (answer: string | null) =>
    choices.find((c) => c.id === answer)?.text ?? t(alone ? "reasons.all" : "reasons.rest");
  return [
    {
      id,
      title: t("reasons.title", { about }),
      question,
      reading: t("reasons.reading", { wrote, answered }),
      how: joined(t("reasons.how"), held && words.t("open.few")),
      chart: null,
      tables: [
        {
          caption: about,
          head: [t("because.option"), t("because.wrote")],
          rows: groups.map((g) => [named(g.answer), g.wrote]),
        },
      ],
      texts: groups
        .filter((g) => g.texts.length > 0)
        .map((g) => ({ title: named(g.answer), texts: g.texts.map(timesSaid) })),
    },
  ];
}
