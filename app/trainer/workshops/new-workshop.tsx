"use client";
import { useTranslations } from "@/components/language/use-translations";
import { Field, FieldFrame } from "@/app/trainer/field";
import { ProblemLine } from "@/app/trainer/problem-line";
import { useForm } from "@/app/trainer/use-form";
import { startWorkshop } from "@/app/trainer/workshops/workshop-actions";
import { Button } from "@/components/ui/button";

/** Begins a workshop, empty or as a copy, and goes to its editor. */
export function NewWorkshop({ sources }: { sources: { id: string; title: string }[] }) {
  const t = useTranslations("editor.list");
  const { props, submit, problem, problemId, busy, fieldState } = useForm(async (form) => {
    const started = await startWorkshop(form);
    if (!("workshop" in started)) return started;
    window.location.assign(`/editor/${started.workshop}`);
    return "leaving";
  });
  return (
    <section className="card" aria-labelledby="new-workshop">
      <h2 id="new-workshop">{t("newTitle")}</h2>
      <p className="muted">{t("newLead")}</p>
      <form {...props} className="stack">
        <ProblemLine problem={problem} id={problemId} />
        <Field
          {...fieldState("title")}
          label={t("newName")}
          name="title"
          autoComplete="off"
          maxLength={300}
          required
        />
        <FieldFrame label={t("newFrom")}>
          {(ties) => (
            <select {...ties} name="from" defaultValue="">
              <option value="">{t("newBlank")}</option>
              {sources.map(({ id, title }) => (
                <option key={id} value={id}>
                  {t("newCopyOf", { title })}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
        <Button {...submit} look="primary" size="big">
          {busy ? t("working") : t("newGo")}
        </Button>
      </form>
    </section>
  );
}
