"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** What cannot be taken back. */
export interface Grave {
  kind: "delete" | "leave";
  id: string;
  title: string;
}

export function Confirm({ grave, onClose, onGo }: { grave: Grave; onClose: () => void; onGo: () => void }) {
  const t = useTranslations("editor.list");
  return (
    <Dialog
      title={t(`${grave.kind}Title`, { title: grave.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="danger" onClick={onGo}>
            {t(`${grave.kind}Go`)}
          </Button>
        </>
      }
    >
      <p>{t(`${grave.kind}Text`)}</p>
    </Dialog>
  );
}
