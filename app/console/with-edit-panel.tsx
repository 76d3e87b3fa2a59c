"use client";
import { lazy, type ReactNode } from "react";
import { EditPanelProvider } from "@/components/console/face";

/** The editor's form is large and seldom wanted on a console: it comes when it is asked for. */
const EditPanel = lazy(() => import("@/app/console/edit-panel"));

export const WithEditPanel = ({ children }: { children: ReactNode }) => (
  <EditPanelProvider value={EditPanel}>{children}</EditPanelProvider>
);
