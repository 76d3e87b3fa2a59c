"use client";
import { type InputHTMLAttributes, type ReactNode, useId } from "react";

interface FrameProps {
  label: string;
  hint?: string;
  /** Id of the sentence about a problem, if this field has one. */
  describedBy?: string;
  children: (ties: { id: string; "aria-describedby": string | undefined }) => ReactNode;
}

/** A label, a field and its hint. */
export function FieldFrame({ label, hint, describedBy, children }: FrameProps) {
  const id = useId();
  const hintId = `${id}hint`;
  const described = [hint && hintId, describedBy].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": described })}
      {hint && (
        <p id={hintId} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
}

export function Field({ label, hint, "aria-describedby": describedBy, ...input }: Props) {
  return (
    <FieldFrame label={label} hint={hint} describedBy={describedBy}>
      {(ties) => <input dir="auto" {...input} {...ties} />}
    </FieldFrame>
  );
}
