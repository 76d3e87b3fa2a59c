/**
 * The sheet of one group as a real form: sections of native controls, one for each cell, named by its path. It saves
 * without script; the island writes through the same controls. Frozen, it is text to be read.
 */
import { createElement, type ReactNode } from "react";
import type { SheetSection } from "@/activities/kinds/worksheet/content";
import { FieldCells } from "@/activities/kinds/worksheet/sheet-field";
import { countOf } from "@/activities/kinds/worksheet/sheet-count";
import { NEW_PART, partRows, type Place } from "@/activities/kinds/worksheet/sheet-place";
import { wordLink } from "@/components/phone/foot";
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import { inSection, mostRows, ownsRows, sectionRows } from "@/workshop/worksheets/cells";
import type { SheetForm } from "@/workshop/worksheets/view-schemas";

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
  const place: Place = { form, conflicts, t };
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
      <p className="how">{t(frozen ? "sheetFrozen" : "sheetHow")}</p>
      {!frozen && (
        <p className="promise">
          {t("sheetReaders")} {t("sheetReal")}
        </p>
      )}
      {Object.keys(conflicts).length > 0 && (
        <p className="warns" role="alert">
          {t("sheetConflict")}
        </p>
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

/** What the island says by itself. */
const wordsOf = (t: Translate): Record<string, string> => ({
  writing: t("sheetWriting", { name: "{name}" }),
  writingMany: t("sheetWritingMany", { names: "{names}" }),
  somebody: t("sheetSomebody"),
  row: t("sheetRow", { number: "{number}" }),
  count: t("sheetCount", { done: "{done}", total: "{total}" }),
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

function Section({ section, place }: { section: SheetSection; place: Place }) {
  const { form, t } = place;
  const { done, total } = countOf(form.shape, section, form.content);
  const list = sectionRows(section);
  const owns = ownsRows(section);
  const rows = partRows(section, form.content);
  return (
    <section className="part" data-section={section.id}>
      <h2>
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
        section.fields.map((field) => <FieldCells key={field.id} field={field} prefix="" place={place} />)
      )}
    </section>
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
  place: Place;
}) {
  const { form, t } = place;
  const list = sectionRows(section);
  return (
    <fieldset className="row-card" data-row={row}>
      <legend>
        <Authored text={section.title} /> <span data-number="">{number}</span>
      </legend>
      {section.fields.map((field) => (
        <FieldCells key={field.id} field={field} prefix={inSection(section, row)} place={place} />
      ))}
      {!form.frozen && ownsRows(section) && (
        <button type="submit" name="remove" value={`${list}/${row}`} className="plain">
          {t("sheetRemove")}
        </button>
      )}
    </fieldset>
  );
}
