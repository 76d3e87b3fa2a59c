"use client";
/** What every field of a form reaches, so that fields take only their own schema, value and place. */
import { type ComponentType, createContext, useContext } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import { textKey } from "@/components/editor/form/field-name";
import type { Choice } from "@/model/activity/references";
import type { Steps } from "@/workshop/editor/references";

export interface FormScope {
  /** A kind of activity, "session" or "workshop": whose texts name the fields. */
  owner: string;
  readOnly: boolean;
  /** What is wrong, as sentences by path. */
  problems: ReadonlyMap<string, string>;
  /** Those that are said under their fields now. */
  shownProblems: ReadonlyMap<string, string>;
  /** The path that was asked for: what encloses it opens. */
  target: string | null;
  /** Places of fields that have no control here. */
  apart?: readonly string[];
  /** What a field may name; null when it names nothing. */
  choices(steps: Steps): Choice[] | null;
  /** An id that nothing within this form has yet, or nothing among `taken`. */
  newId(text: string, fallback: string, taken?: ReadonlySet<string>): string;
  /** A field of any schema: what holds other fields draws them with it. */
  Field: ComponentType<SchemaFieldProps>;
  /** The workshop, for files that belong to it. */
  workshopId: string;
}

const Context = createContext<FormScope | null>(null);
export const FormProvider = Context.Provider;

export function useForm(): FormScope {
  const scope = useContext(Context);
  if (!scope) throw new Error("this belongs inside a form");
  return scope;
}

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

/** Where a change comes from: letters typed one after another, or one decision. */
export type Change<T = unknown> = (next: T, grows?: boolean) => void;

export interface FieldProps<T = unknown> {
  value: T;
  steps: Steps;
  /** The place by ids, as problems and translations name it. */
  path: string;
  onChange: Change;
  /** May be left empty. */
  optional: boolean;
  /** Without a label of its own: something around it says what it is. */
  bare?: string;
}

/** Its schema says which control a field gets, and whether it may be left empty unless that is said. */
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
