"use client";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** An action that cannot be taken back. */
export interface PendingConfirmation {
  kind: "delete" | "leave";
  id: string;
  title: string;
}

interface Props {
  pending: PendingConfirmation;
  onClose: () => void;
  onGo: () => void;
}

export function Confirm({ pending, onClose, onGo }: Props) {
  const t = useTranslations("editor.list");
  return (
    <Dialog
      title={t(`${pending.kind}Title`, { title: pending.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="danger" onClick={onGo}>
            {t(`${pending.kind}Go`)}
          </Button>
        </>
      }
    >
      <p>{t(`${pending.kind}Text`)}</p>
    </Dialog>
  );
}
