"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { isFromAnotherBuild, reloadWhenIdle } from "@/components/live/reload-on-update";
import { centeredPage } from "@/app/centered-page";

/** Stands in place of a page that broke. After an update of the server it loads itself again. */
export default function Broken({ error }: { error: Error }) {
  const t = useTranslations("account.broken");
  const [renewing, setRenewing] = useState(false);
  useEffect(() => setRenewing(isFromAnotherBuild(error) && reloadWhenIdle()), [error]);
  return (
    <main style={centeredPage}>
      <p role="status">{t(renewing ? "renewing" : "text")}</p>
      {!renewing && (
        <button type="button" onClick={() => window.location.reload()}>
          {t("again")}
        </button>
      )}
    </main>
  );
}
