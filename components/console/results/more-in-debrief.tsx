"use client";
import { useTranslations } from "@/components/language/use-translations";

/** How many more there are than a list shows that cannot be turned. */
export function MoreInDebrief({ count = 0 }: { count?: number }) {
  const t = useTranslations("console.lists");
  return count > 0 ? <p className="hint">{t("more", { count })}</p> : null;
}
