"use client";
import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * A frame of our own pages that gets messages.
 * @param ready the message with which the page in the frame begins to listen
 * @param message sent whenever it changes
 */
export function useFrame(ready: string, message: object | null): RefObject<HTMLIFrameElement | null> {
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef(message);
  const listening = useRef(false);
  const send = useCallback(() => {
    if (listening.current && latest.current)
      frame.current?.contentWindow?.postMessage(latest.current, window.location.origin);
  }, []);
  useEffect(() => {
    latest.current = message;
    send();
  }, [message, send]);
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (
        origin !== window.location.origin ||
        source !== frame.current?.contentWindow ||
        data?.type !== ready
      )
        return;
      listening.current = true;
      send();
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [ready, send]);
  return frame;
}
