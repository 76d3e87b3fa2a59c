"use client";
import { useTranslations } from "@/components/language/use-translations";
import { Frame, useTies } from "@/components/editor/form/field-wrapper";
import styles from "@/components/editor/form/form.module.css";
import { type FieldProps, useFieldTexts, useForm } from "@/components/editor/form/form-context";
import type { Drawings } from "@/components/editor/face";

/** One of a few choices, as a row of small pictures with their names. */
export function PicturedField({
  drawings,
  value,
  steps,
  path,
  onChange,
}: Omit<FieldProps<string>, "optional"> & { drawings: Drawings["of"] }) {
  const texts = useFieldTexts(steps);
  const t = useTranslations("editor.choices");
  const { readOnly } = useForm();
  const { id, readOnly: _never, ...ties } = useTies(path, texts.help);
  return (
    <Frame path={path} label={texts.label} help={texts.help} group>
      <div className={styles.pictured} id={id} tabIndex={-1}>
        {Object.entries(drawings).map(([choice, drawing]) => (
          <label key={choice} className="pick">
            <input
              {...ties}
              type="radio"
              name={path}
              value={choice}
              checked={value === choice}
              disabled={readOnly}
              onChange={() => onChange(choice)}
            />
            <span>
              <svg viewBox="0 0 48 30" aria-hidden="true">
                {drawing}
              </svg>
              {t(`${String(steps.at(-1))}.${choice}`)}
            </span>
          </label>
        ))}
      </div>
    </Frame>
  );
}
