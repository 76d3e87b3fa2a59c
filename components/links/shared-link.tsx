"use client";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { Qr } from "@/components/ui/qr";
import { ReachNote, type NoteProps } from "@/components/links/shared-origin";
import styles from "@/components/links/shared-link.module.css";

interface Props extends Omit<NoteProps, "said"> {
  label: string;
  hint?: string;
  /** Focus goes to it, as it is shown only once. */
  once?: boolean;
}

/** A link beside its QR code, with a button that copies it. */
export function SharedLink({ link, label, hint, lasting, once = false }: Props) {
  const t = useTranslations("account.address");
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [news, setNews] = useState("");
  useEffect(() => {
    if (once) field.current?.focus();
  }, [once]);
  function copy() {
    field.current?.select();
    // The clipboard API exists only in secure contexts; this older command copies the selection everywhere.
    setNews(t(document.execCommand("copy") ? "copied" : "copyByHand"));
  }
  return (
    <div className={`row ${styles.shared}`}>
      <Qr text={link} label={t("qr")} className={styles.qr} />
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <div className="row">
          <input
            id={id}
            ref={field}
            readOnly
            dir="ltr"
            value={link}
            aria-describedby={hint && `${id}hint`}
            onFocus={(event) => event.target.select()}
          />
          <Button onClick={copy}>{t("copy")}</Button>
        </div>
        {hint && (
          <p id={`${id}hint`} className="hint">
            {hint}
          </p>
        )}
        <ReachNote link={link} lasting={lasting} />
        <p role="status" className="news">
          {news}
        </p>
      </div>
    </div>
  );
}
