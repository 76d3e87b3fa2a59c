"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { FieldFrame } from "@/app/trainer/field";
import styles from "@/app/trainer/trainer.module.css";
import { Button } from "@/components/ui/button";

/** A link that is shown once, with a button that copies it also where the page is not served over https. */
export function CopyLink({ link, label, hint }: { link: string; label?: string; hint?: string }) {
  const t = useTranslations("account.invite");
  const field = useRef<HTMLInputElement>(null);
  const [news, setNews] = useState("");

  useEffect(() => field.current?.focus(), []);

  function copy() {
    field.current?.select();
    // The clipboard API exists only in secure contexts; this older command copies the selection everywhere.
    setNews(document.execCommand("copy") ? t("copied") : t("copyByHand"));
  }

  return (
    <FieldFrame label={label ?? t("link")} hint={hint ?? t("once")}>
      {(ties) => (
        <>
          <div className={styles.row}>
            <input
              {...ties}
              ref={field}
              readOnly
              value={link}
              className={styles.input}
              onFocus={(e) => e.target.select()}
            />
            <Button onClick={copy}>{t("copy")}</Button>
          </div>
          <p role="status" className={styles.news}>
            {news}
          </p>
        </>
      )}
    </FieldFrame>
  );
}
