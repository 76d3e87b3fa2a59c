/**
 * A group's sheet as a form of native controls, named by their cells' paths. It saves without script; the
 * island writes through the same controls. Frozen, it is text to be read.
 */
import { createElement, type ReactNode } from "react";
import { FrozenSection, SectionFields } from "@/components/phone/worksheets/sheet-section";
import {
  countOf,
  type Step,
  stepsOf,
  type SheetFormContext,
} from "@/components/phone/worksheets/sheet-steps";
import { OWN_STEP } from "@/components/phone/worksheets/own-cells";
import { wordLink } from "@/components/phone/foot";
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import type { SheetForm } from "@/model/worksheets/shown";

export interface SheetFormProps {
  form: SheetForm;
  /** Milliseconds since the epoch when the clock freezes the sheet. */
  endsAt?: number | null;
  /** Texts of others, by path, where a page without script wrote in the same cell. */
  conflicts?: Readonly<Record<string, string>>;
  t: Translate;
  /** Further cells of the same document, below those of the sheet. */
  children?: ReactNode;
  /** `children` can be written also while the sheet is frozen. */
  keeps?: boolean;
}

export function SheetFormMarkup({ form, endsAt, conflicts = {}, t, children, keeps }: SheetFormProps) {
  const place: SheetFormContext = { form, conflicts, t };
  const { shape, frozen } = form;
  const presented = children !== undefined && children !== false;
  const steps = stepsOf(shape);
  const ids = [...steps.map(({ id }) => id), ...(presented ? [OWN_STEP] : [])];
  const acts = (id: string) => !frozen && <StepActs id={id} ids={ids} t={t} />;
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
    <form method="post" action="sheet" autoComplete="off" className={frozen ? "sheet" : "sheet by-step"}>
      <input type="hidden" name="activity" value={form.activity} />
      <input type="hidden" name="group" value={form.group} />
      {/* Enter in a line presses the first button of a form. */}
      {!frozen && <button type="submit" className="sr" tabIndex={-1} aria-hidden="true" />}
      {frozen && <p className="hint">{t("sheetFrozen")}</p>}
      {Object.keys(conflicts).length > 0 && (
        <p className="warns" role="alert">
          {t("sheetConflict")}
        </p>
      )}
      <TaskText form={form} t={t} first={ids[0]!} />
      {frozen
        ? shape.sections.map((section) => <FrozenSection key={section.id} section={section} place={place} />)
        : steps.map((step, i) => (
            <StepPart key={step.id} step={step} number={i + 1} total={ids.length} place={place}>
              {acts(step.id)}
            </StepPart>
          ))}
      {presented && (
        <section className="part" id={OWN_STEP} aria-labelledby="own-cells">
          {children}
          {acts(OWN_STEP)}
        </section>
      )}
      <div className="sheet-bar">
        <p className="saved" role="status" data-status="" />
      </div>
      {!frozen && ids.length > 1 && <StepList steps={steps} presented={presented} t={t} />}
      {!frozen && shape.agencies.length > 0 && (
        <datalist id="sheet-agencies">
          {shape.agencies.map((agency) => (
            <option key={agency.id} value={agency.text} />
          ))}
        </datalist>
      )}
      {frozen && keeps && (
        <p className="acts">
          <button type="submit" className="sheet-save">
            {t("sheetSave")}
          </button>
        </p>
      )}
    </form>,
  );
}

/** The task: in full at the first step, folded at further ones; of a list, the chosen point alone. */
function TaskText({ form, first, t }: { form: SheetForm; first: string; t: Translate }) {
  const { task, frozen, shape, content } = form;
  if (task === null) return null;
  const choice = shape.sections.flatMap((s) => s.fields).find((f) => f.type === "choice" && f.ofTask);
  const options = choice?.type === "choice" ? choice.options : [];
  const chosen = options.findIndex((o) => o.id === content.cells[choice?.id ?? ""]) + 1;
  const text = (
    <AuthoredIn
      as="div"
      className="task"
      text={task}
      data-task-of={choice?.id}
      data-options={choice && options.map((o) => o.id).join(" ")}
      data-chosen={chosen || undefined}
    >
      <Markdown text={task} top={3} word={wordLink} />
    </AuthoredIn>
  );
  return (
    <>
      {!frozen && (
        <div className="task-first">
          {text}
          <a className="to-question" href={`#${first}`}>
            {t("toQuestion")} <span aria-hidden="true">↓</span>
          </a>
        </div>
      )}
      <details className="task-again">
        <summary>{t("sheetTask")}</summary>
        {text}
      </details>
    </>
  );
}

/** All steps by name; the island marks them. @param props `presented`: the presentation's cells come last */
function StepList({ steps, presented, t }: { steps: readonly Step[]; presented: boolean; t: Translate }) {
  return (
    <details className="steps">
      <summary>{t("sheetSteps")}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.id}>
            <a href={`#${step.id}`}>
              <Authored text={step.name} />
            </a>
          </li>
        ))}
        {presented && (
          <li>
            <a href={`#${OWN_STEP}`}>
              <bdi>{t("ownTitle")}</bdi>
            </a>
          </li>
        )}
      </ol>
    </details>
  );
}

/** Back and Next are links within the page, so that typed text stays; without script, a button saves. */
function StepActs({ id, ids, t }: { id: string; ids: readonly string[]; t: Translate }) {
  const index = ids.indexOf(id);
  const [back, next] = [ids[index - 1], ids[index + 1]];
  return (
    <p className="step-acts">
      {back !== undefined && <a href={`#${back}`}>{t("clickerBack")}</a>}
      <button type="submit" className="sheet-save" formAction={`sheet#${id}`}>
        {t("sheetSave")}
      </button>
      {next !== undefined && (
        <a href={`#${next}`} className="step-next">
          {t("sheetNext")}
        </a>
      )}
    </p>
  );
}

/** Texts of the island. */
const wordsOf = (t: Translate): Record<string, string> => ({
  writing: t("sheetWriting", { name: "{name}" }),
  writingMany: t("sheetWritingMany", { names: "{names}" }),
  somebody: t("sheetSomebody"),
  row: t("sheetRow", { number: "{number}" }),
  count: t("sheetCount", { done: "{done}", total: "{total}" }),
  whole: t("sheetStepDone"),
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

interface StepProps {
  step: Step;
  number: number;
  total: number;
  place: SheetFormContext;
  children: ReactNode;
}

/** One step: its section and progress, its fields, and the way on. */
function StepPart({ step, number, total, place, children }: StepProps) {
  const { id, section, fields, begins, more } = step;
  const { form, t } = place;
  const count = countOf(form.shape, section, form.content);
  return (
    <section className="part" id={id} data-section={section.id}>
      <h2 tabIndex={-1}>
        <bdi>{t("sheetStep", { number, total })}</bdi> · <Authored text={section.title} />
        {section.repeat && count.total > 0 && (
          <bdi>
            {" "}
            <small data-count="">{t("sheetCount", count)}</small>
          </bdi>
        )}
      </h2>
      <progress value={number} max={total} aria-hidden="true" />
      {begins && section.text && (
        <AuthoredIn as="div" text={section.text}>
          <Markdown text={section.text} top={3} word={wordLink} />
        </AuthoredIn>
      )}
      <SectionFields section={section} fields={fields} more={more} place={place} />
      {number === 1 && (
        <>
          <p className="hint">
            {t("sheetHow")} {t("sheetReal")}
          </p>
          <details className="answer-promise">
            <summary>
              {t("sheetReaders")} <span>{t("promiseHow")}</span>
            </summary>
            <p>
              {t("sheetOthers")} {t("sheetNoDetails")}
            </p>
          </details>
        </>
      )}
      {children}
    </section>
  );
}
