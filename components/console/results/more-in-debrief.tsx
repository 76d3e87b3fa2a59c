"use client";
import { useTranslations } from "@/components/language/use-translations";

/** The number of items that a list leaves to the debrief. */
export function MoreInDebrief({ count = 0 }: { count?: number }) {
  const t = useTranslations("console.lists");
  return count > 0 ? <p className="hint">{t("more", { count })}</p> : null;
}
