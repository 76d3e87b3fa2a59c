"use client";
import { type RefObject, useEffect, useMemo } from "react";
import styles from "@/components/preview/frames.module.css";
import { useFrame } from "@/components/preview/use-frame";
import type { AssetSources } from "@/model/activity/asset";
import type { StageView } from "@/workshop/protocol/views";
import type { PreviewMessage } from "@/workshop/rehearsal/preview";

/** The page in the frame of a phone. */
export const PHONE_FRAME = "/live/preview/phone";

/** What the page in a stage's frame is told. */
export interface StageFrameMessage {
  type: "stage-preview";
  view: StageView;
  assets: AssetSources;
  /** The page on show; left out: a tap turns the pages. */
  page?: number;
  /** Server minus browser clock, milliseconds. */
  offset: number;
}

/** Draws a page of so many pixels as wide as the place of its frame. */
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
  /** What the frame is called for ears. */
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
  /** What the frame is called for ears. */
  title: string;
  /** Nobody can press, type or tab into it: keys stay with the page around it. */
  inert?: boolean;
}

/** A phone in a frame of its own, with its own script. */
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
