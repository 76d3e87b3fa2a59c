import type { ComponentProps } from "react";

/** A labelled field for a whole number. */
export const NumberInput = ({ label, ...input }: { label: string } & ComponentProps<"input">) => (
  <label className="field">
    <span>{label}</span>
    <input type="number" inputMode="numeric" {...input} />
  </label>
);
