"use client";
import { createContext, type ReactNode, useContext } from "react";
import { isLoopback } from "@/model/text/reach";

const PageOrigin = createContext("");

/** @param origin of the page's links for others, without a trailing slash */
export function SharedOrigin({ origin, children }: { origin: string; children: ReactNode }) {
  return <PageOrigin value={origin}>{children}</PageOrigin>;
}

/** @param door the room's link for phones, which follows this machine from network to network */
export function useSharedOrigin(door?: string): string {
  const page = useContext(PageOrigin);
  return door && (page === "" || isLoopback(window.location.hostname)) ? new URL(door).origin : page;
}
