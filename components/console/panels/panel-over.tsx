"use client";
import { unreachable } from "@/model/unreachable";
import { lazy } from "react";
import type { Panel } from "@/components/console/console-context";
import { NewcomersPanel } from "@/components/console/door/newcomers-panel";
import { useEditPanel } from "@/components/console/face";
import { CountPanel } from "@/components/console/panels/count-panel";
import { HandOverPanel, InvitedPanel, RemotePanel } from "@/components/console/panels/hand-over-panel";
import { QuickQuestion } from "@/components/console/panels/quick-question";
import { LookPanel } from "@/components/console/worksheets/look-panel";
import { NudgePanel } from "@/components/console/worksheets/nudge-form";

/** Loaded when they are opened, a few times a day. */
const PaperPanel = lazy(() =>
  import("@/components/console/panels/paper-panel").then((panel) => ({ default: panel.PaperPanel })),
);
const GroupsPanel = lazy(() => import("@/components/console/groups/groups-panel"));
const CardPanel = lazy(() => import("@/components/console/cards/card-panel"));

/** The panel that lies over the console. */
export default function PanelOver({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  switch (panel.kind) {
    case "quick":
      return <QuickQuestion onClose={onClose} />;
    case "edit":
      return <Edit onClose={onClose} />;
    case "hand-over":
      return <HandOverPanel session={panel.session} onClose={onClose} />;
    case "invited":
      return <InvitedPanel onClose={onClose} />;
    case "count":
      return <CountPanel onClose={onClose} />;
    case "cards":
      return <CardPanel onClose={onClose} />;
    case "paper":
      return <PaperPanel activity={panel.activity} onClose={onClose} />;
    case "groups":
      return <GroupsPanel onClose={onClose} />;
    case "newcomers":
      return <NewcomersPanel onClose={onClose} />;
    case "remote":
      return <RemotePanel onClose={onClose} />;
    case "nudge":
      return <NudgePanel group={panel.group} onClose={onClose} />;
    case "look":
      return <LookPanel group={panel.group} onClose={onClose} />;
    default:
      return unreachable(panel);
  }
}

function Edit({ onClose }: { onClose: () => void }) {
  const EditPanel = useEditPanel();
  return <EditPanel onClose={onClose} />;
}
