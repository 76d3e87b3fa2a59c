"use client";
import { WithStagePreview } from "@/app/with-stage-preview";
import { ObserverPage } from "@/components/console/invited/observer-page";

/** The observer's page with a stage of every kind of activity. */
export const LiveObserver = ({ room }: { room: string }) => (
  <WithStagePreview>
    <ObserverPage room={room} />
  </WithStagePreview>
);
