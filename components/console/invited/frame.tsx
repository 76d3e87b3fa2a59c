"use client";
import type { ReactNode } from "react";
import { Sentence } from "@/components/console/sentence";
import { LanguageChooser } from "@/components/language/chooser";
import { useTranslations } from "@/components/language/use-translations";
import type { LiveState } from "@/components/live/connect";
import { useNamedTitle } from "@/components/live/use-named-title";
import { useKeyInHash } from "@/components/live/use-view";

/** Hands a page the key behind its address, or says that the link is not complete. */
export function WithKey({ children }: { children: (key: string) => ReactNode }) {
  const t = useTranslations("console");
  const key = useKeyInHash();
  if (key === "") return <Sentence text={t("handOver.noKey")} title={t("brand")} />;
  return key === null ? null : children(key);
}

interface Props {
  live: LiveState;
  /** Undefined until the room has sent it. */
  room: string | undefined;
  ended: boolean | undefined;
  wide?: boolean;
  children: () => ReactNode;
}

/** A page under the title of its room, or the sentence that says why there is none. */
export function InvitedFrame({ live: { status, refusal, version }, room, ended, wide, children }: Props) {
  const t = useTranslations("console");
  useNamedTitle(room);
  const title = room ?? t("brand");
  if (refusal === "not-allowed") return <Sentence text={t("invited.over")} title={title} />;
  // A rehearsal is wiped as soon as it ends.
  if (ended || (refusal && room !== undefined)) return <Sentence text={t("room-ended")} title={title} />;
  if (refusal) return <Sentence text={t(refusal)} title={title} />;
  if (room === undefined)
    return <Sentence text={t(status === "lost" ? "lost" : "connecting")} title={title} />;
  return (
    <main className={wide ? "page" : "page narrow"}>
      <header className="row apart">
        <h1 dir="auto">{room}</h1>
        <LanguageChooser />
      </header>
      {(status === "lost" || version === "other") && (
        <p className="notice tangerine" role="status">
          {t(status === "lost" ? "lost" : "otherVersion")}
        </p>
      )}
      {children()}
    </main>
  );
}
