"use client";
import { lazy, type ReactNode } from "react";
import { EditPanelProvider } from "@/components/console/face";

/** Loaded on demand: the editor's form is large and seldom wanted on a console. */
const EditPanel = lazy(() => import("@/app/console/edit-panel"));

export const WithEditPanel = ({ children }: { children: ReactNode }) => (
  <EditPanelProvider value={EditPanel}>{children}</EditPanelProvider>
);
