"use client";
import { useEffect, useState } from "react";
import { IntlProvider } from "use-intl";
import { Screen } from "@/components/stage/screen";
import styles from "@/components/stage/stage.module.css";
import { messages } from "@/messages/en";
import type { StageView } from "@/workshop/protocol/down";

/** A stage that shows what the page around it gives. */
export function StagePreview() {
  const [view, setView] = useState<StageView | null>(null);
  useEffect(() => {
    const take = (e: MessageEvent) => {
      if (e.origin === window.location.origin && e.source === window.parent && e.data?.type === "stage-preview") setView(e.data.view);
    };
    window.addEventListener("message", take);
    window.parent.postMessage({ type: "stage-preview-ready" }, window.location.origin);
    return () => window.removeEventListener("message", take);
  }, []);
  return (
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <div data-surface="stage" className={styles.surface}>
        {view && <Screen view={view} offset={0} />}
      </div>
    </IntlProvider>
  );
}
