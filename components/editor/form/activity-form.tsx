"use client";
/** The form of one activity: its content, then the trainer's part, its run and its context. */
import { memo, useMemo } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import { useEditorFaces } from "@/components/editor/face";
import styles from "@/components/editor/form/form.module.css";
import { Form } from "@/components/editor/form/form";
import type { FormScope } from "@/components/editor/form/form-context";
import { PicturedField } from "@/components/editor/form/pictured-field";
import { SchemaField } from "@/components/editor/form/schema-field";
import type { Draft, DraftActivity } from "@/workshop/editor/draft";
import { schemaOf } from "@/workshop/editor/complete-draft";
import { isApplicable } from "@/workshop/editor/draft-schema-of";
import { freeId, idsWithin } from "@/workshop/editor/ids";
import type { Problem } from "@/workshop/editor/problems";
import { choicesFor, pruned } from "@/workshop/editor/references";

const RUN_FIELDS = [
  "minutes",
  "priority",
  "seconds",
  "readFirst",
  "opensOnArrival",
  "showsWhenClosed",
  "expertNext",
  "revote",
];
const TRAINER_FIELDS = ["notes", "followUp"];
const CONTEXT_FIELDS = ["notice", "sources", "added"];
const none: readonly string[] = [];
const SEPARATE_FIELDS = new Set([...RUN_FIELDS, ...TRAINER_FIELDS, ...CONTEXT_FIELDS, "id", "kind"]);

interface Props {
  activity: DraftActivity;
  workshop: Draft;
  problems: Problem[];
  target: string | null;
  /** Shows all problems. */
  asked: boolean;
  readOnly: boolean;
  onChange: (next: DraftActivity, grows: boolean) => void;
}

/** Drawn again only when its props change. */
export const ActivityForm = memo(function ActivityForm({
  activity,
  workshop,
  problems,
  target,
  asked,
  readOnly,
  onChange,
}: Props) {
  const t = useTranslations("editor.form");
  const { KeyForm, apart = none, pictured } = useEditorFaces()[activity.kind];
  const schema = schemaOf(activity.kind);
  const scope = useMemo((): Omit<FormScope, "shownProblems"> => {
    const ids = idsWithin(activity);
    return {
      owner: activity.kind,
      readOnly,
      problems: new Map(
        problems.filter((p) => p.path.startsWith(`${activity.id}/`)).map((p) => [p.path, p.sentence]),
      ),
      target,
      apart,
      choices: (steps) => choicesFor(workshop, activity, steps),
      newId: (text, fallback, taken = ids) => freeId(text, taken, fallback),
      Field: SchemaField,
      workshopId: workshop.id,
    };
  }, [activity, workshop, problems, target, readOnly, apart]);

  const hasProblem = (names: string[]) =>
    names.some((name) =>
      [...scope.problems.keys(), target ?? ""].some((p) => p.startsWith(`${activity.id}/${name}`)),
    );
  const field = (name: string) => {
    const inner = (schema.shape as Record<string, z.ZodType>)[name];
    if (!inner || (!isApplicable(inner, activity[name], activity) && !hasProblem([name]))) return null;
    const drawings = pictured?.[name];
    const props = {
      steps: [name],
      path: `${activity.id}/${name}`,
      onChange(next: unknown, grows = false) {
        const { [name]: _before, ...others } = activity;
        const changed = (next === undefined ? others : { ...others, [name]: next }) as DraftActivity;
        onChange(grows ? changed : pruned(workshop, changed), grows);
      },
    };
    if (drawings)
      return <PicturedField key={name} {...props} value={drawings.now(activity)} drawings={drawings.of} />;
    return <SchemaField key={name} {...props} schema={inner} value={activity[name]} />;
  };
  const main = Object.keys(schema.shape).filter((name) => !SEPARATE_FIELDS.has(name));
  const has = (names: string[]) => names.filter((name) => name in schema.shape);
  return (
    <Form scope={scope} showAll={asked}>
      {main.map(field)}
      {KeyForm && (
        <KeyForm
          activity={activity}
          choices={(steps) => choicesFor(workshop, activity, steps) ?? []}
          onChange={(next) => onChange(next, false)}
        />
      )}
      <section className={styles.section} aria-labelledby="for-trainer">
        <h3 id="for-trainer">{t("trainerOnly")}</h3>
        {has(TRAINER_FIELDS).map(field)}
      </section>
      <details className={styles.section} open={hasProblem(RUN_FIELDS) || undefined}>
        <summary>{t("running")}</summary>
        <div className={styles.inRow}>{has(RUN_FIELDS).map(field)}</div>
      </details>
      <details className={styles.section} open={hasProblem(CONTEXT_FIELDS) || undefined}>
        <summary>{t("around")}</summary>
        {has(CONTEXT_FIELDS).map(field)}
      </details>
    </Form>
  );
});
