/** The steps of a sheet on a phone: one field at a time; a section that repeats is one step. Pure. */
import type { SheetField, SheetSection } from "@/model/worksheets/content";
import { counts } from "@/components/phone/worksheets/sheet-count";
import type { SheetShape } from "@/model/worksheets/view";

export interface Step {
  /** Its element in the page. */
  id: string;
  name: string;
  section: SheetSection;
  fields: readonly SheetField[];
  /** Fields for which there may be time, folded behind the last one that the section needs. */
  more: readonly SheetField[];
  /** The first step of its section. */
  begins: boolean;
}

export const stepId = (section: SheetSection, index = 0): string =>
  index === 0 ? `step-${section.id}` : `step-${section.id}-${index + 1}`;

/** The fields that a section needs and those for which there may be time; all together on a frozen sheet. */
export function parted(
  shape: SheetShape,
  { fields }: SheetSection,
  frozen = false,
): { needed: readonly SheetField[]; more: readonly SheetField[] } {
  const needed = fields.filter((field) => counts(shape, field));
  return frozen || needed.length === 0
    ? { needed: fields, more: [] }
    : { needed, more: fields.filter((field) => !needed.includes(field)) };
}

export const stepsOf = (shape: SheetShape): Step[] =>
  shape.sections.flatMap((section): Step[] => {
    const { needed, more } = parted(shape, section);
    if (section.repeat)
      return [{ id: stepId(section), name: section.title, section, fields: needed, more, begins: true }];
    return needed.map((field, i) => ({
      id: stepId(section, i),
      name: needed.length === 1 ? section.title : field.text,
      section,
      fields: [field],
      more: i === needed.length - 1 ? more : [],
      begins: i === 0,
    }));
  });

/** The step in which a field stands: a page without script comes back to it. */
export const stepWith = (shape: SheetShape, field: SheetField): string | undefined =>
  stepsOf(shape).find((step) => [...step.fields, ...step.more].includes(field))?.id;
