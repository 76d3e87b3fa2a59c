"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import { Frame, Problem, useTies } from "@/components/editor/form/field-wrapper";
import styles from "@/components/editor/form/form.module.css";
import { controlId, type FieldProps, useFieldTexts, useForm } from "@/components/editor/form/form-context";
import { Button } from "@/components/ui/button";
import { isApplicable } from "@/workshop/editor/draft-schema-of";

type FieldValues = Record<string, unknown>;

/** The fields of an object; ids and discriminators are never shown. */
export function ObjectFields({
  schema,
  value,
  steps,
  path,
  onChange,
}: Omit<FieldProps<FieldValues>, "optional"> & { schema: z.ZodObject }) {
  const { Field, problems } = useForm();
  const isWrong = (place: string) => [...problems.keys()].some((p) => `${p}/`.startsWith(`${place}/`));
  const set = (name: string, next: unknown, grows?: boolean) => {
    const { [name]: _before, ...others } = value;
    onChange(next === undefined ? others : { ...others, [name]: next }, grows);
  };
  return Object.entries(schema.shape as Record<string, z.ZodType>)
    .filter(([name, field]) => name !== "id" && field.def.type !== "literal")
    .filter(([name, field]) => isApplicable(field, value[name], value) || isWrong(`${path}/${name}`))
    .map(([name, field]) => (
      <Field
        key={name}
        schema={field}
        value={value[name]}
        steps={[...steps, name]}
        path={`${path}/${name}`}
        onChange={(next, grows) => set(name, next, grows)}
      />
    ));
}

/** An object within another; an optional one can be added and removed. */
export function ObjectField({
  schema,
  value,
  steps,
  path,
  onChange,
  optional,
}: FieldProps<FieldValues | undefined> & { schema: z.ZodObject }) {
  const texts = useFieldTexts(steps);
  const t = useTranslations("editor.form");
  const { readOnly } = useForm();
  const ties = useTies(path, texts.help);
  if (optional && value === undefined) {
    if (readOnly) return null;
    return (
      <div className="field" data-path={path}>
        <Button
          size="small"
          className={styles.takeAway}
          id={controlId(path)}
          aria-describedby={ties["aria-describedby"]}
          onClick={() => onChange({})}
        >
          {texts.add}
        </Button>
        {texts.help && (
          <p id={`${controlId(path)}-help`} className="hint">
            {texts.help}
          </p>
        )}
        <Problem path={path} />
      </div>
    );
  }
  return (
    <Frame path={path} label={texts.label} help={texts.help} group>
      <div className={styles.inner} id={controlId(path)} tabIndex={-1}>
        <ObjectFields schema={schema} value={value ?? {}} steps={steps} path={path} onChange={onChange} />
        {optional && !readOnly && (
          <Button size="small" look="bare" className={styles.takeAway} onClick={() => onChange(undefined)}>
            {t("takeAway", { what: texts.label })}
          </Button>
        )}
      </div>
    </Frame>
  );
}
