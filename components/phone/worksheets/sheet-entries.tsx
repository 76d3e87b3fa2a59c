/**
 * A list of a sheet: a row for each entry, each its own text, and behind them an empty one. Without script the empty one
 * takes several entries, one on each line; the island gives it a row of its own.
 */
import type { SheetField } from "@/model/worksheets/content";
import { entriesAt, entryTexts } from "@/model/worksheets/cells";
import { Before, Conflict } from "@/components/phone/worksheets/sheet-cell";
import { counts } from "@/components/phone/worksheets/sheet-count";
import { Must } from "@/components/phone/worksheets/sheet-must";
import { NEW_ROW, type SheetFormContext } from "@/components/phone/worksheets/sheet-place";
import { Authored, AuthoredIn } from "@/components/ui/authored";

type ListField = Extract<SheetField, { type: "list" }>;

interface EntriesProps {
  field: ListField;
  path: string;
  place: SheetFormContext;
}

export function Entries({ field, path, place }: EntriesProps) {
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
      <Conflict of={field} path={cell} place={place} />
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
