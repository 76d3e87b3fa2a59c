import type { ReasonsDebrief } from "@/activities/shared/reasons-debrief";
import type { FigureModel } from "@/model/figures/figure";
import { joined, timesSaid } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

interface Choice {
  id: string;
  text: string;
}

export function reasonsFigures(
  id: string,
  about: string,
  question: string,
  choices: readonly Choice[],
  reasons: ReasonsDebrief | null,
  words: ReportWords,
): FigureModel[] {
  if (!reasons) return [];
  const t = words.from("counting");
  const { answered, wrote, held, unreleased, groups } = reasons;
  const alone = groups.length === 1;
  const named = (answer: string | null) =>
    choices.find((c) => c.id === answer)?.text ?? t(alone ? "reasons.all" : "reasons.rest");
  return [
    {
      id,
      title: t("reasons.title", { about }),
      question,
      reading: t("reasons.reading", { wrote, answered }),
      how: joined(
        t("reasons.how"),
        held && words.t("open.few"),
        unreleased && words.t("open.released", { shown: groups.flatMap((g) => g.texts).length }),
      ),
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
