"use client";
/** The forms outside activities: the workshop's head, a session's head, glossary and agendas. */
import { type ReactNode, useMemo } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { z } from "zod";
import { Form } from "@/components/editor/form/form";
import { formPath, type FormScope } from "@/components/editor/form/form-context";
import { ListField } from "@/components/editor/form/list-field";
import { SchemaField } from "@/components/editor/form/schema-field";
import { ownName, writtenLanguages } from "@/messages/languages";
import { useEditor } from "@/components/editor/use-editor";
import type { DraftAgenda, DraftSession, DraftWord } from "@/workshop/editor/draft";
import { freeId, idsWithin } from "@/workshop/editor/ids";
import { unwrapped } from "@/workshop/editor/draft-schema-of";
import { versionOf } from "@/workshop/editor/version";
import { sessionSchema, workshopSchema } from "@/workshop/content/workshop";

function useHeadScope(
  owner: string,
  ids: readonly string[] = [],
  choices: FormScope["choices"] = none,
): Omit<FormScope, "shownProblems"> {
  const { problems, target, canEdit, draft } = useEditor();
  return useMemo(
    () => ({
      owner,
      readOnly: !canEdit,
      problems: new Map(problems.map((p) => [formPath(p.path), p.sentence])),
      target: target && formPath(target),
      choices,
      newId: (text, fallback) => freeId(text, new Set(ids), fallback),
      Field: SchemaField,
      workshopId: draft.id,
    }),
    [owner, ids, choices, problems, target, canEdit, draft.id],
  );
}

const none = () => null;

function HeadForm({ scope, children }: { scope: Omit<FormScope, "shownProblems">; children: ReactNode }) {
  return (
    <Form scope={scope} showAll={useEditor().asked}>
      {children}
    </Form>
  );
}

const workshopFields = ["title", "summary", "source", "language", "theme"] as const;

/** Texts are empty, never null; a look may be null. */
const workshopValue = (name: (typeof workshopFields)[number], next: unknown) =>
  next ?? (name === "theme" ? null : "");

export function WorkshopForm() {
  const { draft, live } = useEditor();
  const choices = useMemo((): FormScope["choices"] => {
    const free = writtenLanguages.filter((tag) => tag !== draft.language && !draft.translations[tag]);
    const named = [draft.language, ...free].map((tag) => ({ id: tag, text: ownName(tag) }));
    return ([field]) => (field === "language" ? named : null);
  }, [draft.language, draft.translations]);
  return (
    <HeadForm scope={useHeadScope("workshop", undefined, choices)}>
      {workshopFields.map((name) => (
        <SchemaField
          key={name}
          schema={workshopSchema.shape[name] as z.ZodType}
          value={draft[name]}
          steps={[name]}
          path={`workshop/${name}`}
          onChange={(next, grows = false) => {
            live.edit(
              {
                type: "set-workshop",
                set: { [name]: { from: draft[name] ?? null, to: workshopValue(name, next) } },
              },
              grows,
            );
          }}
        />
      ))}
    </HeadForm>
  );
}

const sessionFields = ["title", "minutes", "outcomes", "by", "priority", "number"] as const;

export function SessionForm({ session }: { session: DraftSession }) {
  const { live } = useEditor();
  return (
    <HeadForm scope={useHeadScope("session")}>
      {sessionFields.map((name) => (
        <SchemaField
          key={name}
          schema={sessionSchema.shape[name] as z.ZodType}
          value={session[name]}
          steps={[name]}
          path={`session/${session.id}/${name}`}
          onChange={(next, grows = false) => {
            const [from, to] = [session[name] ?? null, next ?? (name === "title" ? "" : null)];
            // A number that is deleted to be typed again stays until then.
            if (to === null && (name === "minutes" || name === "number")) return;
            live.edit({ type: "set-session", session: session.id, set: { [name]: { from, to } } }, grows);
          }}
        />
      ))}
    </HeadForm>
  );
}

const wordsSchema = unwrapped(workshopSchema.shape.words) as z.ZodArray;

export function WordsForm() {
  const t = useTranslations("editor.words");
  const { draft, live } = useEditor();
  const ids = useMemo(() => draft.words.map((w) => w.id), [draft.words]);
  return (
    <HeadForm scope={useHeadScope("word", ids)}>
      <p className="hint">{t("lead")}</p>
      <ListField
        schema={wordsSchema}
        value={draft.words as never}
        steps={["words"]}
        path="words"
        optional={false}
        onChange={(next, grows) => {
          live.edit({ type: "set-words", base: versionOf(draft.words), value: next as DraftWord[] }, grows);
        }}
      />
    </HeadForm>
  );
}

const agendasSchema = unwrapped(workshopSchema.shape.agendas) as z.ZodArray;

/** Days with their entries: sessions, some of their activities, or breaks. */
export function AgendasForm() {
  const t = useTranslations("editor");
  const { draft, live } = useEditor();
  const ids = useMemo(() => [...idsWithin(draft.agendas)], [draft.agendas]);
  const choices = useMemo(
    (): FormScope["choices"] => (steps) => {
      const field = steps.at(-1);
      if (field === "session")
        return draft.sessions.map((s) => ({ id: s.id, text: `${s.number} · ${s.title || t("untitled")}` }));
      if (field !== "activities") return null;
      const [, agenda, , day, , slot] = steps as [string, number, string, number, string, number];
      const chosen = draft.agendas[agenda]?.days?.[day]?.slots?.[slot]?.session;
      const session = draft.sessions.find((s) => s.id === chosen);
      return (session?.activities ?? []).map((a) => ({ id: a.id, text: a.title || t("untitled") }));
    },
    [draft.sessions, draft.agendas, t],
  );
  return (
    <HeadForm scope={useHeadScope("agenda", ids, choices)}>
      <p className="hint">{t("agendas.lead")}</p>
      {draft.agendas.length === 0 && <p className="hint">{t("agendas.none")}</p>}
      <ListField
        schema={agendasSchema}
        value={draft.agendas as never}
        steps={["agendas"]}
        path="agendas"
        optional={false}
        onChange={(next, grows) => {
          live.edit(
            { type: "set-agendas", base: versionOf(draft.agendas), value: next as DraftAgenda[] },
            grows,
          );
        }}
      />
    </HeadForm>
  );
}
