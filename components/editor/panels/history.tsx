"use client";
import { useCallback, useEffect, useId, useState } from "react";
import { useFormatter } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/editor.module.css";
import { type HistoryVersion, useEditorServices } from "@/components/editor/services";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** The workshop's versions with their changes, and the way back. */
export function History({ onClose }: { onClose: () => void }) {
  const t = useTranslations("editor");
  const format = useFormatter();
  const { id, live, canEdit, say } = useEditor();
  const { readHistory } = useEditorServices();
  const [versions, setVersions] = useState<HistoryVersion[] | "loading" | "failed">("loading");
  const [name, setName] = useState("");
  const field = useId();
  const load = useCallback(() => {
    live.flush();
    readHistory(id).then(
      (list) => setVersions(list ?? "failed"),
      () => setVersions("failed"),
    );
  }, [id, live, readHistory]);
  useEffect(load, [load]);

  async function restore(version: string): Promise<void> {
    const ack = await live.ask({ type: "restore", version });
    onClose();
    say(ack?.ok ? t("history.restored") : t(`reasons.${ack?.reason ?? "not-saved"}`));
  }
  async function keep(): Promise<void> {
    const ack = await live.ask({ type: "name-version", name: name.trim() });
    if (!ack?.ok) return say(t(`reasons.${ack?.reason ?? "not-saved"}`));
    setName("");
    load();
  }
  const when = (time: Date) =>
    format.dateTime(new Date(time), {
      dateStyle: "medium",
      timeStyle: "short",
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  return (
    <Dialog
      title={t("history.title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
      wide
    >
      <p>{t("history.lead")}</p>
      {canEdit && (
        <form
          className="row"
          onSubmit={(e) => {
            e.preventDefault();
            if (name.trim()) void keep();
          }}
        >
          <label htmlFor={field}>{t("history.nameLabel")}</label>
          <input id={field} value={name} maxLength={300} onChange={(e) => setName(e.target.value)} />
          <Button type="submit" size="small" why={name.trim() ? null : t("history.nameLabel")}>
            {t("history.nameGo")}
          </Button>
        </form>
      )}
      {versions === "loading" && <p role="status">{t("history.loading")}</p>}
      {versions === "failed" && <p role="alert">{t("history.failed")}</p>}
      {Array.isArray(versions) && (
        <ol className={`lines scrolls ${styles.versions}`}>
          {versions.map((v) => (
            <li key={v.id} data-current={v.current || undefined}>
              <div>
                {v.name && <b>{v.name}</b>}
                <span className="hint">
                  {v.current
                    ? `${t("history.now")} · ${t("history.by", { name: v.by, when: when(v.at) })}`
                    : t("history.by", { name: v.by, when: when(v.at) })}
                </span>
                <small>
                  {v.did.length === 0 && !v.name && t("history.began")}
                  {v.did
                    .slice(0, 6)
                    .map(({ did, what }) => t(`history.did.${did}`, { what: what || t("untitled") }))
                    .join("; ")}
                </small>
              </div>
              {canEdit && !v.current && (
                <Button
                  size="small"
                  aria-label={t("history.restoreName", { when: when(v.at) })}
                  onClick={() => void restore(v.id)}
                >
                  {t("history.restore")}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
