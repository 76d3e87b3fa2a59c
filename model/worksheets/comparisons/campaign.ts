/** Plans of a campaign: how far each step is filled, whether the message answers the barrier, and questions to the group. */
import type { Compare, SheetField, SheetSection, Worksheet } from "@/model/worksheets/content";
import { cellText, chosenAt, ticksAt } from "@/model/worksheets/cell-text";
import { inSection, linesOf, type SheetContent, sectionRows } from "@/model/worksheets/cells";
import type { CampaignComparison, CampaignPlan } from "@/model/worksheets/comparisons/comparison";
import {
  type ComparisonInput,
  type Redactor,
  redactorFor,
  type GroupSheet,
} from "@/model/worksheets/comparisons/input";
import { mentions } from "@/model/worksheets/comparisons/mentions";
import { fieldDone, heldRows } from "@/model/worksheets/completeness";

type Campaign = Extract<Compare, { type: "campaign" }>;
interface FieldLocation {
  section: SheetSection;
  field: SheetField;
}

/** One plan of each group; one for each audience where the section of the audience repeats. */
export function campaignOf(
  sheet: Worksheet,
  compare: Campaign,
  input: ComparisonInput,
): CampaignComparison | null {
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
}

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

/** Ids of chosen options; none for other fields. */
const chosenIn = (place: FieldLocation, row: string | null, content: SheetContent): string[] =>
  place.field.type === "choice" || place.field.type === "checklist"
    ? chosenAt(place.field, pathOf(place, row), content)
    : [];

/** What people wrote themselves. */
const writtenIn = (place: FieldLocation, row: string | null, content: SheetContent): string[] =>
  place.field.type === "text" || place.field.type === "list" || place.field.type === "agency"
    ? [cellText(place.field, pathOf(place, row), content)]
    : [];

/** What stands in a field, as people read it. */
function textsIn(place: FieldLocation, row: string | null, content: SheetContent): string[] {
  const { field } = place;
  if (field.type === "table") return [];
  return linesOf(cellText(field, pathOf(place, row), content));
}

/** How much of a step is filled: the middle of all its fields. A list of checks counts check by check. */
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
