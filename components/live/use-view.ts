"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { createLive, type Handshake, type Live, type LiveState } from "@/components/live/connect";

/** Opens the connection while the surface is on the page. */
export function useLive(introduction: Handshake): Live {
  const [live] = useState(() => createLive(introduction));
  useEffect(() => live.open(), [live]);
  return live;
}

export function useView(live: Live): LiveState {
  return useSyncExternalStore(live.subscribe, live.state, live.state);
}
