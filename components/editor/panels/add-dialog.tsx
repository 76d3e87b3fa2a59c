"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import type { KindName } from "@/activities/kinds";
import styles from "@/components/editor/editor.module.css";
import { useEditorFaces } from "@/components/editor/face";
import { ImportPane } from "@/components/editor/files/import-pane";
import { KindIcon } from "@/components/editor/outline/kind-icon";
import { CopyFrom } from "@/components/editor/panels/copy-from";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { whereIs } from "@/workshop/editor/draft";
import { idAfter } from "@/workshop/editor/edit-result";
import { emptyActivity, fromTemplate } from "@/workshop/editor/templates";

/** Adds an activity to a session: empty, with an example, or copied out of another workshop. */
export function AddDialog({ session: sessionId, onClose }: { session: string; onClose: () => void }) {
  const t = useTranslations("editor");
  const files = useTranslations("files");
  const { draft, live, go, place } = useEditor();
  const faces = useEditorFaces();
  const kinds = Object.keys(faces) as KindName[];
  const [tab, setTab] = useState<"new" | "copy" | "import">("new");
  const session = draft.sessions.find((s) => s.id === sessionId) ?? draft.sessions[0];
  if (!session) return null;
  // Behind the open activity, where it belongs to this session.
  const open = place.kind === "activity" ? whereIs(draft, place.id) : null;
  const before = open?.session.id === session.id ? idAfter(session.activities, open.activity.id) : null;

  function add(kind: KindName, example: boolean): void {
    const activity = example ? fromTemplate(draft, kind) : emptyActivity(draft, kind);
    if (!example && faces[kind].named) activity.title = t(`kinds.${kind}.name`);
    const edited = live.edit({ type: "add-activity", session: session!.id, activity, before });
    onClose();
    if (edited.ok) go({ kind: "activity", id: activity.id }, `${activity.id}/title`);
  }
  return (
    <Dialog
      title={t("add.title", { session: session.title || t("untitled") })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("cancel")}</Button>}
      wide
    >
      <div className="segments">
        {(["new", "copy"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>
            {t(`add.${one}`)}
          </button>
        ))}
        <button type="button" aria-pressed={tab === "import"} onClick={() => setTab("import")}>
          {files("tabs.import")}
        </button>
      </div>
      {tab === "import" && <ImportPane session={session} before={before} onDone={onClose} />}
      {tab === "new" && (
        <ul className={styles.kinds}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span className={styles.kindIcon}>
                <KindIcon kind={kind} />
              </span>
              <span className={styles.kindText}>
                <b>{t(`kinds.${kind}.name`)}</b>
                <small>{t(`kinds.${kind}.line`)}</small>
              </span>
              <span className="row">
                <Button
                  size="small"
                  onClick={() => add(kind, false)}
                  aria-label={`${t(`kinds.${kind}.name`)}: ${t("add.empty")}`}
                >
                  {t("add.empty")}
                </Button>
                <Button
                  size="small"
                  look="bare"
                  onClick={() => add(kind, true)}
                  aria-label={`${t(`kinds.${kind}.name`)}: ${t("add.example")}`}
                >
                  {t("add.example")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {tab === "copy" && <CopyFrom session={session} before={before} onDone={onClose} />}
    </Dialog>
  );
}
