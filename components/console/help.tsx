"use client";
import { useTranslations } from "use-intl";
import styles from "@/components/console/help.module.css";
import { keyNames, type Shortcut } from "@/components/console/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** The keys of keyboard and clicker. */
export function Help({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  return (
    <Dialog
      title={t("help.title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <dl className={styles.keys}>
        {(Object.keys(keyNames) as Shortcut[]).map((name) => (
          <div key={name}>
            <dt>{t(`help.${name}`)}</dt>
            <dd>
              {keyNames[name].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t("help.note")}</p>
    </Dialog>
  );
}
