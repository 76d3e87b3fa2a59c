"use client";
/** The origin of links for others, and how far they reach. */
import { useTranslations } from "@/components/language/use-translations";
import { createContext, type ReactNode, useContext } from "react";
import { isLoopback, reachOf } from "@/model/text/reach";

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

export interface NoteProps {
  link: string;
  /** The link should open after the day, too. */
  lasting?: boolean;
  /** A sentence that names the address, where it does not stand above. */
  said?: string;
}

/** Warns of a link that opens only on this machine or in this network. */
export function ReachNote({ link, lasting = false, said }: NoteProps) {
  const t = useTranslations("account.address");
  const reach = reachOf(link);
  if (reach === "everywhere" || (reach === "network" && !lasting)) return null;
  return (
    <p className="notice" role="note">
      {said} {t(reach)}
    </p>
  );
}
