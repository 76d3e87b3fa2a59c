"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { RejectedEdit } from "@/components/editor/edit-queue";
import { type EditorWords, fieldPathLabel } from "@/components/editor/form/field-path-label";
import { Sides } from "@/components/editor/panels/diff-table";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { differences } from "@/workshop/editor/differences";
import { type Draft, whereIs } from "@/workshop/editor/draft";
import type { Op } from "@/workshop/editor/op";
import { versionOf } from "@/workshop/editor/version";

/** Two changes of the same: both versions side by side, and one choice. */
export function Conflict({ conflict }: { conflict: RejectedEdit }) {
  const t = useTranslations("editor.conflict");
  const words = useTranslations("editor") as unknown as EditorWords;
  const { draft, live } = useEditor();
  const sides = sidesOf(conflict.op, draft);
  const gone = sides.theirs === undefined;
  const rows = differences(sides.mine, sides.theirs);
  const wayTo = (steps: string[]) =>
    fieldPathLabel(pathIn(conflict.op, steps), withMine(draft, conflict.op), words);
  const settle = (op: Op | null) => {
    live.settle(conflict);
    if (op) live.edit(op);
  };
  return (
    <Dialog
      title={t(gone ? "titleGone" : "title")}
      onClose={() => settle(null)}
      actions={
        <>
          <Button onClick={() => settle(null)}>{t(gone ? "letGo" : "keepTheirs")}</Button>
          <Button look="primary" onClick={() => settle(sides.again)}>
            {t(gone ? "putBack" : "keepMine")}
          </Button>
        </>
      }
    >
      <p>{t(gone ? "leadGone" : "lead")}</p>
      <Sides
        heads={[t("mine"), t("theirs")]}
        rows={rows.map((row) => ({ ...row, name: wayTo(row.path).join(" › ") }))}
      />
    </Dialog>
  );
}

/** The path of a field below the target of an op. */
function pathIn(op: Op, steps: string[]): string {
  const below = steps.filter(Boolean).join("/");
  switch (op.type) {
    case "set-activity":
      return `${op.value.id}/${below}`;
    case "set-session":
      return `session:${op.session}/${below}`;
    case "set-workshop":
      return `workshop:${below}`;
    case "set-words":
      return `word:${below}`;
    case "set-agendas":
      return `agenda:${below}`;
    default:
      return below;
  }
}

/** The draft with this author's activity, which may be deleted in it. */
function withMine(draft: Draft, op: Op): Draft {
  if (op.type !== "set-activity") return draft;
  const [session] = draft.sessions;
  return session ? { ...draft, sessions: [{ ...session, activities: [op.value] }] } : draft;
}

/** Both versions, and the op that puts mine over theirs. */
function sidesOf(op: Op, draft: Draft): { mine: unknown; theirs: unknown; again: Op | null } {
  switch (op.type) {
    case "set-activity": {
      const theirs = whereIs(draft, op.value.id)?.activity;
      if (theirs) return { mine: op.value, theirs, again: { ...op, base: versionOf(theirs) } };
      const session = draft.sessions.at(-1);
      const back: Op | null = session
        ? { type: "add-activity", session: session.id, activity: op.value, before: null }
        : null;
      return { mine: op.value, theirs: undefined, again: back };
    }
    case "set-words":
      return { mine: op.value, theirs: draft.words, again: { ...op, base: versionOf(draft.words) } };
    case "set-agendas":
      return { mine: op.value, theirs: draft.agendas, again: { ...op, base: versionOf(draft.agendas) } };
    case "set-workshop":
      return fieldsOf(op, draft);
    case "set-session":
      return fieldsOf(op, draft.sessions.find((s) => s.id === op.session) ?? {});
    case "set-texts":
      return fieldsOf(op, draft.translations[op.language]?.texts ?? {});
    default:
      return { mine: null, theirs: null, again: null };
  }
}

function fieldsOf(op: Op & { set: object }, now: object): { mine: unknown; theirs: unknown; again: Op } {
  const changes = Object.entries(op.set as Record<string, { from: unknown; to: unknown } | undefined>);
  const present = (name: string) => (now as Record<string, unknown>)[name] ?? null;
  return {
    mine: Object.fromEntries(changes.map(([name, change]) => [name, change?.to])),
    theirs: Object.fromEntries(changes.map(([name]) => [name, present(name)])),
    again: {
      ...op,
      set: Object.fromEntries(
        changes.map(([name, change]) => [name, { from: present(name), to: change?.to ?? null }]),
      ),
    } as Op,
  };
}
