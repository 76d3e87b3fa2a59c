/** The numbers of a comparison as tables, for those who listen and for those who copy them. */
import { groupName, inWords } from "@/model/worksheets/wording";
import { percentOfStep, wholeness } from "@/model/worksheets/wording";
import type {
  CampaignComparison,
  Comparison,
  ComparedMeasure,
} from "@/model/worksheets/comparisons/comparison";
import type { Table } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import { unreachable } from "@/model/unreachable";
import { listed } from "@/model/text/wording";

const dash = (text: string) => text || "–";

export function comparisonTables(comparison: Comparison, words: ReportWords): Table[] {
  const { t, compare, locale } = words;
  const plain = (text: string) => inWords(text, compare);
  const caption = t(`sheets.compared.${comparison.type}`);
  switch (comparison.type) {
    case "board":
      return [
        {
          caption,
          head: [
            t("sheets.entry"),
            t("sheets.column"),
            t("sheets.groups"),
            compare("board.owner"),
            compare("board.when"),
            compare("board.alone"),
          ],
          rows: comparison.columns.flatMap((c) =>
            c.measures.map((m) => [
              plain(m.text),
              c.text,
              m.times,
              dash(plain(listed(m.owner, locale))),
              dash(listed(m.when, locale)),
              m.conflict ? compare("board.conflict") : "–",
            ]),
          ),
        },
      ];
    case "difference": {
      const rows = (measures: readonly ComparedMeasure[], list: string) =>
        measures.map((m) => [plain(m.text), list, m.times]);
      const { both, onlyThere, onlyHere, here, there } = comparison;
      return [
        {
          caption,
          head: [t("sheets.entry"), t("sheets.list"), t("sheets.groups")],
          rows: [
            ...rows(onlyThere, there),
            ...rows(both, compare("difference.both")),
            ...rows(onlyHere, here),
          ],
        },
      ];
    }
    case "map":
      return [
        {
          caption,
          head: [compare("map.step"), ...comparison.agencies.map(plain)],
          rows: comparison.steps.map((s) => [
            s.text,
            ...comparison.agencies.map((a) => s.owners.find((o) => o.agency === a)?.groups.length ?? 0),
          ]),
        },
      ];
    case "services":
      return [
        {
          caption,
          head: [compare("services.service"), ...comparison.columns.map((c) => c.text)],
          rows: comparison.rows.map((row) => [
            row.text,
            ...comparison.columns.map((c) => {
              const ticks =
                row.cells.find((cell) => cell.column === c.id)?.ticks.filter((tick) => tick.times > 0) ?? [];
              return (
                listed(
                  ticks.map((tick) => `${tick.text} ${tick.times}`),
                  locale,
                ) || compare("services.nobody")
              );
            }),
          ]),
        },
      ];
    case "campaign":
      return [
        campaignTable(comparison, caption, words),
        {
          caption: compare("campaign.places"),
          head: [t("sheets.place"), t("sheets.groups"), ""],
          rows: comparison.coverage.map((c) => [
            c.text,
            c.groups.length,
            dash(
              listed(
                c.groups.map((g) => groupName(g, compare)),
                locale,
              ),
            ),
          ]),
        },
      ];
    default:
      return unreachable(comparison);
  }
}

const campaignTable = ({ steps, plans }: CampaignComparison, caption: string, words: ReportWords): Table => ({
  caption,
  head: [words.compare("campaign.plan"), ...steps.map((s) => s.title)],
  rows: plans.map((p) => [
    inWords([groupName(p.group, words.compare), p.audience].filter(Boolean).join(" · "), words.compare),
    ...steps.map((s) => {
      const done = p.steps.find((own) => own.id === s.id)?.done ?? 0;
      const word = words.compare(`campaign.${wholeness(done)}`);
      return wholeness(done) === "partly" ? `${word} · ${percentOfStep(done, words)}` : word;
    }),
  ]),
});
