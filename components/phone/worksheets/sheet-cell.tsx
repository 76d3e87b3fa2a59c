/** One cell: its label, its writers, and a native control of its type; frozen, its content. */
import { unreachable } from "@/model/unreachable";
import type { ReactNode } from "react";
import { cellValueAt, type OneField, type SheetFormContext } from "@/components/phone/worksheets/sheet-steps";
import { Choices } from "@/components/phone/question";
import { Ends } from "@/components/phone/scale-end-labels";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { type CellShape, mostLetters } from "@/model/worksheets/cells";

interface CellProps {
  field: OneField;
  path: string;
  hint?: string;
  required?: boolean;
  /** It counts for the sheet to be whole. */
  counts?: boolean;
  /** Warns of likely signs of real people before they leave the phone. */
  guard: boolean;
  place: SheetFormContext;
}

/** Texts up to this length always show the number of characters left. */
const SHORT = 200;

export function OneCell(props: CellProps) {
  const { field, path, required, counts, guard, place } = props;
  const data = {
    "data-cell": path,
    "data-need": counts ? "" : undefined,
    "data-guard": guard && !place.form.frozen ? "" : undefined,
  };
  if (place.form.frozen) return <Frozen {...props} />;
  switch (field.type) {
    case "text":
    case "agency":
    case "date":
    case "number":
      return (
        <div className="text cell" {...data}>
          <label htmlFor={`s-${path}`}>
            <Authored text={field.text} />
            {required && <Must place={place} />}
          </label>
          <Hint {...props} />
          <p className="who" data-who="" hidden />
          <Typed {...props} />
          <Left {...props} />
          <Meanwhile {...props} />
        </div>
      );
    case "choice":
      return (
        <Group {...props} data={data}>
          <Choices type="radio" name={path} options={field.options} chosen={[cellValueAt(place, path)]} />
        </Group>
      );
    case "rating":
      return (
        <Group {...props} data={data}>
          <div className="points">
            {Array.from({ length: field.points }, (_, i) => String(i + 1)).map((point) => (
              <label key={point}>
                <input
                  type="radio"
                  name={path}
                  value={point}
                  defaultChecked={cellValueAt(place, path) === point}
                />
                <span>{point}</span>
              </label>
            ))}
          </div>
          <Ends scale={field} />
        </Group>
      );
    case "checklist":
      return (
        <Group {...props} data={data}>
          <div className="chips">
            {field.options.map((o) => (
              <label className="chip" key={o.id}>
                <input
                  type="checkbox"
                  name={`${path}/${o.id}`}
                  value="1"
                  defaultChecked={cellValueAt(place, `${path}/${o.id}`) === "1"}
                />
                <AuthoredIn as="span" text={o.text} />
                <Before path={`${path}/${o.id}`} text={cellValueAt(place, `${path}/${o.id}`)} />
              </label>
            ))}
          </div>
        </Group>
      );
    default:
      return unreachable(field);
  }
}

/** The content when the page was made, by which the server finds changes of others. */
export const Before = ({ path, text }: { path: string; text: string }) =>
  text === "" ? null : <input type="hidden" name={`before.${path}`} value={text} />;

function Group({
  field,
  path,
  required,
  hint,
  place,
  data,
  guard,
  children,
}: CellProps & { data: object; children: ReactNode }) {
  return (
    <fieldset className="each cell" {...data}>
      <legend>
        <Authored text={field.text} />
        {required && <Must place={place} />}
        <Hint field={field} path={path} hint={hint} guard={guard} place={place} />
      </legend>
      <p className="who" data-who="" hidden />
      {children}
      {field.type !== "checklist" && <Meanwhile field={field} path={path} guard={guard} place={place} />}
    </fieldset>
  );
}

function Hint({ field, path, hint, place }: CellProps) {
  const { t } = place;
  return (
    <>
      {hint && <AuthoredIn as="small" id={`h-${path}`} text={hint} />}
      {field.type === "number" && (
        <small id={`l-${path}`}>{t("numberRange", { from: field.min, to: field.max })}</small>
      )}
    </>
  );
}

function Typed({ field, path, hint, place }: CellProps) {
  const hints = [hint && `h-${path}`, field.type === "number" && `l-${path}`].filter(Boolean).join(" ");
  const common = {
    id: `s-${path}`,
    name: path,
    "aria-describedby": hints || undefined,
    defaultValue: cellValueAt(place, path),
    autoComplete: "off",
  };
  switch (field.type) {
    case "date":
      return <input type="date" {...common} />;
    case "number":
      return (
        <input
          type="text"
          inputMode={field.min < 0 ? "text" : "decimal"}
          maxLength={20}
          dir="ltr"
          {...common}
        />
      );
    case "agency":
      return (
        <input type="text" list="sheet-agencies" maxLength={mostLetters(field)} dir="auto" {...common} />
      );
    case "text":
      return <textarea rows={field.length > 150 ? 3 : 2} maxLength={field.length} dir="auto" {...common} />;
    case "choice":
    case "checklist":
    case "rating":
      return null;
    default:
      return unreachable(field);
  }
}

function Left({ field, path, place }: CellProps) {
  if (field.type !== "text") return null;
  const left = field.length - cellValueAt(place, path).length;
  return (
    <small
      data-left={field.length}
      data-always={field.length <= SHORT ? "" : undefined}
      hidden={field.length > SHORT}
    >
      {place.t("sheetLeft", { count: left })}
    </small>
  );
}

/** For pages without script: the former content, and others' texts of the meantime. */
const Meanwhile = ({ field, path, place }: CellProps) => (
  <>
    <Before path={path} text={cellValueAt(place, path)} />
    <Conflict field={field} path={path} place={place} />
  </>
);

export function Conflict({ field, path, place }: Pick<CellProps, "path" | "place"> & { field: CellShape }) {
  const theirs = place.conflicts[path];
  if (theirs === undefined) return null;
  return (
    <div className="warns" dir="auto">
      <b>{place.t("sheetTheirs")}</b>
      <div className="written">{inWords(field, theirs, place) || place.t("sheetEmpty")}</div>
    </div>
  );
}

function inWords(field: CellShape, value: string, place: SheetFormContext): ReactNode {
  if (field.type === "choice") {
    const chosen = field.options.find((o) => o.id === value);
    return chosen && <Authored text={chosen.text} />;
  }
  return field.type === "rating"
    ? value && place.t("sheetCount", { done: value, total: field.points })
    : value;
}

function Ticked({ field, path, place }: CellProps) {
  if (field.type !== "checklist") return null;
  const ticked = field.options.filter((o) => cellValueAt(place, `${path}/${o.id}`) === "1");
  if (ticked.length === 0) return <small>{place.t("sheetEmpty")}</small>;
  return (
    <ul>
      {ticked.map((o) => (
        <li key={o.id}>
          <Authored text={o.text} />
        </li>
      ))}
    </ul>
  );
}

function Frozen(props: CellProps) {
  const { field, path, place } = props;
  return (
    <div
      className="cell"
      data-cell={path}
      data-text={["text", "agency"].includes(field.type) ? "" : undefined}
    >
      <AuthoredIn as="h3" text={field.text} />
      <div className="written" dir="auto">
        {field.type === "checklist" ? (
          <Ticked {...props} />
        ) : (
          inWords(field, cellValueAt(place, path), place) || <small>{place.t("sheetEmpty")}</small>
        )}
      </div>
    </div>
  );
}

/** Marks a required field, kept apart so that it does not turn the direction of a label. */
export function Must({ place }: { place: SheetFormContext }) {
  return (
    <>
      {"\u00a0"}
      <b className="must" aria-hidden="true">
        *
      </b>
      <bdi className="sr"> ({place.t("sheetMust")})</bdi>
    </>
  );
}
