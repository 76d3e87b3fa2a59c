/** Plans of a campaign by the checks that they pass, and their audiences by place. */
import type { SheetField, SheetSection, Worksheet } from "@/model/worksheets/content";
import {
  cellText,
  chosenAt,
  ticksAt,
  inSection,
  type SheetContent,
  sectionRows,
  sectionWith,
} from "@/model/worksheets/cells";
import type { GroupSheet } from "@/model/worksheets/comparisons/comparison";
import type { Redactor } from "@/model/worksheets/comparisons/measures";
import { heldRows } from "@/model/worksheets/completeness";
import type { Group } from "@/model/room/groups";

export interface PlanChecks {
  id: string;
  title: string;
  /** Plans that were begun. */
  of: number;
  /** Plans that have each thing. */
  rows: { id: string; text: string; plans: number }[];
  /** Plans that have every thing. */
  all: number;
}

export interface PlanViews {
  checks: PlanChecks[];
  /** By place; those that name none come last, under an empty text. Places without any are left out. */
  audiences: { id: string; text: string; said: { group: Group; text: string }[] }[];
}

/** Null where no plan was begun. */
export function planViews(sheet: Worksheet, groups: readonly GroupSheet[], dark: Redactor): PlanViews | null {
  const { compare } = sheet;
  const begun = groups.filter(({ content }) => Object.keys(content.cells).length > 0);
  if (compare?.type !== "campaign" || begun.length === 0) return null;
  const sectionOf = (field: string) => sectionWith(sheet, field);
  const audience = sectionOf(compare.audience);
  const rowsOf = (section: SheetSection, content: SheetContent): (string | null)[] =>
    !section.repeat
      ? [null]
      : heldRows(
          sheet,
          audience?.repeat && sectionRows(section) === sectionRows(audience) ? audience : section,
          content,
        );
  const prefixes = (section: SheetSection) =>
    begun.flatMap(({ group, content }) =>
      rowsOf(section, content).map((row) => ({ group, content, at: inSection(section, row) })),
    );

  const ticked = sheet.sections.flatMap((section) =>
    section.fields.flatMap((field): PlanChecks[] =>
      field.type === "checklist"
        ? [
            counted(
              field.id,
              field.text,
              field.options,
              prefixes(section).map(({ content, at }) => ticksAt(field, `${at}${field.id}`, content)),
            ),
          ]
        : [],
    ),
  );
  const step = sectionOf(compare.indicator);
  const written = step?.fields.filter((f) => f.type === "text") ?? [];
  const filled = step
    ? [
        counted(
          step.id,
          step.title,
          written,
          prefixes(step).map(({ content, at }) =>
            written.map((f) => f.id).filter((id) => content.cells[`${at}${id}`]?.trim()),
          ),
        ),
      ]
    : [];
  return {
    checks: [...ticked, ...filled],
    audiences: audience
      ? audiencesOf(audience, compare.audience, compare.place, prefixes(audience), dark)
      : [],
  };
}

/** `plans` has the ids of things in each plan. */
function counted(
  id: string,
  title: string,
  things: readonly { id: string; text: string }[],
  plans: readonly (readonly string[])[],
): PlanChecks {
  return {
    id,
    title,
    of: plans.length,
    rows: things.map((thing) => ({
      id: thing.id,
      text: thing.text,
      plans: plans.filter((has) => has.includes(thing.id)).length,
    })),
    all: plans.filter((has) => things.every((thing) => has.includes(thing.id))).length,
  };
}

function audiencesOf(
  section: SheetSection,
  who: string,
  where: string,
  plans: { group: Group; content: SheetContent; at: string }[],
  dark: Redactor,
): PlanViews["audiences"] {
  const place: SheetField | undefined = section.fields.find((f) => f.id === where);
  const places = place && (place.type === "choice" || place.type === "checklist") ? place.options : [];
  const named = section.fields.find((f) => f.id === who);
  const said = plans.flatMap(({ group, content, at }) => {
    const text = named && named.type !== "table" ? cellText(named, `${at}${who}`, content) : "";
    const chosen =
      place && (place.type === "choice" || place.type === "checklist")
        ? chosenAt(place, `${at}${where}`, content)
        : [];
    return text ? [{ group, text: dark(text), chosen }] : [];
  });
  const plain = (list: typeof said) => list.map(({ group, text }) => ({ group, text }));
  return [
    ...places.map((p) => ({
      id: p.id,
      text: p.text,
      said: plain(said.filter((s) => s.chosen.includes(p.id))),
    })),
    { id: "", text: "", said: plain(said.filter((s) => s.chosen.length === 0)) },
  ].filter((p) => p.said.length > 0);
}
