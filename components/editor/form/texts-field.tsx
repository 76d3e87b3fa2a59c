"use client";
import { Frame } from "@/components/editor/form/frame";
import styles from "@/components/editor/form/form.module.css";
import { controlId, type FieldProps, useFieldTexts, useForm } from "@/components/editor/form/form-context";

/** A list of plain texts without ids: one to a line. */
export function TextsField({
  value = [],
  steps,
  path,
  onChange,
  optional,
}: FieldProps<string[] | undefined>) {
  const texts = useFieldTexts(steps);
  const { readOnly } = useForm();
  return (
    <Frame path={path} label={texts.label} help={texts.help} optional={optional}>
      <textarea
        id={controlId(path)}
        className={styles.input}
        data-length="prose"
        rows={3}
        readOnly={readOnly}
        value={value.join("\n")}
        onChange={(e) => onChange(e.target.value === "" ? [] : e.target.value.split("\n"), true)}
        onBlur={() =>
          value.some((text) => text.trim() === "") &&
          onChange(
            value.filter((text) => text.trim() !== ""),
            true,
          )
        }
      />
    </Frame>
  );
}
