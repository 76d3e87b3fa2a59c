"use client";
import { useEffect } from "react";
import { isFromAnotherBuild, reloadWhenIdle } from "@/components/live/reload-on-update";

/**
 * Hears of parts of this page that its server no longer has, wherever they were asked for, and loads the page
 * again.
 */
export function LostParts() {
  useEffect(() => {
    const failed = (event: ErrorEvent | PromiseRejectionEvent) => {
      if (isFromAnotherBuild("reason" in event ? event.reason : event.error)) reloadWhenIdle();
    };
    window.addEventListener("error", failed);
    window.addEventListener("unhandledrejection", failed);
    return () => {
      window.removeEventListener("error", failed);
      window.removeEventListener("unhandledrejection", failed);
    };
  }, []);
  return null;
}
