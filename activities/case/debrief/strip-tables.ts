/** The numbers behind the strip: counts of every part, and every movement. */
import type { Table } from "@/components/debrief/data-table";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";

export function stripTables({ activity, parts, flows }: CaseDebrief, words: Words): Table[] {
  const { t } = words;
  const name = (id: string) => activity.answers.find((a) => a.id === id)?.text ?? t("none");
  return [
    {
      caption: t("figures.strip"),
      head: [
        t("part"),
        t("round"),
        ...activity.answers.map((a) => a.text),
        t("answered"),
        t("passed"),
        t("missing"),
      ],
      rows: parts.flatMap((p) =>
        p.rounds.map((r) => [
          `${p.number} · ${p.title}`,
          r.round,
          ...r.bars.map((b) => words.share(b.share)),
          r.answered,
          r.passed,
          r.missing,
        ]),
      ),
    },
    {
      caption: t("strip.flows"),
      head: [t("strip.from"), t("strip.was"), ...activity.answers.map((a) => a.text), t("none")],
      rows: flows.flatMap((flow) =>
        (flow?.nodes ?? []).map((id, i) => [`${flow!.from} → ${flow!.to}`, name(id), ...flow!.matrix[i]!]),
      ),
    },
  ];
}
