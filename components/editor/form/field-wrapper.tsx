"use client";
import type { ReactNode } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { CoreSentence } from "@/components/editor/core-sentence";
import styles from "@/components/editor/form/form.module.css";
import { controlId, useForm } from "@/components/editor/form/form-context";

interface Props {
  path: string;
  label: string;
  help: string | null;
  optional?: boolean;
  /** A label is tied to one control; a group has a legend. */
  group?: boolean;
  /** The label is for screen readers alone. */
  bare?: boolean;
  children: ReactNode;
}

/** A field: its name, help, control and problem. */
export function Frame({ path, label, help, optional, group, bare, children }: Props) {
  const t = useTranslations("editor.form");
  const id = controlId(path);
  const problem = useForm().shownProblems.has(path) || undefined;
  const name = (
    <>
      {label}
      {optional && <span className={styles.optional}> {t("optional")}</span>}
    </>
  );
  const rest = (
    <>
      {help && (
        <p id={`${id}-help`} className="hint">
          {help}
        </p>
      )}
      {children}
      <Problem path={path} />
    </>
  );
  if (group) {
    return (
      <fieldset className={styles.group} data-path={path} data-problem={problem}>
        <legend id={`${id}-name`} className={bare ? "quiet" : undefined}>
          {name}
        </legend>
        {rest}
      </fieldset>
    );
  }
  return (
    <div className="field" data-path={path} data-problem={problem}>
      <label htmlFor={id} className={bare ? "quiet" : undefined}>
        {name}
      </label>
      {rest}
    </div>
  );
}

/** The problem of a field, while it is shown. */
export function Problem({ path }: { path: string }) {
  const sentence = useForm().shownProblems.get(path);
  return sentence === undefined ? null : (
    <p id={`${controlId(path)}-problem`} className="problem">
      <CoreSentence>{sentence}</CoreSentence>
    </p>
  );
}

/** Attributes that tie a control to its name, help and problem. */
export function useTies(path: string, help: string | null) {
  const { shownProblems, readOnly } = useForm();
  const id = controlId(path);
  const problem = shownProblems.has(path);
  const described = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  return { id, "aria-describedby": described, "aria-invalid": problem || undefined, readOnly };
}
