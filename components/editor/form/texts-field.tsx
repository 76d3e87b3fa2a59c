"use client";
import { Frame, useTies } from "@/components/editor/form/field-wrapper";
import styles from "@/components/editor/form/form.module.css";
import { type FieldProps, useFieldTexts } from "@/components/editor/form/form-context";

/** A list of plain texts without ids, one to a line. */
export function TextsField({
  value = [],
  steps,
  path,
  onChange,
  optional,
}: FieldProps<string[] | undefined>) {
  const texts = useFieldTexts(steps);
  const ties = useTies(path, texts.help);
  return (
    <Frame path={path} label={texts.label} help={texts.help} optional={optional}>
      <textarea
        {...ties}
        className={styles.input}
        data-length="prose"
        rows={3}
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
