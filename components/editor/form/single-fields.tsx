"use client";
/** Controls for one value: text, number, flag, or choices. */
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import { Frame, useTies } from "@/components/editor/form/field-wrapper";
import styles from "@/components/editor/form/form.module.css";
import { MarksBar, onMarkKey } from "@/components/editor/form/markdown-toolbar";
import { controlId, type FieldProps, useFieldTexts, useForm } from "@/components/editor/form/form-context";
import { boundsOf } from "@/workshop/editor/schema-limits";
import type { Choice } from "@/model/activity/references";

interface TextProps extends FieldProps<string | undefined> {
  length: "line" | "prose";
  /** Has the toolbar of Markdown. */
  markdown?: boolean;
  most: number | null;
  /** Takes several lines that are pasted into a line. */
  onLines?: (lines: string[]) => void;
  onEnter?: () => void;
}

const MAX_CHARACTERS_LEFT_SHOWN = 40;

export function TextField({
  value = "",
  steps,
  path,
  onChange,
  optional,
  bare,
  length,
  markdown,
  most,
  onLines,
  onEnter,
}: TextProps) {
  const texts = useFieldTexts(steps);
  const t = useTranslations("editor.form");
  const ties = useTies(path, bare ? null : texts.help);
  const charactersLeft = most === null ? null : most - value.length;
  const give = (text: string) => onChange(text === "" && optional ? undefined : text, true);
  return (
    <Frame
      path={path}
      label={bare ?? texts.label}
      help={bare ? null : texts.help}
      optional={optional && !bare}
      bare={bare !== undefined}
    >
      {markdown && !ties.readOnly && <MarksBar control={ties.id} name={bare ?? texts.label} />}
      <textarea
        {...ties}
        rows={length === "line" ? 1 : 3}
        className={styles.input}
        data-length={length}
        dir="auto"
        value={value}
        onChange={(e) => give(length === "line" ? e.target.value.replace(/\s*\n\s*/g, " ") : e.target.value)}
        onKeyDown={(e) => {
          if (markdown) onMarkKey(e);
          if (length !== "line" || e.key !== "Enter" || e.nativeEvent.isComposing) return;
          e.preventDefault();
          onEnter?.();
        }}
        onPaste={(e) => {
          const lines = e.clipboardData
            .getData("text")
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter(Boolean);
          if (!onLines || lines.length < 2) return;
          e.preventDefault();
          onLines(lines);
        }}
      />
      {charactersLeft !== null && charactersLeft < MAX_CHARACTERS_LEFT_SHOWN && (
        <p className="hint">{t("left", { count: charactersLeft })}</p>
      )}
    </Frame>
  );
}

export function NumberField({
  schema,
  value,
  steps,
  path,
  onChange,
  optional,
}: FieldProps<number | undefined> & { schema: z.ZodType }) {
  const texts = useFieldTexts(steps);
  const ties = useTies(path, texts.help);
  const { least, most } = boundsOf(schema);
  return (
    <Frame path={path} label={texts.label} help={texts.help} optional={optional}>
      <input
        {...ties}
        type="number"
        inputMode="decimal"
        step="any"
        className={styles.number}
        min={least ?? undefined}
        max={most ?? undefined}
        value={value ?? ""}
        onChange={({ target: { valueAsNumber: next } }) =>
          onChange(Number.isNaN(next) ? undefined : next, true)
        }
      />
    </Frame>
  );
}

export function FlagField({ value, steps, path, onChange }: FieldProps<boolean | undefined>) {
  const texts = useFieldTexts(steps);
  const { readOnly } = useForm();
  const { readOnly: _never, ...ties } = useTies(path, texts.help);
  return (
    <div className="field">
      <label className="tick">
        <input
          {...ties}
          type="checkbox"
          checked={value ?? false}
          disabled={readOnly}
          onChange={(e) => onChange(e.target.checked)}
        />
        <span>{texts.label}</span>
      </label>
      {texts.help && (
        <p id={`${controlId(path)}-help`} className="hint">
          {texts.help}
        </p>
      )}
    </div>
  );
}

/** The values of an enum, with their words at this place. */
function useEnumChoices(options: readonly string[], steps: FieldProps["steps"]): Choice[] {
  const t = useTranslations("editor");
  const name = String(steps.findLast((s) => typeof s === "string" && t.has(`choices.${s}.${options[0]}`)));
  return options.map((id) => ({ id, text: t(`choices.${name}.${id}`) }));
}

export function EnumField({
  options,
  bare,
  ...field
}: FieldProps<string | undefined> & { options: readonly string[] }) {
  const texts = useFieldTexts(field.steps);
  return (
    <OneOf
      {...field}
      choices={useEnumChoices(options, field.steps)}
      label={bare ?? texts.label}
      help={bare ? null : texts.help}
      bare={bare !== undefined}
    />
  );
}

/** One of the activity's things. */
export function ReferenceField({
  bare: _never,
  ...field
}: FieldProps<string | undefined> & { choices: Choice[] }) {
  const texts = useFieldTexts(field.steps);
  return <OneOf {...field} label={texts.label} help={texts.help} list />;
}

interface OneOfProps {
  choices: Choice[];
  value: string | undefined;
  path: string;
  onChange: FieldProps["onChange"];
  optional: boolean;
  label: string;
  help: string | null;
  bare?: boolean;
  list?: boolean;
}

/** One of a few: up to three lie open, more are in a list. */
export function OneOf({ choices, value, path, onChange, optional, label, help, bare, list }: OneOfProps) {
  const t = useTranslations("editor.form");
  const { readOnly } = useForm();
  const { readOnly: _never, ...ties } = useTies(path, help);
  if (choices.length > 3 || list) {
    return (
      <Frame path={path} label={label} help={help} optional={optional && !bare} bare={bare}>
        <select
          {...ties}
          className={styles.select}
          disabled={readOnly}
          value={value ?? ""}
          onChange={(e) => onChange(e.target.value || undefined)}
        >
          {(optional || value === undefined || value === "") && <option value="">{t("choose")}</option>}
          {choices.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      </Frame>
    );
  }
  return (
    <Frame path={path} label={label} help={help} group bare={bare}>
      <div className="segments" id={controlId(path)} tabIndex={-1}>
        {choices.map(({ id, text }) => (
          <label key={id} className="pick">
            <input
              type="radio"
              name={path}
              value={id}
              checked={value === id}
              disabled={readOnly}
              onChange={() => onChange(id)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </Frame>
  );
}

/** One value of an enum, or several as a list. */
export function EnumsField({
  options,
  value,
  onChange,
  ...field
}: FieldProps<string | string[] | undefined> & { options: readonly string[] }) {
  const choices = useEnumChoices(options, field.steps);
  return (
    <ReferencesField
      {...field}
      choices={choices}
      value={[value ?? []].flat()}
      onChange={(next) => onChange(Array.isArray(next) && next.length === 1 ? next[0] : next)}
    />
  );
}

/** Several of the activity's things. */
export function ReferencesField({
  choices,
  value = [],
  steps,
  path,
  onChange,
  optional,
  bare,
}: FieldProps<string[] | undefined> & { choices: Choice[] }) {
  const texts = useFieldTexts(steps);
  const t = useTranslations("editor.form");
  const { readOnly } = useForm();
  const turn = (id: string, on: boolean) => {
    const next = choices.map((c) => c.id).filter((c) => (c === id ? on : value.includes(c)));
    onChange(next.length === 0 && optional ? undefined : next);
  };
  return (
    <Frame
      path={path}
      label={bare ?? texts.label}
      help={bare ? null : texts.help}
      optional={optional && !bare}
      group
      bare={bare !== undefined}
    >
      <div className="picks" id={controlId(path)} tabIndex={-1}>
        {choices.length === 0 && <p className="hint">{t("nothingToChoose")}</p>}
        {choices.map(({ id, text }) => (
          <label key={id} className="tick pill">
            <input
              type="checkbox"
              checked={value.includes(id)}
              disabled={readOnly}
              onChange={(e) => turn(id, e.target.checked)}
            />
            <span dir="auto">{text}</span>
          </label>
        ))}
      </div>
    </Frame>
  );
}
