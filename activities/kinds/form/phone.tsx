import type { FormField } from "@/activities/kinds/form/content";
import { countedIn, fieldsOfForm, isTyped, isWritten } from "@/activities/kinds/form/fields";
import type { FormForm } from "@/activities/kinds/form/view";
import type { PhoneFaceProps } from "@/components/phone/face";
import { wordLink } from "@/components/phone/foot";
import { Pages } from "@/components/phone/pages";
import { Choices, formId, Question } from "@/components/phone/question";
import type { Translate } from "@/components/phone/texts";
import { ToQuestion } from "@/components/phone/to-question";
import { Ends } from "@/components/phone/scale-end-labels";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import { unreachable } from "@/model/unreachable";
import { spreadOf } from "@/activities/shared/spread";
import { PhoneColumns } from "@/components/phone/columns";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";
import { SplitResult } from "@/components/phone/split-result";

export function FormPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "form") return null;
  const { form } = asked;
  const fields = fieldsOfForm(form);
  const written = fields.some(isWritten);
  return (
    <Question
      asked={asked}
      now={now}
      mine={mine}
      t={t}
      needsAny="values."
      written={fields.filter(isTyped).map((field) => `values.${field.id}`)}
      promise={written ? "promiseTexts" : "promise"}
    >
      <p className="hint">{t("formHow")}</p>
      <Pages
        id={formId(asked)}
        pages={form.sections.flatMap((section) =>
          section.fields.map((field, i) => ({
            key: field.id,
            shown: (
              <>
                {i === 0 && (
                  <div>
                    <SectionHead section={section} alone={form.sections.length === 1} />
                    <ToQuestion
                      id={`to-${field.id}`}
                      to={`at-${field.id}`}
                      texts={[asked.text, section.text ?? ""]}
                      t={t}
                    />
                  </div>
                )}
                <div id={`at-${field.id}`}>
                  <Field field={field} given={mine?.fields[`values.${field.id}`] ?? []} t={t} />
                </div>
              </>
            ),
          })),
        )}
        t={t}
      />
      {written && <small>{t("otherHint")}</small>}
    </Question>
  );
}

function SectionHead({ section, alone }: { section: FormForm["sections"][number]; alone: boolean }) {
  return (
    <>
      {!alone && <AuthoredIn as="h2" text={section.title} />}
      {section.text && (
        <AuthoredIn as="div" text={section.text}>
          <Markdown text={section.text} top={3} word={wordLink} />
        </AuthoredIn>
      )}
    </>
  );
}

interface FieldProps<F = FormField> {
  field: F;
  /** This person's values as controls hold them. */
  given: string[];
  t: Translate;
}

function Field({ field, given, t }: FieldProps) {
  switch (field.type) {
    case "choice":
    case "several":
      return <ChoiceField field={field} given={given} t={t} />;
    case "scale":
      return <Points field={field} given={given} t={t} />;
    case "number":
    case "text":
      return <Written field={field} given={given} t={t} />;
    case "lines":
      return <Lines field={field} given={given} t={t} />;
    default:
      return unreachable(field);
  }
}

function Title({ field }: { field: FormField }) {
  return (
    <>
      <Authored text={field.text} />
      {field.hint && <AuthoredIn as="small" text={field.hint} />}
    </>
  );
}

function ChoiceField({ field, given, t }: FieldProps<Extract<FormField, { type: "choice" | "several" }>>) {
  const several = field.type === "several";
  return (
    <fieldset className="each">
      <legend>
        <Title field={field} />
        {several && <small>{t("chooseSeveral")}</small>}
      </legend>
      <Choices
        type={several ? "checkbox" : "radio"}
        name={`values.${field.id}`}
        options={field.options}
        chosen={given}
      />
    </fieldset>
  );
}

function Points({ field, given }: FieldProps<Extract<FormField, { type: "scale" }>>) {
  const name = `values.${field.id}`;
  return (
    <fieldset className="each scale" aria-describedby={`${name}-ends`}>
      <legend>
        <Title field={field} />
      </legend>
      <div className="points">
        {Array.from({ length: field.points }, (_, i) => String(i + 1)).map((point) => (
          <label key={point}>
            <input type="radio" name={name} value={point} defaultChecked={given[0] === point} />
            <span>{point}</span>
          </label>
        ))}
      </div>
      <Ends id={`${name}-ends`} scale={field} />
    </fieldset>
  );
}

function Written({ field, given, t }: FieldProps<Extract<FormField, { type: "number" | "text" }>>) {
  const name = `values.${field.id}`;
  if (field.type === "number") {
    return (
      <label className="text number">
        <Title field={field} />
        <input
          type="text"
          inputMode={field.min < 0 ? "text" : "decimal"}
          name={name}
          maxLength={20}
          autoComplete="off"
          dir="ltr"
          defaultValue={given[0]}
        />
        <small>{t("numberRange", { from: field.min, to: field.max })}</small>
      </label>
    );
  }
  return (
    <label className="text">
      <Title field={field} />
      <textarea
        name={name}
        rows={field.length > 150 ? 4 : 2}
        maxLength={field.length}
        dir="auto"
        defaultValue={given[0]}
      />
    </label>
  );
}

/** One control to a line, so that an entry is never half of another. */
function Lines({ field, given, t }: FieldProps<Extract<FormField, { type: "lines" }>>) {
  return (
    <fieldset className="each lines">
      <legend>
        <Title field={field} />
      </legend>
      {Array.from({ length: field.most }, (_, i) => (
        <label key={i} className="text">
          <span className="sr">{t("writeNumber", { number: i + 1 })}</span>
          <input
            type="text"
            name={`values.${field.id}`}
            placeholder=" "
            maxLength={field.length}
            autoComplete="off"
            dir="auto"
            defaultValue={given[i]}
          />
        </label>
      ))}
    </fieldset>
  );
}

export function FormPhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "form") return null;
  const fields = fieldsOfForm(asked.form);
  const filled = (id: string) => results.options.find((o) => o.id === id)?.count ?? 0;
  return (
    <ResultsFrame results={results} t={t}>
      {fields.map((field) => {
        if (isWritten(field)) return null;
        const counts = results.marks[field.id] ?? {};
        const options = countedIn(field);
        if (field.type === "choice" || field.type === "several") {
          return (
            <SplitResult
              key={field.id}
              text={field.text}
              options={options}
              counts={counts}
              of={filled(field.id)}
              t={t}
            />
          );
        }
        const middle = spreadOf(counts);
        return (
          <article key={field.id}>
            <AuthoredIn as="h3" text={field.text} />
            {field.type === "scale" && (
              <PhoneColumns
                columns={options.map((o) => ({ label: o.text, count: counts[o.id] ?? 0 }))}
                ends={field}
                t={t}
              />
            )}
            <p className="state">
              {t("itemResult", { count: filled(field.id) })}
              {middle && ` · ${t("middle", { median: middle.median, q1: middle.q1, q3: middle.q3 })}`}
            </p>
          </article>
        );
      })}
      {fields.some(isWritten) && <p className="state">{t("textsKept")}</p>}
    </ResultsFrame>
  );
}
