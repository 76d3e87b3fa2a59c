/**
 * The sheet of one group as a real form: sections of native controls, one for each cell, named by its path. It saves
 * without script; the island writes through the same controls. Frozen, it is text to be read.
 */
import { createElement, type ReactNode } from "react";
import type { SheetField, SheetSection } from "@/activities/kinds/worksheet/content";
import { FieldCells } from "@/activities/kinds/worksheet/sheet-field";
import { countOf, counts } from "@/activities/kinds/worksheet/sheet-count";
import { NEW_PART, partRows, type SheetFormContext } from "@/activities/kinds/worksheet/sheet-place";
import { OWN_STEP } from "@/components/phone/group/own-cells";
import { wordLink } from "@/components/phone/foot";
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import { inSection, mostRows, ownsRows, sectionRows } from "@/activities/kinds/worksheet/sheet/cells";
import type { SheetForm } from "@/activities/kinds/worksheet/work-shown";

const stepOf = (section: string) => `step-${section}`;

export interface SheetFormProps {
  form: SheetForm;
  /** When the sheet is frozen by the clock; milliseconds since the epoch. */
  endsAt?: number | null;
  /** What somebody else had written, by path, where a page without script wrote in the same cell. */
  conflicts?: Readonly<Record<string, string>>;
  t: Translate;
  /** Further cells of the same document, below those of the sheet. */
  children?: ReactNode;
  /** Those can be written on also while the sheet is frozen. */
  keeps?: boolean;
}

export function SheetFormMarkup({ form, endsAt, conflicts = {}, t, children, keeps }: SheetFormProps) {
  const place: SheetFormContext = { form, conflicts, t };
  const { shape, frozen } = form;
  return createElement(
    "plenary-sheet",
    {
      "data-island": "sheet",
      "data-activity": form.activity,
      "data-group": form.group,
      "data-frozen": frozen ? "" : undefined,
      "data-ends": endsAt ?? undefined,
      "data-words": JSON.stringify(wordsOf(t)),
    },
    <form method="post" action="sheet" autoComplete="off" className="sheet">
      <input type="hidden" name="activity" value={form.activity} />
      <input type="hidden" name="group" value={form.group} />
      {/* Enter in a line presses the first button of a form. */}
      {!frozen && <button type="submit" className="sr" tabIndex={-1} aria-hidden="true" />}
      <p className="hint">{frozen ? t("sheetFrozen") : `${t("sheetHow")} ${t("sheetReal")}`}</p>
      {!frozen && (
        <details className="answer-promise">
          <summary>
            {t("sheetReaders")} <span>{t("promiseHow")}</span>
          </summary>
          <p>
            {t("sheetOthers")} {t("sheetNoDetails")}
          </p>
        </details>
      )}
      {Object.keys(conflicts).length > 0 && (
        <p className="warns" role="alert">
          {t("sheetConflict")}
        </p>
      )}
      {!frozen && (
        <Steps sections={shape.sections} own={children !== undefined && children !== false} t={t} />
      )}
      {shape.sections.map((section) => (
        <Section key={section.id} section={section} place={place} />
      ))}
      {children}
      {!frozen && shape.agencies.length > 0 && (
        <datalist id="sheet-agencies">
          {shape.agencies.map((agency) => (
            <option key={agency.id} value={agency.text} />
          ))}
        </datalist>
      )}
      <div className="sheet-bar">
        <p className="saved" role="status" data-status="" />
      </div>
      {(!frozen || keeps) && (
        <p className="acts">
          <button type="submit" className="sheet-save">
            {t("sheetSave")}
          </button>
        </p>
      )}
    </form>,
  );
}

/** Links to the sections of a sheet that has several; the island shows one section at a time and marks its link. */
function Steps({ sections, own, t }: { sections: readonly SheetSection[]; own: boolean; t: Translate }) {
  const steps = [
    ...sections.map(({ id, title }) => ({ id: stepOf(id), title: <Authored text={title} /> })),
    ...(own ? [{ id: OWN_STEP, title: <bdi>{t("ownTitle")}</bdi> }] : []),
  ];
  if (steps.length < 2) return null;
  return (
    <nav className="steps" aria-label={t("sheetSteps")}>
      <p data-step-line="" />
      <ol>
        {steps.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What the island says by itself. */
const wordsOf = (t: Translate): Record<string, string> => ({
  writing: t("sheetWriting", { name: "{name}" }),
  writingMany: t("sheetWritingMany", { names: "{names}" }),
  somebody: t("sheetSomebody"),
  row: t("sheetRow", { number: "{number}" }),
  count: t("sheetCount", { done: "{done}", total: "{total}" }),
  step: t("sheetStep", { number: "{number}", total: "{total}" }),
  whole: t("sheetStepDone"),
  back: t("clickerBack"),
  next: t("sheetNext"),
  left: t("sheetLeft", { count: "{count}" }),
  saved: t("sheetSaved"),
  sending: t("sending"),
  kept: t("sheetKept"),
  frozen: t("sheetFrozen"),
  undo: t("sheetUndo"),
  guard: t("sheetGuard", { what: "{what}" }),
  guardSend: t("sheetGuardSend"),
  unsaved: t("sheetUnsaved"),
  unsavedDone: t("sheetUnsavedDone"),
});

function Section({ section, place }: { section: SheetSection; place: SheetFormContext }) {
  const { form, t } = place;
  const { done, total } = countOf(form.shape, section, form.content);
  const list = sectionRows(section);
  const owns = ownsRows(section);
  const rows = partRows(section, form.content);
  return (
    <section className="part" id={stepOf(section.id)} data-section={section.id}>
      <h2 tabIndex={-1}>
        <Authored text={section.title} />
        {total > 0 && (
          <bdi>
            <small data-count="">{t("sheetCount", { done, total })}</small>
          </bdi>
        )}
      </h2>
      {section.text && (
        <AuthoredIn as="div" text={section.text}>
          <Markdown text={section.text} top={3} word={wordLink} />
        </AuthoredIn>
      )}
      {section.repeat ? (
        <>
          <div data-list={list} data-first="r1" data-most={mostRows(form.shape, list)}>
            {rows.map((row, i) => (
              <Part key={row} section={section} row={row ?? ""} number={i + 1} place={place} />
            ))}
          </div>
          {!form.frozen && (
            <>
              <template data-row-of={list}>
                <Part section={section} row={NEW_PART} number={0} place={place} />
              </template>
              {owns && (
                <button
                  type="submit"
                  name="add"
                  value={list}
                  hidden={rows.length >= mostRows(form.shape, list)}
                >
                  {t("sheetAddOne")}
                </button>
              )}
            </>
          )}
        </>
      ) : (
        <Fields fields={section.fields} prefix="" place={place} />
      )}
    </section>
  );
}

/** The fields that a sheet needs, and behind them, folded, those for which there may be time. */
function Fields({
  fields,
  prefix,
  place,
}: {
  fields: readonly SheetField[];
  prefix: string;
  place: SheetFormContext;
}) {
  const { form, t } = place;
  const cells = (some: readonly SheetField[]) =>
    some.map((field) => <FieldCells key={field.id} field={field} prefix={prefix} place={place} />);
  const needed = fields.filter((field) => counts(form.shape, field));
  const more = fields.filter((field) => !needed.includes(field));
  if (form.frozen || needed.length === 0 || more.length === 0) return cells(fields);
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
function Part({
  section,
  row,
  number,
  place,
}: {
  section: SheetSection;
  row: string;
  number: number;
  place: SheetFormContext;
}) {
  const { form, t } = place;
  const list = sectionRows(section);
  return (
    <fieldset className="row-card" data-row={row}>
      <legend>
        <Authored text={section.title} /> <span data-number="">{number}</span>
      </legend>
      <Fields fields={section.fields} prefix={inSection(section, row)} place={place} />
      {!form.frozen && ownsRows(section) && (
        <button type="submit" name="remove" value={`${list}/${row}`} className="plain">
          {t("sheetRemove")}
        </button>
      )}
    </fieldset>
  );
}
