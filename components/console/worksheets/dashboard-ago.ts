"use client";
import { useFormatter } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";

/** Milliseconds in which something was only just now. */
const JUST_NOW_MS = 20_000;

/** Says how long ago something was: "just now", "2 minutes ago", by the server's clock. */
export function useAgo(): (at: number | null, now: number) => string {
  const t = useTranslations("console.work");
  const format = useFormatter();
  return (at, now) => {
    if (at === null) return t("nothingYet");
    if (now - at < JUST_NOW_MS) return t("justNow");
    return format.relativeTime(new Date(Math.min(at, now)), new Date(now));
  };
}
