/** Plans of a campaign: their steps, the pairing of message and barrier, and questions to the group. */
import { makeSentence } from "@/model/debrief/sentence";
import type { ReportWords } from "@/model/figures/report-words";
import { listed } from "@/model/text/wording";
import {
  cellText,
  chosenAt,
  inSection,
  linesOf,
  type SheetContent,
  sectionRows,
  ticksAt,
} from "@/model/worksheets/cells";
import type {
  CampaignPlan,
  ComparedRow,
  ComparisonDefinition,
  GroupSheet,
} from "@/model/worksheets/comparisons/comparison";
import { dashed, nothingWritten, type Redactor, redactorFor } from "@/model/worksheets/comparisons/measures";
import { mentions } from "@/model/worksheets/comparisons/mentions";
import { fieldDone, heldRows } from "@/model/worksheets/completeness";
import type { Compare, SheetField, SheetSection, Worksheet } from "@/model/worksheets/content";
import { groupName, inWords, nameInTable, percentOfStep, wholeness } from "@/model/worksheets/wording";

type Campaign = Extract<Compare, { type: "campaign" }>;
interface FieldLocation {
  section: SheetSection;
  field: SheetField;
}

export const campaign: ComparisonDefinition<"campaign"> = {
  /** One plan of each group; one for each audience where the section of the audience repeats. */
  compare(sheet, compare, input) {
    const audience = locateField(sheet, compare.audience);
    if (!audience) return null;
    const dark = redactorFor(input);
    const where = locateField(sheet, compare.place);
    const places = where && "options" in where.field ? where.field.options : [];
    const chose = ({ content }: GroupSheet, option: string) =>
      where !== null &&
      heldRows(sheet, where.section, content).some((row) => chosenIn(where, row, content).includes(option));
    return {
      type: "campaign",
      steps: sheet.sections.map(({ id, title }) => ({ id, title })),
      plans: input.groups.flatMap((group) =>
        heldRows(sheet, audience.section, group.content).map((row) =>
          planOf(sheet, compare, group, audience.section, row, dark),
        ),
      ),
      coverage: places.map(({ id, text }) => ({
        id,
        text,
        groups: input.groups.filter((g) => chose(g, id)).map((g) => g.group),
      })),
    };
  },
  sentence({ plans, coverage }) {
    if (plans.every((p) => p.steps.every((step) => step.done === 0))) return nothingWritten();
    const values = { plans: plans.length, paired: plans.filter((p) => p.pairing.state === "paired").length };
    const place = coverage.filter((c) => c.groups.length === 0).map((c) => c.text);
    return place.length > 0
      ? makeSentence("sheet-campaign-place", values, { place })
      : makeSentence("sheet-campaign", values);
  },
  rows: ({ plans, coverage }, groups) => [
    ...plans.flatMap(({ group, audience, steps, pairing, questions, credits = [] }) => {
      const part = audience === "" ? nameInTable(group) : `${nameInTable(group)}: ${audience}`;
      return [
        ...steps.map(
          (step): ComparedRow => ({
            measure: "campaign-step",
            part,
            option: step.id,
            text: step.title,
            percent: Math.round(step.done * 1_000) / 10,
          }),
        ),
        { measure: "pairing", part, option: pairing.state },
        ...questions.map((text): ComparedRow => ({ measure: "question", part, text })),
        ...credits.map((text): ComparedRow => ({ measure: "credit", part, text })),
      ];
    }),
    ...coverage.map(
      (place): ComparedRow => ({
        measure: "coverage",
        option: place.id,
        text: place.text,
        count: place.groups.length,
        of: groups,
      }),
    ),
  ],
  tables({ steps, plans, coverage }, caption, words) {
    const { t, compare, locale } = words;
    const filled = (done: number) => {
      const word = compare(`campaign.${wholeness(done)}`);
      return wholeness(done) === "partly" ? `${word} · ${percentOfStep(done, words)}` : word;
    };
    return [
      {
        caption,
        head: [compare("campaign.plan"), ...steps.map((step) => step.title)],
        rows: plans.map((plan) => [
          nameOfPlan(plan, words),
          ...steps.map((step) => filled(doneIn(plan, step.id))),
        ]),
      },
      {
        caption: compare("campaign.places"),
        head: [t("sheets.place"), t("sheets.groups"), ""],
        rows: coverage.map(({ text, groups }) => [
          text,
          groups.length,
          dashed(
            groups.map((group) => groupName(group, compare)),
            locale,
          ),
        ]),
      },
    ];
  },
  charts({ steps, plans, coverage }, words) {
    const { compare, locale } = words;
    if (plans.length === 0) return { chart: null, how: compare("campaign.nothing") };
    const texts = (caption: string, said: (plan: CampaignPlan) => readonly string[]) => {
      const groups = plans
        .map((plan) => ({ title: nameOfPlan(plan, words), texts: [...said(plan)] }))
        .filter((group) => group.texts.length > 0);
      return groups.length > 0
        ? [{ caption: compare(caption), chart: { type: "texts" as const, groups } }]
        : [];
    };
    return {
      howDrawn: compare("campaign.filled"),
      chart: {
        type: "heat",
        corner: compare("campaign.plan"),
        columns: steps.map((step) => step.title),
        rows: plans.map((plan) => ({
          label: nameOfPlan(plan, words),
          cells: steps.map((step) => {
            const done = doneIn(plan, step.id);
            return { said: percentOfStep(done, words), level: done };
          }),
        })),
      },
      more: [
        ...texts("campaign.pairing", ({ pairing }) => [
          compare(`campaign.${pairing.state}`),
          ...(["barrier", "reach", "message"] as const).flatMap((part) =>
            pairing[part] ? [`${compare(`campaign.${part}`)}: ${inWords(pairing[part], compare)}`] : [],
          ),
        ]),
        {
          caption: compare("campaign.places"),
          chart: {
            type: "bars",
            rows: coverage.map(({ text, groups }) => ({
              label: text,
              count: groups.length,
              of: plans.length,
              low: null,
              high: null,
              said:
                listed(
                  groups.map((group) => groupName(group, compare)),
                  locale,
                ) || compare("campaign.nobody"),
            })),
          },
        },
        ...texts("campaign.questions", ({ questions }) => questions),
        ...texts("campaign.credits", ({ credits = [] }) => credits),
      ],
    };
  },
};

const doneIn = ({ steps }: CampaignPlan, step: string): number =>
  steps.find((one) => one.id === step)?.done ?? 0;

const nameOfPlan = ({ group, audience }: CampaignPlan, { compare }: ReportWords): string =>
  inWords([groupName(group, compare), audience].filter(Boolean).join(" · "), compare);

function planOf(
  sheet: Worksheet,
  compare: Campaign,
  { group, content }: GroupSheet,
  audience: SheetSection,
  row: string | null,
  dark: Redactor,
): CampaignPlan {
  const rowsIn = (section: SheetSection): (string | null)[] =>
    !section.repeat
      ? [null]
      : audience.repeat && sectionRows(section) === sectionRows(audience)
        ? [row]
        : heldRows(sheet, section, content);
  const inRows = <T>(id: string, read: (place: FieldLocation, row: string | null) => T[]): T[] => {
    const place = locateField(sheet, id);
    return place ? rowsIn(place.section).flatMap((r) => read(place, r)) : [];
  };
  const textOf = (id: string) => inRows(id, (place, r) => textsIn(place, r, content)).join(", ");
  const [barrier, reach, message] = [compare.barrierToChange, compare.barrierToReach, compare.message].map(
    textOf,
  ) as [string, string, string];
  const found = compare.doubts.filter((d) => {
    const chosen = inRows(d.field, (place, r) => chosenIn(place, r, content));
    return (
      chosen.some((id) => d.any.includes(id)) ||
      inRows(d.field, (place, r) => writtenIn(place, r, content)).some((text) => mentions(text, d.any))
    );
  });
  const said = (credit: boolean) => [
    ...new Set(found.filter((d) => Boolean(d.credit) === credit).map((d) => d.question)),
  ];
  const credits = said(true);
  return {
    group,
    audience: dark(textOf(compare.audience)),
    message: dark(message),
    steps: sheet.sections.map((section) => ({
      id: section.id,
      title: section.title,
      done: filled(section, rowsIn(section), content),
    })),
    pairing: {
      barrier: dark(barrier),
      reach: dark(reach),
      message: dark(message),
      state: pairing(barrier !== "", message !== ""),
    },
    places: inRows(compare.place, (place, r) => textsIn(place, r, content)),
    details: [compare.channel, compare.messenger, compare.indicator].flatMap((id) => {
      const [place, text] = [locateField(sheet, id), textOf(id)];
      return place && text !== "" ? [{ label: place.field.text, text: dark(text) }] : [];
    }),
    questions: said(false),
    ...(credits.length > 0 && { credits }),
  };
}

const pairing = (barrier: boolean, message: boolean): CampaignPlan["pairing"]["state"] =>
  barrier && message ? "paired" : barrier ? "no-message" : message ? "no-barrier" : "neither";

function locateField(sheet: Worksheet, id: string): FieldLocation | null {
  for (const section of sheet.sections) {
    const field = section.fields.find((f) => f.id === id);
    if (field) return { section, field };
  }
  return null;
}

const pathOf = ({ section, field }: FieldLocation, row: string | null): string =>
  `${inSection(section, row)}${field.id}`;

const chosenIn = (place: FieldLocation, row: string | null, content: SheetContent): string[] =>
  place.field.type === "choice" || place.field.type === "checklist"
    ? chosenAt(place.field, pathOf(place, row), content)
    : [];

const writtenIn = (place: FieldLocation, row: string | null, content: SheetContent): string[] =>
  place.field.type === "text" || place.field.type === "list" || place.field.type === "agency"
    ? [cellText(place.field, pathOf(place, row), content)]
    : [];

function textsIn(place: FieldLocation, row: string | null, content: SheetContent): string[] {
  const { field } = place;
  if (field.type === "table") return [];
  return linesOf(cellText(field, pathOf(place, row), content));
}

/** The mean of a step's fields. A list of checks counts check by check. */
function filled(section: SheetSection, rows: readonly (string | null)[], content: SheetContent): number {
  const parts = rows.flatMap((row) =>
    section.fields.map((field) => {
      const prefix = inSection(section, row);
      return field.type === "checklist"
        ? ticksAt(field, `${prefix}${field.id}`, content).length / field.options.length
        : fieldDone(field, prefix, content);
    }),
  );
  return parts.length === 0 ? 0 : parts.reduce((a, b) => a + b, 0) / parts.length;
}
