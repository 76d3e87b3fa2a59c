"use client";
import { lazy, type ReactNode } from "react";
import { StagePreviewProvider } from "@/components/preview/frames";

/** Loaded with the first preview. */
const StagePreview = lazy(() => import("@/app/stage-preview"));

export const WithStagePreview = ({ children }: { children: ReactNode }) => (
  <StagePreviewProvider value={StagePreview}>{children}</StagePreviewProvider>
);
