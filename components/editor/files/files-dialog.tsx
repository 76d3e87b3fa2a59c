"use client";
/** Files in and out: imports, translation sheets, the whole workshop. */
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { ImportPane } from "@/components/editor/files/import-pane";
import { SheetPane } from "@/components/editor/files/translation-files";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { whereIs } from "@/workshop/editor/draft";
import { idAfter } from "@/workshop/editor/edit-result";

const tabs = ["import", "sheet", "whole"] as const;

export function FilesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("files");
  const { draft, place, canEdit, id } = useEditor();
  const offered = canEdit ? tabs : (["sheet", "whole"] as const);
  const [tab, setTab] = useState<(typeof tabs)[number]>(offered[0]);
  const open = place.kind === "activity" ? whereIs(draft, place.id) : null;
  const [chosen, setChosen] = useState(
    open?.session.id ?? (place.kind === "session" ? place.id : (draft.sessions[0]?.id ?? "")),
  );
  const session = draft.sessions.find((s) => s.id === chosen) ?? draft.sessions[0];
  const before =
    open && session?.id === open.session.id ? idAfter(session.activities, open.activity.id) : null;
  return (
    <Dialog
      title={t("title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("done")}</Button>}
      wide
    >
      <div className="segments">
        {offered.map((one) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>
            {t(`tabs.${one}`)}
          </button>
        ))}
      </div>
      {tab === "import" && session && (
        <>
          <label className="field">
            {t("where")}
            <select value={session.id} onChange={(e) => setChosen(e.target.value)}>
              {draft.sessions.map((s) => (
                <option key={s.id} value={s.id}>
                  {s.number} · {s.title}
                </option>
              ))}
            </select>
          </label>
          <ImportPane session={session} before={before} onDone={onClose} />
        </>
      )}
      {tab === "sheet" && <SheetPane />}
      {tab === "whole" && (
        <section className="stack">
          <p>{t("wholeLead")}</p>
          <a className="button" href={`/files/${id}/workshop`} download>
            {t("wholeGo")}
          </a>
          <p className="muted">{t("wholeBack")}</p>
        </section>
      )}
    </Dialog>
  );
}
