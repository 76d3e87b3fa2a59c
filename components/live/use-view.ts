"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { createLive, type Handshake, type Live, type LiveState } from "@/components/live/connect";

const onHash = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};
const keyInHash = () => new URLSearchParams(window.location.hash.slice(1)).get("k") ?? "";

/** The key in the page's address; null while rendered on the server, which does not see the hash. */
export const useKeyInHash = (): string | null =>
  useSyncExternalStore<string | null>(onHash, keyInHash, () => null);

/** Opens the connection while the surface is on the page. */
export function useLive(introduction: Handshake): Live {
  const [live] = useState(() => createLive(introduction));
  useEffect(() => live.open(), [live]);
  return live;
}

export function useView(live: Live): LiveState {
  return useSyncExternalStore(live.subscribe, live.state, live.state);
}
