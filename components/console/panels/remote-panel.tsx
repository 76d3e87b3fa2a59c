"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SharedLink, useSharedOrigin } from "@/components/links/shared-link";

/** One scan opens this console on a phone, behind the usual signing in. */
export function RemotePanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console.remote");
  const close = useTranslations("console")("close");
  const { room, view } = useConsoleContext();
  const origin = useSharedOrigin(view.door?.url);
  return (
    <Dialog title={t("title")} onClose={onClose} actions={<Button onClick={onClose}>{close}</Button>}>
      <p>{t("text")}</p>
      <SharedLink link={`${origin}/console/${encodeURIComponent(room)}`} label={t("link")} />
    </Dialog>
  );
}
