"use client";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { PHONE_FRAME, PhoneScreen } from "@/components/preview/frames";
import type { PreviewMessage } from "@/workshop/rehearsal/preview";

const PREVIEW_DEBOUNCE_MS = 300;

/** A phone in a frame of its own, drawn by the server from the present draft. */
export function PhoneFrame({ asked }: { asked: object }) {
  const t = useTranslations("editor.preview");
  const [message, setMessage] = useState<PreviewMessage | null>(null);
  const [failed, setFailed] = useState(false);
  const body = useMemo(() => JSON.stringify(asked), [asked]);
  useEffect(() => {
    const request = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        const res = await fetch(PHONE_FRAME, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          signal: request.signal,
        });
        if (res.ok) setMessage(await res.json());
        setFailed(!res.ok);
      } catch {
        if (!request.signal.aborted) setFailed(true);
      }
    }, PREVIEW_DEBOUNCE_MS);
    return () => {
      window.clearTimeout(timer);
      request.abort();
    };
  }, [body]);
  return (
    <>
      <PhoneScreen message={message} title={t("phoneFrame")} />
      {failed && <p className="hint">{t("failed")}</p>}
    </>
  );
}
