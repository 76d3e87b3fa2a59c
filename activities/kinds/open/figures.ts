/** Texts of an open question stay with the trainers until they are released. */
import type { WallText } from "@/model/activity/curation";
import type { OpenDebrief } from "@/activities/kinds/open/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, timesSaid } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function openFigures(debrief: OpenDebrief, words: ReportWords): FigureModel[] {
  const { t } = words;
  const { activity, answered, passed, missing, few, groups, rest, hidden, unreleased } = debrief;
  const all = [
    ...groups.flatMap((g) => g.texts.map((text) => ({ text, group: g.label }))),
    ...rest.map((text) => ({ text, group: "" })),
  ];
  const list = (title: string, texts: WallText[]) =>
    texts.length > 0 ? [{ title, texts: texts.map(timesSaid) }] : [];
  return [
    {
      id: `${activity.id}-texts`,
      title: activity.title,
      question: activity.question,
      reading: t("open.reading", { answered, people: answered + passed + missing, passed }),
      how:
        joined(
          few && t("open.few"),
          activity.most > 1 && all.length > 0 && t("open.several", { most: activity.most }),
          unreleased && t("open.released", { shown: all.length }),
          hidden > 0 && t("open.hidden", { count: hidden }),
        ) || undefined,
      heads: headsSaid(debrief, words),
      chart: null,
      tables: [],
      texts: [
        ...groups.flatMap((g) => list(g.label, g.texts)),
        ...list(groups.length > 0 ? t("open.rest") : "", rest),
      ],
      written:
        all.length === 0
          ? undefined
          : [
              {
                caption: activity.question,
                head: [t("open.text"), t("open.group"), t("open.times"), t("open.support")],
                rows: all.map(({ text, group }) => [text.text, group || "–", text.times, text.support]),
              },
            ],
    },
  ];
}
