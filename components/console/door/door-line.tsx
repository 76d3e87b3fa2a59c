"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { Button } from "@/components/ui/button";

/** Notices of the door: people who wait, and a flood of newcomers. */
export function DoorLine() {
  const t = useTranslations("door");
  const { plan, view, act, show } = useConsoleContext();
  const [dismissed, setDismissed] = useState(0);
  if (plan.role === "presenter" || view.ended) return null;
  const { waiting, flood } = view;
  return (
    <>
      {waiting.count > 0 && (
        <section className="notice row" data-line="waiting">
          <p>{t("waitingLine", { count: waiting.count })}</p>
          <Button
            look="primary"
            onClick={() => act({ type: "let-in", people: waiting.people.map((p) => p.id) })}
          >
            {waiting.count > waiting.people.length
              ? t("letInThese", { count: waiting.people.length })
              : t("letInLine", { count: waiting.count })}
          </Button>
        </section>
      )}
      {flood && flood.since !== dismissed && (
        <section className="notice row" data-line="flood" role="status">
          <p>{t("flood", { count: flood.people })}</p>
          <Button look="primary" onClick={() => act({ type: "lock", on: false, ask: true })}>
            {t("floodAsk")}
          </Button>
          <Button onClick={() => show({ kind: "newcomers" })}>{t("newcomers")}</Button>
          <Button look="bare" onClick={() => setDismissed(flood.since)}>
            {t("floodFine")}
          </Button>
        </section>
      )}
    </>
  );
}
