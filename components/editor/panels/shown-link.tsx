"use client";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/editor.module.css";
import { Button } from "@/components/ui/button";

/** A link that is shown once, with a button that copies it also where the page is not served over https. */
export function ShownLink({ link }: { link: string }) {
  const t = useTranslations("editor.share");
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [news, setNews] = useState("");
  useEffect(() => field.current?.focus(), []);
  function copy(): void {
    field.current?.select();
    // The clipboard API exists only in secure contexts; this older command copies the selection everywhere.
    setNews(document.execCommand("copy") ? t("copied") : t("copyByHand"));
  }
  return (
    <div className={styles.shownLink}>
      <label htmlFor={id}>{t("link")}</label>
      <div>
        <input
          id={id}
          ref={field}
          readOnly
          value={link}
          aria-describedby={`${id}h`}
          onFocus={(e) => e.target.select()}
        />
        <Button onClick={copy}>{t("copy")}</Button>
      </div>
      <p id={`${id}h`} className={styles.muted}>
        {t("once")}
      </p>
      <p role="status">{news}</p>
    </div>
  );
}
