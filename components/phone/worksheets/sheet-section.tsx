/** A section of a sheet: its fields, once or in each of its rows. */
import { FieldCells } from "@/components/phone/worksheets/sheet-field";
import { NEW_PART, parted, type SheetFormContext, stepId } from "@/components/phone/worksheets/sheet-steps";
import { Authored } from "@/components/ui/authored";
import { inSection, mostRows, ownsRows, rowsOfSection, sectionRows } from "@/model/worksheets/cells";
import type { SheetField, SheetSection } from "@/model/worksheets/content";

interface SectionProps {
  section: SheetSection;
  place: SheetFormContext;
}

export function FrozenSection({ section, place }: SectionProps) {
  return (
    <section className="part" data-section={section.id}>
      <h2>
        <Authored text={section.title} />
      </h2>
      <SectionFields section={section} fields={section.fields} place={place} />
    </section>
  );
}

interface SectionFieldsProps extends SectionProps {
  fields: readonly SheetField[];
  /** Optional fields. */
  more?: readonly SheetField[];
}

export function SectionFields({ section, fields, more = [], place }: SectionFieldsProps) {
  const { form, t } = place;
  if (!section.repeat) return <Fields needed={fields} more={more} prefix="" place={place} />;
  const list = sectionRows(section);
  const rows = rowsOfSection(section, form.content);
  const part = (row: string, number: number) => (
    <Part key={row} section={section} row={row} number={number} place={place} />
  );
  return (
    <>
      <div data-list={list} data-first="r1" data-most={mostRows(form.shape, list)}>
        {rows.map((row, i) => part(row ?? "", i + 1))}
      </div>
      {!form.frozen && (
        <>
          <template data-row-of={list}>{part(NEW_PART, 0)}</template>
          {ownsRows(section) && (
            <button
              type="submit"
              name="add"
              value={list}
              formAction={`sheet#${stepId(section)}`}
              hidden={rows.length >= mostRows(form.shape, list)}
            >
              {t("sheetAddOne")}
            </button>
          )}
        </>
      )}
    </>
  );
}

interface FieldsProps {
  needed: readonly SheetField[];
  more: readonly SheetField[];
  prefix: string;
  place: SheetFormContext;
}

/** The needed fields, and behind them the optional ones, folded until one is written. */
function Fields({ needed, more, prefix, place }: FieldsProps) {
  const { form, t } = place;
  const cells = (fields: readonly SheetField[]) =>
    fields.map((field) => <FieldCells key={field.id} field={field} prefix={prefix} place={place} />);
  if (more.length === 0) return cells(needed);
  const written = [
    ...Object.entries(form.content.cells).flatMap(([path, text]) => (text === "" ? [] : path)),
    ...Object.keys(place.conflicts),
  ].some((path) => more.some(({ id }) => `${path}/`.startsWith(`${prefix}${id}/`)));
  return (
    <>
      {cells(needed)}
      <details className="optional" open={written}>
        <summary>{t("sheetOptional", { count: more.length })}</summary>
        {cells(more)}
      </details>
    </>
  );
}

/** One row of a section that repeats. */
function Part({ section, row, number, place }: SectionProps & { row: string; number: number }) {
  const { form, t } = place;
  return (
    <fieldset className="row-card" data-row={row}>
      <legend>
        <Authored text={section.title} /> <span data-number="">{number}</span>
      </legend>
      <Fields {...parted(form.shape, section, form.frozen)} prefix={inSection(section, row)} place={place} />
      {!form.frozen && ownsRows(section) && (
        <button
          type="submit"
          name="remove"
          value={`${sectionRows(section)}/${row}`}
          formAction={`sheet#${stepId(section)}`}
          className="plain"
        >
          {t("sheetRemoveOne")}
        </button>
      )}
    </fieldset>
  );
}
