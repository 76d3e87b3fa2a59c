/** Comparisons of groups' work as charts. */
import { percentOfStep } from "@/model/worksheets/wording";
import { groupName, inWords } from "@/model/worksheets/wording";
import { groupsOfMeasure, topicsOf } from "@/model/worksheets/comparisons/topics";
import { letter } from "@/model/text/wording";
import type {
  CampaignComparison,
  Comparison,
  MapComparison,
  ComparedMeasure,
  ServicesComparison,
} from "@/model/worksheets/comparisons/comparison";
import type { FigureModel } from "@/model/figures/figure";
import { joined } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { isolate } from "@/model/text/isolated";
import { direction } from "@/model/text/language";
import { unreachable } from "@/model/unreachable";
import { listed } from "@/model/text/wording";

type Charts = Pick<FigureModel, "chart" | "more" | "how" | "howDrawn">;

export function comparisonCharts(comparison: Comparison, words: ReportWords): Charts {
  const { compare } = words;
  switch (comparison.type) {
    case "board":
      return {
        chart: {
          type: "texts",
          groups: topicsOf(comparison).flatMap((topic) =>
            topic.columns.map(({ text, blank, measures }) => ({
              title: topic.text ? `${topic.text} · ${text}` : text,
              texts: blank
                ? [compare("board.blank")]
                : measures.map((m) =>
                    measureSaid(
                      m,
                      words,
                      true,
                      ...groupsOfMeasure(comparison, m).map((group) => groupName(group, compare)),
                      m.conflict && compare("board.conflict"),
                    ),
                  ),
            })),
          ),
        },
      };
    case "difference": {
      const { here, there, both, onlyThere, onlyHere } = comparison;
      const list = (title: string, measures: readonly ComparedMeasure[]) => ({
        title,
        texts:
          measures.length > 0
            ? measures.map((m) => measureSaid(m, words, false))
            : [compare("difference.nothing")],
      });
      return {
        chart: {
          type: "texts",
          groups: [list(there, onlyThere), list(compare("difference.both"), both), list(here, onlyHere)],
        },
      };
    }
    case "map":
      return mapChart(comparison, words);
    case "services":
      return servicesChart(comparison, words);
    case "campaign":
      return campaignCharts(comparison, words);
    default:
      return unreachable(comparison);
  }
}

/** A measure with how many groups have it, and, where it should have them, its owner and date. */
function measureSaid(
  { text, times, owner, when, missing }: ComparedMeasure,
  { compare, locale }: ReportWords,
  owned: boolean,
  ...tags: (string | false | undefined)[]
): string {
  const more = [
    ...tags,
    times > 1 && compare("timesSaid", { count: times }),
    ...(owned
      ? [
          owner.length > 0 && `${compare("board.owner")}: ${inWords(listed(owner, locale), compare)}`,
          when.length > 0 && `${compare("board.when")}: ${listed(when, locale).replaceAll("-", "\u2011")}`,
        ]
      : []),
    ...missing.map((what) => compare(what === "owner" ? "board.noOwner" : "board.noWhen")),
  ].filter(Boolean);
  return more.length > 0 ? `${inWords(text, compare)} (${more.join(" · ")})` : inWords(text, compare);
}

function mapChart({ agencies, steps }: MapComparison, { compare }: ReportWords): Charts {
  if (agencies.length === 0) return { chart: null, how: compare("map.empty") };
  const most = Math.max(1, ...steps.flatMap((s) => s.owners.map((o) => o.groups.length)));
  const state = { nobody: compare("map.nobody"), one: compare("map.one") };
  return {
    how: compare("map.legend"),
    chart: {
      type: "heat",
      corner: compare("map.step"),
      columns: [...agencies.map((a) => inWords(a, compare)), compare("map.state")],
      rows: steps.map((step) => ({
        label: step.text,
        cells: [
          ...agencies.map((a) => {
            const groups = step.owners.find((o) => o.agency === a)?.groups.length ?? 0;
            return { said: String(groups), level: groups / most };
          }),
          {
            said:
              step.state === "several"
                ? compare("map.several", { count: step.owners.length })
                : state[step.state],
            level: 0,
          },
        ],
      })),
    },
  };
}

function servicesChart({ columns, rows, dilemmas }: ServicesComparison, words: ReportWords): Charts {
  const { compare } = words;
  const most = Math.max(1, ...rows.flatMap((r) => r.cells.flatMap((c) => c.ticks.map((t) => t.times))));
  const kinds = [...new Set(rows.flatMap((r) => r.cells.flatMap((c) => c.ticks.map((t) => t.text))))];
  const apart = (text: string) => (direction(words.locale) === "rtl" ? isolate(text) : text);
  return {
    how: joined(...kinds.map((kind, i) => `${letter(i)} ${kind} ·`), compare("services.legend")),
    chart: {
      type: "heat",
      corner: compare("services.service"),
      columns: columns.map((c) => c.text),
      rows: rows.map((row) => ({
        label: row.text,
        cells: columns.map(({ id }) => {
          const ticks = row.cells.find((c) => c.column === id)?.ticks.filter((t) => t.times > 0) ?? [];
          return {
            said:
              ticks.map((t) => apart(`${letter(kinds.indexOf(t.text))}\u00a0${t.times}`)).join(" · ") ||
              compare("services.nobody"),
            level: Math.max(0, ...ticks.map((t) => t.times)) / most,
          };
        }),
      })),
    },
    more:
      dilemmas.length > 0
        ? [
            {
              caption: compare("services.dilemmas"),
              chart: {
                type: "texts",
                groups: [
                  {
                    title: "",
                    texts: dilemmas.map(
                      (d) =>
                        `${measureSaid(d, words, false)}${d.dots > 0 ? ` · ${compare("services.dots", { count: d.dots })}` : ""}`,
                    ),
                  },
                ],
              },
            },
          ]
        : undefined,
  };
}

function campaignCharts({ steps, plans, coverage }: CampaignComparison, words: ReportWords): Charts {
  const { compare, locale } = words;
  if (plans.length === 0) return { chart: null, how: compare("campaign.nothing") };
  const name = (plan: (typeof plans)[number]) =>
    inWords([groupName(plan.group, compare), plan.audience].filter(Boolean).join(" · "), compare);
  const questions = plans
    .filter((p) => p.questions.length > 0)
    .map((p) => ({ title: name(p), texts: p.questions }));
  const credits = plans.flatMap((p) => (p.credits ? [{ title: name(p), texts: p.credits }] : []));
  const pairs = plans.map((p) => ({
    title: name(p),
    texts: [
      compare(`campaign.${p.pairing.state}`),
      ...(["barrier", "reach", "message"] as const).flatMap((k) =>
        p.pairing[k] ? [`${compare(`campaign.${k}`)}: ${inWords(p.pairing[k], compare)}`] : [],
      ),
    ],
  }));
  return {
    howDrawn: compare("campaign.filled"),
    chart: {
      type: "heat",
      corner: compare("campaign.plan"),
      columns: steps.map((s) => s.title),
      rows: plans.map((plan) => ({
        label: name(plan),
        cells: steps.map((step) => {
          const done = plan.steps.find((s) => s.id === step.id)?.done ?? 0;
          return { said: percentOfStep(done, words), level: done };
        }),
      })),
    },
    more: [
      { caption: compare("campaign.pairing"), chart: { type: "texts", groups: pairs } },
      {
        caption: compare("campaign.places"),
        chart: {
          type: "bars",
          rows: coverage.map((c) => ({
            label: c.text,
            count: c.groups.length,
            of: plans.length,
            low: null,
            high: null,
            said:
              c.groups.length > 0
                ? listed(
                    c.groups.map((g) => groupName(g, compare)),
                    locale,
                  )
                : compare("campaign.nobody"),
          })),
        },
      },
      ...(questions.length > 0
        ? [{ caption: compare("campaign.questions"), chart: { type: "texts" as const, groups: questions } }]
        : []),
      ...(credits.length > 0
        ? [{ caption: compare("campaign.credits"), chart: { type: "texts" as const, groups: credits } }]
        : []),
    ],
  };
}
