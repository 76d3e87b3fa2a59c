"use client";
import { lazy, Suspense } from "react";
import type { Panel } from "@/components/console/cockpit";
import { HandOverPanel } from "@/components/console/hand-over-panel";
import { QuickQuestion } from "@/components/console/quick-question";
import { unreachable } from "@/workshop/unreachable";

/** The editor's form is large and seldom wanted here: it comes when it is asked for. */
const EditPanel = lazy(() => import("@/components/console/edit-panel"));

/** The panel that lies over the console. */
export function PanelOver({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  switch (panel.kind) {
    case "quick":
      return <QuickQuestion onClose={onClose} />;
    case "edit":
      return (
        <Suspense fallback={null}>
          <EditPanel onClose={onClose} />
        </Suspense>
      );
    case "hand-over":
      return <HandOverPanel session={panel.session} onClose={onClose} />;
    default:
      return unreachable(panel);
  }
}
