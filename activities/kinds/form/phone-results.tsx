/** A form's results on the phone: the closed fields, each with how many filled it. What was written is not here. */
import { countedIn, fieldsOfForm, isWritten } from "@/activities/kinds/form/fields";
import { spreadOf } from "@/activities/shared/spread";
import { PhoneColumns } from "@/components/phone/columns";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";
import { SplitResult } from "@/components/phone/split-result";
import { AuthoredIn } from "@/components/ui/authored";

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
