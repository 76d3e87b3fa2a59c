"use client";
import { useEffect } from "react";

/** Sends a browser that came under another name to PUBLIC_URL: behind a proxy only it knows that name. */
export function RightAddress({ origin }: { origin: string | undefined }) {
  useEffect(() => {
    const { pathname, search, hash } = window.location;
    if (origin && origin !== window.location.origin)
      window.location.replace(`${origin}${pathname}${search}${hash}`);
  }, [origin]);
  return null;
}
