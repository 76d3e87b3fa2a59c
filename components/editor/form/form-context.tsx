"use client";
/** The surroundings of every field of a form. */
import { type ComponentType, createContext } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import { textKey } from "@/components/editor/form/field-name";
import { useRequired } from "@/components/ui/use-required";
import type { Choice } from "@/model/activity/references";
import type { Steps } from "@/workshop/editor/references";

export interface FormScope {
  /** A kind of activity, "session" or "workshop", whose texts name the fields. */
  owner: string;
  readOnly: boolean;
  /** Sentences by path. */
  problems: ReadonlyMap<string, string>;
  /** The problems that are shown under their fields now. */
  shownProblems: ReadonlyMap<string, string>;
  /** The path that was asked for; the parts around it open. */
  target: string | null;
  /** Places of fields that have no control here. */
  apart?: readonly string[];
  /** The choices of a field that refers to something; null for others. */
  choices(steps: Steps): Choice[] | null;
  /** An id that is new within this form, or among `taken`. */
  newId(text: string, fallback: string, taken?: ReadonlySet<string>): string;
  /** Draws a field of any schema. */
  Field: ComponentType<SchemaFieldProps>;
  /** The workshop, for files that belong to it. */
  workshopId: string;
}

const Context = createContext<FormScope | null>(null);
export const FormProvider = Context.Provider;

export const useForm = (): FormScope => useRequired(Context, "a form");

/** The words for the field at a place. */
export function useFieldTexts(steps: Steps) {
  const t = useTranslations("editor");
  const { owner } = useForm();
  const find = (what: string) => {
    const key = textKey((k) => t.has(k), owner, steps, what);
    return key === null ? null : t(key);
  };
  return {
    label: find("label") ?? String(steps.at(-1) ?? ""),
    help: find("help"),
    item: find("item"),
    add: find("add"),
  };
}

/** @param grows the change is a letter of typing, not one decision */
export type Change<T = unknown> = (next: T, grows?: boolean) => void;

export interface FieldProps<T = unknown> {
  value: T;
  steps: Steps;
  /** The place by ids, as problems and translations name it. */
  path: string;
  onChange: Change;
  optional: boolean;
  /** A label for screen readers, where the surroundings name the field. */
  bare?: string;
}

/** The schema decides on the control, and on `optional` where it is left out. */
export type SchemaFieldProps = Omit<FieldProps, "optional"> & { schema: z.ZodType; optional?: boolean };

/** The id of a field's control in the page. */
export const controlId = (path: string): string => `f-${path}`;

/** The id of a row of a list in the page. */
export const rowId = (path: string): string => `row-${path}`;

/** The path of the field or the row that an element of a form stands in; null outside of both. */
export const pathAround = (element: Element): string | null =>
  element.closest('[id^="f-"],[id^="row-"]')?.id.replace(/^(f|row)-/, "") ?? null;

/** The place of a field in its form, for the path by which problems and translations name it. */
export const formPath = (path: string): string =>
  path
    .replace(/^(workshop|session):/, "$1/")
    .replace(/^word:/, "words/")
    .replace(/^agenda:/, "agendas/");
