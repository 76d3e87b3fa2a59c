"use client";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/editor/preview/preview.module.css";

/** Milliseconds of rest before a phone is drawn anew. */
const REST = 300;

/** A phone drawn by the server from what is written now; a page without script in a frame of its own. */
export function PhoneFrame({ asked }: { asked: object }) {
  const t = useTranslations("editor.preview");
  const [html, setHtml] = useState("");
  const [failed, setFailed] = useState(false);
  const body = useMemo(() => JSON.stringify(asked), [asked]);
  useEffect(() => {
    const given = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        const res = await fetch("/live/preview/phone", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          signal: given.signal,
        });
        if (res.ok) setHtml(await res.text());
        setFailed(!res.ok);
      } catch {
        if (!given.signal.aborted) setFailed(true);
      }
    }, REST);
    return () => {
      window.clearTimeout(timer);
      given.abort();
    };
  }, [body]);
  return (
    <>
      <div className={styles.phone}>
        <iframe title={t("phoneFrame")} sandbox="" srcDoc={html} data-ready={html !== "" || undefined} />
      </div>
      {failed && <p className={styles.sample}>{t("failed")}</p>}
    </>
  );
}
