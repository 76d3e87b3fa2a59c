"use client";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/console/controls/help.module.css";
import { setLetterKeys, useLetterKeys } from "@/components/console/controls/letter-keys";
import { isLetterKey, keyNames, type Shortcut } from "@/components/console/controls/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** The keys of keyboard and clicker, and the switch for those that are letters. */
export function Help({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const letters = useLetterKeys();
  return (
    <Dialog
      title={t("help.title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <dl className={`facts ${styles.keys}`}>
        {(Object.keys(keyNames) as Shortcut[]).map((name) => (
          <div key={name}>
            <dt>{t(`help.${name}`)}</dt>
            <dd>
              {keyNames[name].map((key) => (
                <kbd key={key} data-off={(!letters && isLetterKey(key)) || undefined}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label className="tick">
        <input type="checkbox" checked={letters} onChange={(e) => setLetterKeys(e.target.checked)} />
        <span>
          {t("help.letters")} <small>{t("help.lettersHint")}</small>
        </span>
      </label>
      <p>{t("help.note")}</p>
    </Dialog>
  );
}
