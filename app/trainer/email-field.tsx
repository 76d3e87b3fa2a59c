"use client";
import type { ComponentProps } from "react";
import { Field } from "@/app/trainer/field";

/** The address of an account, as browsers and their password stores know it. */
export function EmailField(
  props: Omit<
    ComponentProps<typeof Field>,
    "name" | "type" | "autoComplete" | "autoCapitalize" | "spellCheck" | "required"
  >,
) {
  return (
    <Field
      {...props}
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}
