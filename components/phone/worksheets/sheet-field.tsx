/** One field of a sheet: a cell with its label, or a table of rows that are cards on a phone. */
import { rowsOfTable, entriesAt, entryTexts } from "@/model/worksheets/cells";
import type { Column, SheetField, TableField } from "@/model/worksheets/content";
import { OneCell, Must, Before, Conflict } from "@/components/phone/worksheets/sheet-cell";
import {
  counts,
  filledInRow,
  NEW_ROW,
  type SheetFormContext,
  stepWith,
} from "@/components/phone/worksheets/sheet-steps";
import { Authored, AuthoredIn } from "@/components/ui/authored";

interface FieldProps<F> {
  field: F;
  /** The path of the section's row. */
  prefix: string;
  place: SheetFormContext;
}

export function FieldCells({ field, prefix, place }: FieldProps<SheetField>) {
  if (field.type === "table") return <Table field={field} prefix={prefix} place={place} />;
  if (field.type === "list") return <Entries field={field} path={`${prefix}${field.id}`} place={place} />;
  const guard = field.type !== "text" || field.guard;
  return (
    <OneCell
      field={field}
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
  const rows = rowsOfTable(field, prefix, form.content);
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

function Filled({ field, path, place }: { field: TableField; path: string; place: SheetFormContext }) {
  const done = filledInRow(field.columns, path, place.form.content);
  return <small data-filled="">{place.t("sheetCount", { done, total: field.columns.length })}</small>;
}

/** A row without a name of the author's: a number, and a button to remove it. */
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
      field={column}
      path={`${path}/${column.id}`}
      guard={field.guard && (column.type !== "text" || column.guard)}
      place={place}
    />
  ));

type ListField = Extract<SheetField, { type: "list" }>;

interface EntriesProps {
  field: ListField;
  path: string;
  place: SheetFormContext;
}

/** A row for each entry, and an empty one, which without script takes several entries, a line each. */
function Entries({ field, path, place }: EntriesProps) {
  const { form, t } = place;
  if (form.frozen) return <FrozenEntries field={field} path={path} place={place} />;
  const entries = entriesAt(form.content, path);
  const row = (id: string, text: string, number: number) => (
    <EntryRow key={id} field={field} path={path} row={id} text={text} number={number} place={place} />
  );
  return (
    <fieldset
      className="each entries"
      data-need={counts(form.shape, field) ? "" : undefined}
      data-least={field.least}
    >
      <legend>
        <Authored text={field.text} />
        {field.required && <Must place={place} />}
        {field.hint && <AuthoredIn as="small" text={field.hint} />}
        <small>{t("sheetLines", { most: field.most })}</small>
      </legend>
      <div data-list={path} data-entries="" data-most={field.most} data-length={field.length}>
        {entries.map((entry, i) => row(entry.row, entry.text, i + 1))}
        {entries.length < field.most && row("", "", entries.length + 1)}
      </div>
      <template data-row-of={path}>{row(NEW_ROW, "", 0)}</template>
    </fieldset>
  );
}

/** @param row empty: the one for further entries */
function EntryRow(props: EntriesProps & { row: string; text: string; number: number }) {
  const { field, path, row, text, number, place } = props;
  const cell = row === "" ? path : `${path}/${row}`;
  const label = place.t("sheetEntry", { number: "{number}" });
  return (
    <div className="text cell" data-row={row} data-cell={cell} data-guard={field.guard ? "" : undefined}>
      <label className="sr" htmlFor={`s-${cell}`} data-number-in={label}>
        {label.replace("{number}", String(number))}
      </label>
      <p className="who" data-who="" hidden />
      <textarea
        id={`s-${cell}`}
        name={cell}
        rows={row === "" ? 2 : 1}
        maxLength={row === "" ? undefined : field.length}
        defaultValue={text}
        dir="auto"
        autoComplete="off"
      />
      <Before path={cell} text={text} />
      <Conflict field={field} path={cell} place={place} />
    </div>
  );
}

function FrozenEntries({ field, path, place }: EntriesProps) {
  const texts = entryTexts(place.form.content, path);
  return (
    <div className="cell" data-cell={path} data-text="" data-entries="">
      <AuthoredIn as="h3" text={field.text} />
      <div className="written" dir="auto">
        {texts.length > 0 ? texts.join("\n") : <small>{place.t("sheetEmpty")}</small>}
      </div>
    </div>
  );
}
