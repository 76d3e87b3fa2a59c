"use client";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/form/form.module.css";
import { type FieldProps, useFieldTexts, useForm } from "@/components/editor/form/form-context";
import { Frame, useTies } from "@/components/editor/form/field-wrapper";
import { palette } from "@/components/chart/palette";
import { Button } from "@/components/ui/button";

/** Colours that no answer has: those of components/ui/tokens.css mean yes, unsure and no. */
export const offered = {
  blue: "#1d4f91",
  violet: "#5b3a8c",
  wine: "#8c1d40",
  green: "#1d7a4d",
} as const;

/** One of a few colours, or any other. */
export function ColourField({ value, steps, path, onChange }: FieldProps<string | undefined>) {
  const texts = useFieldTexts(steps);
  const t = useTranslations("editor.colours");
  const { readOnly } = useForm();
  const { id, readOnly: _never, ...ties } = useTies(path, texts.help);
  return (
    <Frame path={path} label={texts.label} help={texts.help} group>
      <div className={`row ${styles.colours}`} id={id} tabIndex={-1}>
        {Object.entries(offered).map(([name, colour]) => (
          <label key={name} className="tick">
            <input
              {...ties}
              type="radio"
              name={path}
              checked={value === colour}
              disabled={readOnly}
              onChange={() => onChange(colour)}
            />
            <i style={{ background: colour }} />
            {t(name)}
          </label>
        ))}
        <label className="tick">
          <input
            {...ties}
            type="color"
            disabled={readOnly}
            value={value ?? palette.sea}
            onChange={(e) => onChange(e.target.value.toLowerCase(), true)}
          />
          {t("other")}
        </label>
        {value !== undefined && !readOnly && (
          <Button size="small" look="bare" onClick={() => onChange(undefined)}>
            {t("none")}
          </Button>
        )}
      </div>
    </Frame>
  );
}
