"use client";
/** Links for others. */
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { Qr } from "@/components/ui/qr";
import styles from "@/components/links/shared-link.module.css";
import { reachOf } from "@/model/text/reach";

interface NoteProps {
  link: string;
  /** The link should open after the day, too. */
  lasting?: boolean;
  /** A sentence that names the address, where it does not stand above. */
  said?: string;
}

/** Warns of a link that opens only on this machine or in this network. */
export function ReachNote({ link, lasting = false, said }: NoteProps) {
  const t = useTranslations("account.address");
  const reach = reachOf(link);
  if (reach === "everywhere" || (reach === "network" && !lasting)) return null;
  return (
    <p className="notice" role="note">
      {said} {t(reach)}
    </p>
  );
}

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
