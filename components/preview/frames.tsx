"use client";
import { type RefObject, useEffect, useMemo } from "react";
import styles from "@/components/preview/frames.module.css";
import { useFrame } from "@/components/preview/use-frame";
import type { AssetSources } from "@/model/activity/asset";
import type { StageView } from "@/workshop/protocol/views";
import type { PreviewMessage } from "@/workshop/rehearsal/preview";

export const PHONE_FRAME = "/live/preview/phone";

export interface StageFrameMessage {
  type: "stage-preview";
  view: StageView;
  assets: AssetSources;
  /** The page on show; without one a tap turns the pages. */
  page?: number;
  /** Server minus browser clock, milliseconds. */
  offset: number;
}

/** Scales a page of a width in pixels to the width of its frame's place. */
function useScale(frame: RefObject<HTMLIFrameElement | null>, width: number): void {
  useEffect(() => {
    const place = frame.current?.parentElement;
    if (!place) return;
    const watch = new ResizeObserver(() =>
      place.style.setProperty("--scale", String(place.clientWidth / width)),
    );
    watch.observe(place);
    return () => watch.disconnect();
  }, [frame, width]);
}

interface StageProps extends Pick<StageFrameMessage, "view" | "assets" | "page"> {
  title: string;
  offset?: number;
}

/** The stage in a frame of its own, because all of it is measured in hundredths of its width. */
export function StageScreen({ view, assets, title, page, offset = 0 }: StageProps) {
  const message = useMemo<StageFrameMessage>(
    () => ({ type: "stage-preview", view, assets, page, offset }),
    [view, assets, page, offset],
  );
  const frame = useFrame("stage-preview-ready", message);
  useScale(frame, 1_600);
  return (
    <div className={styles.stage}>
      <iframe ref={frame} title={title} src="/editor/stage-preview" tabIndex={-1} />
    </div>
  );
}

interface PhoneProps {
  /** null: nothing to show yet */
  message: PreviewMessage | null;
  title: string;
  /** Keys and presses stay with the page around the frame. */
  inert?: boolean;
}

export function PhoneScreen({ message, title, inert = false }: PhoneProps) {
  const frame = useFrame("phone-preview-ready", message);
  useScale(frame, 390);
  return (
    <div className={styles.phone}>
      <iframe
        ref={frame}
        title={title}
        src={PHONE_FRAME}
        data-ready={message ? true : undefined}
        inert={inert}
        tabIndex={inert ? -1 : undefined}
      />
    </div>
  );
}
