/** One field of a sheet: a cell with its label, or a table of rows that are cards on a phone. */
import type { Column, SheetField, TableField } from "@/model/worksheets/content";
import { Entries } from "@/components/phone/worksheets/sheet-entries";
import { OneCell } from "@/components/phone/worksheets/sheet-cell";
import { Must } from "@/components/phone/worksheets/sheet-must";
import { counts, filledInRow } from "@/components/phone/worksheets/sheet-count";
import { NEW_ROW, type SheetFormContext, tableRows } from "@/components/phone/worksheets/sheet-place";
import { stepWith } from "@/components/phone/worksheets/sheet-steps";
import { Authored, AuthoredIn } from "@/components/ui/authored";

interface FieldProps<F> {
  field: F;
  /** That of the section's row. */
  prefix: string;
  place: SheetFormContext;
}

export function FieldCells({ field, prefix, place }: FieldProps<SheetField>) {
  if (field.type === "table") return <Table field={field} prefix={prefix} place={place} />;
  if (field.type === "list") return <Entries field={field} path={`${prefix}${field.id}`} place={place} />;
  const guard = field.type !== "text" || field.guard;
  return (
    <OneCell
      of={field}
      path={`${prefix}${field.id}`}
      hint={field.hint}
      required={field.required}
      counts={counts(place.form.shape, field)}
      guard={guard}
      place={place}
    />
  );
}

function Table({ field, prefix, place }: FieldProps<TableField>) {
  const { form, t } = place;
  const path = `${prefix}${field.id}`;
  const named = field.rows.length > 0;
  const rows = tableRows(field, prefix, form.content);
  const first = Array.from({ length: field.start }, (_, i) => `r${i + 1}`).join(" ");
  return (
    <fieldset
      className="each"
      data-need={counts(form.shape, field) ? "" : undefined}
      data-least={field.least}
      data-table={named ? "named" : ""}
    >
      <legend>
        <Authored text={field.text} />
        {field.required && !form.frozen && <Must place={place} />}
        {field.hint && <AuthoredIn as="small" text={field.hint} />}
      </legend>
      {named ? (
        field.rows.map((row) => (
          <details className="row-card" key={row.id} data-row={row.id} id={`s-${path}/${row.id}`}>
            <summary>
              <AuthoredIn as="span" text={row.text} />{" "}
              <Filled field={field} path={`${path}/${row.id}`} place={place} />
            </summary>
            <Cells field={field} path={`${path}/${row.id}`} place={place} />
          </details>
        ))
      ) : (
        <>
          <div data-list={path} data-first={first} data-most={field.most}>
            {rows.map((row, i) => (
              <BlankRow key={row} field={field} path={path} row={row} number={i + 1} place={place} />
            ))}
          </div>
          {!form.frozen && (
            <>
              <template data-row-of={path}>
                <BlankRow field={field} path={path} row={NEW_ROW} number={0} place={place} />
              </template>
              <button
                type="submit"
                name="add"
                value={path}
                formAction={`sheet#${stepWith(form.shape, field)}`}
                hidden={rows.length >= field.most}
              >
                {t("sheetAddRow")}
              </button>
            </>
          )}
        </>
      )}
    </fieldset>
  );
}

/** How many cells of a row are filled. */
function Filled({ field, path, place }: { field: TableField; path: string; place: SheetFormContext }) {
  const done = filledInRow(field.columns, path, place.form.content);
  return <small data-filled="">{place.t("sheetCount", { done, total: field.columns.length })}</small>;
}

/** A row that the author did not name: a number, and a button that takes it away. */
function BlankRow(props: {
  field: TableField;
  path: string;
  row: string;
  number: number;
  place: SheetFormContext;
}) {
  const { field, path, row, number, place } = props;
  const { form, t } = place;
  return (
    <fieldset className="row-card" data-row={row}>
      <legend data-number-in={t("sheetRow", { number: "{number}" })}>{t("sheetRow", { number })}</legend>
      <Cells field={field} path={`${path}/${row}`} place={place} />
      {!form.frozen && (
        <button
          type="submit"
          name="remove"
          value={`${path}/${row}`}
          formAction={`sheet#${stepWith(form.shape, field)}`}
          className="plain"
        >
          {t("sheetRemove")}
        </button>
      )}
    </fieldset>
  );
}

const Cells = ({ field, path, place }: { field: TableField; path: string; place: SheetFormContext }) =>
  field.columns.map((column: Column) => (
    <OneCell
      key={column.id}
      of={column}
      path={`${path}/${column.id}`}
      guard={field.guard && (column.type !== "text" || column.guard)}
      place={place}
    />
  ));
