"use client";
import StagePreview from "@/app/stage-preview";
import { ObserverPage } from "@/components/console/invited/observer-page";
import { StagePreviewProvider } from "@/components/preview/frames";

/** The observer's page with a stage of every kind of activity, whose styles its frame takes from the page. */
export const LiveObserver = ({ room }: { room: string }) => (
  <StagePreviewProvider value={StagePreview}>
    <ObserverPage room={room} />
  </StagePreviewProvider>
);
