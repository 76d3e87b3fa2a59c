/** The numbers behind the elements, and the lists of marks that do not fit the judgement. */
import type { Table } from "@/components/debrief/data-table";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";

export function elementsTables({ activity, parts }: CaseDebrief, words: Words): Table[] {
  const { t } = words;
  const yes = activity.answers.find((a) => a.tone === "yes")?.text ?? "";
  const seen = parts.flatMap((p) =>
    p.elements ? [{ name: `${p.number} · ${p.title}`, ...p.elements }] : [],
  );
  return [
    {
      caption: t("figures.elements"),
      head: [t("part"), ...activity.elements.map((e) => e.text), t("elements.all"), t("elements.marked")],
      rows: seen.map((p) => [
        p.name,
        ...p.marks.map((m) => words.share(m.share)),
        words.share(p.all),
        p.marked,
      ]),
    },
    {
      caption: t("figures.mismatch"),
      head: [
        t("part"),
        t("elements.yesWithoutMeans", { yes }),
        t("elements.yesUnmarked", { yes }),
        t("elements.allNotYes", { yes }),
      ],
      rows: seen.map((p) => [
        p.name,
        p.mismatch.yesWithoutMeans ?? "–",
        p.mismatch.yesUnmarked,
        p.mismatch.allNotYes,
      ]),
    },
  ];
}
