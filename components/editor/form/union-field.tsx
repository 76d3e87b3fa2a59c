"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import { Frame } from "@/components/editor/form/field-wrapper";
import styles from "@/components/editor/form/form.module.css";
import { controlId, type FieldProps, useFieldTexts } from "@/components/editor/form/form-context";
import { ObjectFields } from "@/components/editor/form/object-fields";
import { OneOf } from "@/components/editor/form/single-fields";

type FieldValues = Record<string, unknown>;

/** One thing of several types: its type, then the fields of this type. Another type starts from scratch. */
export function UnionField({
  schema,
  value,
  steps,
  path,
  onChange,
  optional,
}: FieldProps<FieldValues | undefined> & { schema: z.ZodDiscriminatedUnion }) {
  const texts = useFieldTexts(steps);
  const t = useTranslations("editor.choices");
  const by = schema.def.discriminator;
  const types = (schema.options as z.ZodObject[]).map((o) => ({
    id: String((o.shape[by] as z.ZodLiteral).value),
    shape: o,
  }));
  const current = types.find((type) => type.id === value?.[by]);
  return (
    <Frame path={path} label={texts.label} help={texts.help} optional={optional} group>
      <div className={styles.inner} id={controlId(path)} tabIndex={-1}>
        <OneOf
          choices={types.map(({ id }) => ({ id, text: t(`${String(steps.at(-1))}Type.${id}`) }))}
          value={current?.id}
          path={`${path}/${by}`}
          onChange={(type) =>
            type !== current?.id && onChange(type === undefined ? undefined : { [by]: type })
          }
          optional={optional}
          label={texts.label}
          help={null}
          bare
          list
        />
        {current && value && (
          <ObjectFields schema={current.shape} value={value} steps={steps} path={path} onChange={onChange} />
        )}
      </div>
    </Frame>
  );
}
