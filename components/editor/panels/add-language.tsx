"use client";
import { useId, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/form/form.module.css";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ownName, writtenLanguages } from "@/messages/languages";
import { versionOf } from "@/workshop/editor/version";

export function AddLanguage({ onClose }: { onClose: (added: string | null) => void }) {
  const t = useTranslations("editor.translate");
  const cancel = useTranslations("editor")("cancel");
  const { draft, live } = useEditor();
  const field = useId();
  const free = writtenLanguages.filter((tag) => tag !== draft.language && !draft.translations[tag]);
  const [chosen, setChosen] = useState(free.includes("id") ? "id" : (free[0] ?? ""));
  function add(): void {
    const edited = live.edit({
      type: "set-translation",
      language: chosen,
      base: versionOf(null),
      value: { status: "draft", texts: {} },
    });
    onClose(edited.ok ? chosen : null);
  }
  return (
    <Dialog
      title={t("addTitle")}
      onClose={() => onClose(null)}
      actions={
        <>
          <Button onClick={() => onClose(null)}>{cancel}</Button>
          <Button look="primary" onClick={add}>
            {t("addGo")}
          </Button>
        </>
      }
    >
      <p>{t("addLead")}</p>
      <label htmlFor={field}>{t("tag")}</label>
      <select id={field} className={styles.select} value={chosen} onChange={(e) => setChosen(e.target.value)}>
        {free.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {ownName(tag)}
          </option>
        ))}
      </select>
    </Dialog>
  );
}
