"use client";
import { Frame, useTies } from "@/components/editor/form/frame";
import styles from "@/components/editor/form/form.module.css";
import { type FieldProps, useFieldTexts } from "@/components/editor/form/form-context";

/** The name of a picture, film or sound that belongs to the workshop. */
export function FileField({ value, steps, path, onChange, optional }: FieldProps<string | undefined>) {
  const texts = useFieldTexts(steps);
  const ties = useTies(path, texts.help);
  return (
    <Frame path={path} label={texts.label} help={texts.help} optional={optional}>
      <input {...ties} className={styles.input} value={value ?? ""} spellCheck={false} onChange={(e) => onChange(e.target.value.trim() || undefined, true)} />
    </Frame>
  );
}
