"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/panels.module.css";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Qr } from "@/components/ui/qr";

/** Addresses that mean this machine, wherever they are typed. */
const HERE = /^(localhost|127\.|\[::1\])/;

/** The address at which a phone opens this console; on localhost, that at which phones join. It does not sign anyone in. */
export function remoteAddress(room: string, here: URL, joinUrl: string | undefined): string {
  const { origin } = HERE.test(here.hostname) && joinUrl ? new URL(joinUrl) : here;
  return `${origin}/console/${encodeURIComponent(room)}`;
}

/** One scan opens this console on a phone, behind the usual signing in. */
export function RemotePanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console.remote");
  const close = useTranslations("console")("close");
  const { room, view } = useConsoleContext();
  const address = remoteAddress(room, new URL(window.location.href), view.door?.url);
  return (
    <Dialog title={t("title")} onClose={onClose} actions={<Button onClick={onClose}>{close}</Button>}>
      <p>{t("text")}</p>
      <Qr text={address} label={t("qr")} className={styles.qr} />
      <label className={styles.field}>
        <span>{t("link")}</span>
        <input readOnly dir="ltr" value={address} onFocus={(e) => e.target.select()} />
      </label>
    </Dialog>
  );
}
