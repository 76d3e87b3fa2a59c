"use client";
import { useId, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ownName } from "@/messages/languages";
import { versionOf } from "@/workshop/editor/version";

/** Languages of the region and of the United Nations; others can be imported. */
const OFFERED = [
  "ar",
  "bn",
  "en",
  "es",
  "fa",
  "fr",
  "hi",
  "id",
  "km",
  "ko",
  "lo",
  "ms",
  "my",
  "ne",
  "pt",
  "ru",
  "si",
  "sw",
  "ta",
  "th",
  "tl",
  "ur",
  "vi",
  "zh",
];

export function AddLanguage({ onClose }: { onClose: (added: string | null) => void }) {
  const t = useTranslations("editor.translate");
  const { draft, live } = useEditor();
  const field = useId();
  const free = OFFERED.filter((tag) => tag !== draft.language && !draft.translations[tag]);
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
        <Button look="primary" onClick={add}>
          {t("addGo")}
        </Button>
      }
    >
      <p>{t("addLead")}</p>
      <label htmlFor={field}>{t("tag")}</label>
      <select
        id={field}
        value={chosen}
        onChange={(e) => setChosen(e.target.value)}
        style={{ minBlockSize: "44px" }}
      >
        {free.map((tag) => (
          <option key={tag} value={tag}>
            {ownName(tag)}
          </option>
        ))}
      </select>
    </Dialog>
  );
}
