/** One cell: its label, its writers, and a native control of its type; frozen, its content. */
import type { ReactNode } from "react";
import { cellValueAt, type OneField, type SheetFormContext } from "@/components/phone/worksheets/sheet-steps";
import { Choice, letter } from "@/components/phone/question";
import { Ends } from "@/components/phone/scale-end-labels";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { type CellShape, mostLetters } from "@/model/worksheets/cells";
import { unreachable } from "@/model/unreachable";

interface CellProps {
  of: OneField;
  path: string;
  hint?: string;
  /** Set for fields of a section; columns are no fields of their own. */
  required?: boolean;
  /** It counts for the sheet to be whole. */
  counts?: boolean;
  /** Likely signs of real people are told before they leave the phone. */
  guard: boolean;
  place: SheetFormContext;
}

/** Of texts up to this length it is always told how many characters are left. */
const SHORT = 200;

export function OneCell(props: CellProps) {
  const { of, path, required, counts, guard, place } = props;
  const data = {
    "data-cell": path,
    "data-need": counts ? "" : undefined,
    "data-guard": guard && !place.form.frozen ? "" : undefined,
  };
  if (place.form.frozen) return <Frozen {...props} />;
  switch (of.type) {
    case "text":
    case "agency":
    case "date":
    case "number":
      return (
        <div className="text cell" {...data}>
          <label htmlFor={`s-${path}`}>
            <Authored text={of.text} />
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
          {of.options.map((o, i) => (
            <Choice
              key={o.id}
              type="radio"
              name={path}
              id={o.id}
              letter={letter(i)}
              text={o.text}
              checked={cellValueAt(place, path) === o.id}
            />
          ))}
        </Group>
      );
    case "rating":
      return (
        <Group {...props} data={data}>
          <div className="points">
            {Array.from({ length: of.points }, (_, i) => String(i + 1)).map((point) => (
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
          <Ends of={of} />
        </Group>
      );
    case "checklist":
      return (
        <Group {...props} data={data}>
          <div className="chips">
            {of.options.map((o) => (
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
      return unreachable(of);
  }
}

/** The content when the page was made: by it the server finds what others changed since. */
export const Before = ({ path, text }: { path: string; text: string }) =>
  text === "" ? null : <input type="hidden" name={`before.${path}`} value={text} />;

function Group({
  of,
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
        <Authored text={of.text} />
        {required && <Must place={place} />}
        <Hint of={of} path={path} hint={hint} guard={guard} place={place} />
      </legend>
      <p className="who" data-who="" hidden />
      {children}
      {of.type !== "checklist" && <Meanwhile of={of} path={path} guard={guard} place={place} />}
    </fieldset>
  );
}

function Hint({ of, path, hint, place }: CellProps) {
  const { t } = place;
  return (
    <>
      {hint && <AuthoredIn as="small" id={`h-${path}`} text={hint} />}
      {of.type === "number" && (
        <small id={`l-${path}`}>{t("numberRange", { from: of.min, to: of.max })}</small>
      )}
    </>
  );
}

function Typed({ of, path, hint, place }: CellProps) {
  const told =
    [hint && `h-${path}`, of.type === "number" && `l-${path}`].filter(Boolean).join(" ") || undefined;
  const common = {
    id: `s-${path}`,
    name: path,
    "aria-describedby": told,
    defaultValue: cellValueAt(place, path),
    autoComplete: "off",
  };
  switch (of.type) {
    case "date":
      return <input type="date" {...common} />;
    case "number":
      return (
        <input type="text" inputMode={of.min < 0 ? "text" : "decimal"} maxLength={20} dir="ltr" {...common} />
      );
    case "agency":
      return <input type="text" list="sheet-agencies" maxLength={mostLetters(of)} dir="auto" {...common} />;
    case "text":
      return <textarea rows={of.length > 150 ? 3 : 2} maxLength={of.length} dir="auto" {...common} />;
    case "choice":
    case "checklist":
    case "rating":
      return null;
    default:
      return unreachable(of);
  }
}

function Left({ of, path, place }: CellProps) {
  if (of.type !== "text") return null;
  const left = of.length - cellValueAt(place, path).length;
  return (
    <small data-left={of.length} data-always={of.length <= SHORT ? "" : undefined} hidden={of.length > SHORT}>
      {place.t("sheetLeft", { count: left })}
    </small>
  );
}

/** Without script: the cell as it was, and what others wrote in it meanwhile. */
const Meanwhile = ({ of, path, place }: CellProps) => (
  <>
    <Before path={path} text={cellValueAt(place, path)} />
    <Conflict of={of} path={path} place={place} />
  </>
);

export function Conflict({ of, path, place }: Pick<CellProps, "path" | "place"> & { of: CellShape }) {
  const theirs = place.conflicts[path];
  if (theirs === undefined) return null;
  return (
    <div className="warns" dir="auto">
      <b>{place.t("sheetTheirs")}</b>
      <div className="written">{inWords(of, theirs, place) || place.t("sheetEmpty")}</div>
    </div>
  );
}

/** The value of a cell, in words. */
function inWords(of: CellShape, value: string, place: SheetFormContext): ReactNode {
  if (of.type === "choice") {
    const chosen = of.options.find((o) => o.id === value);
    return chosen && <Authored text={chosen.text} />;
  }
  return of.type === "rating" ? value && place.t("sheetCount", { done: value, total: of.points }) : value;
}

/** The options of a checklist that are ticked. */
function Ticked({ of, path, place }: CellProps) {
  if (of.type !== "checklist") return null;
  const ticked = of.options.filter((o) => cellValueAt(place, `${path}/${o.id}`) === "1");
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
  const { of, path, place } = props;
  return (
    <div className="cell" data-cell={path} data-text={["text", "agency"].includes(of.type) ? "" : undefined}>
      <AuthoredIn as="h3" text={of.text} />
      <div className="written" dir="auto">
        {of.type === "checklist" ? (
          <Ticked {...props} />
        ) : (
          inWords(of, cellValueAt(place, path), place) || <small>{place.t("sheetEmpty")}</small>
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
