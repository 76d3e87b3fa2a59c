"use client";
import { useEffect } from "react";
import { isFromAnotherBuild, reloadWhenIdle } from "@/components/live/reload-on-update";

/** Loads the page again when a part of it fails that the server no longer has. */
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
