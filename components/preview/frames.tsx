"use client";
import { type ComponentType, createContext, type RefObject, Suspense, useEffect, useRef } from "react";
import styles from "@/components/preview/frames.module.css";
import { StyledFrame } from "@/components/preview/styled-frame";
import { useFrame } from "@/components/preview/use-frame";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { useRequired } from "@/components/ui/use-required";
import type { AssetSources } from "@/model/activity/asset";
import type { StageView } from "@/workshop/protocol/views";
import type { PreviewMessage } from "@/workshop/rehearsal/preview";

export const PHONE_FRAME = "/live/preview/phone";

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

export interface StagePreviewProps {
  view: StageView;
  assets: AssetSources;
  page: number;
  /** Server minus browser clock, milliseconds. */
  offset: number;
}

const Drawing = createContext<ComponentType<StagePreviewProps> | null>(null);
/** The stage with every kind of activity, which the route hands in. */
export const StagePreviewProvider = Drawing.Provider;

type StageProps = Pick<StagePreviewProps, "view" | "assets"> & Partial<StagePreviewProps> & { title: string };

/** The stage in a frame of its own, because all of it is measured in hundredths of its width. */
export function StageScreen({ view, assets, title, page = 0, offset = 0 }: StageProps) {
  const Preview = useRequired(Drawing, "a page with previews");
  const frame = useRef<HTMLIFrameElement>(null);
  useScale(frame, 1_600);
  return (
    <div className={styles.stage}>
      <StyledFrame frame={frame} title={title} language={view.language}>
        <ErrorBoundary of={view} instead={null}>
          <Suspense>
            <Preview view={view} assets={assets} page={page} offset={offset} />
          </Suspense>
        </ErrorBoundary>
      </StyledFrame>
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
