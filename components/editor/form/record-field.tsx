"use client";
import { controlId, type FieldProps, useFieldTexts, useForm } from "@/components/editor/form/form-context";
import styles from "@/components/editor/form/form.module.css";
import { Frame } from "@/components/editor/form/field-wrapper";
import type { Choice } from "@/model/activity/references";
import type { z } from "zod";

type FieldValues = Record<string, unknown>;

/** One value, or none, for each of the activity's things, such as an expert's marks and reasons. */
export function RecordField({
  schema,
  value,
  choices,
  steps,
  path,
  onChange,
}: FieldProps<FieldValues | undefined> & { schema: z.ZodRecord; choices: Choice[] }) {
  const texts = useFieldTexts(steps);
  const { Field } = useForm();
  function set(id: string, next: unknown, grows?: boolean): void {
    const { [id]: _before, ...others } = value ?? {};
    const empty = next === undefined || next === "" || (Array.isArray(next) && next.length === 0);
    const all = empty ? others : { ...others, [id]: next };
    onChange(Object.keys(all).length === 0 ? undefined : all, grows);
  }
  return (
    <Frame path={path} label={texts.label} help={texts.help} group optional>
      <div className="stack tight" id={controlId(path)} tabIndex={-1}>
        {choices.map(({ id, text }) => (
          <div key={id} className={styles.recordRow}>
            <span dir="auto" aria-hidden="true">
              {text}
            </span>
            <Field
              schema={schema.valueType as z.ZodType}
              value={value?.[id]}
              steps={[...steps, id]}
              path={`${path}/${id}`}
              onChange={(next, grows) => set(id, next, grows)}
              bare={text}
              optional
            />
          </div>
        ))}
      </div>
    </Frame>
  );
}
