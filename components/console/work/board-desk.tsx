"use client";
import { useTranslations } from "use-intl";
import type { ConsoleWork } from "@/workshop/groups/shown";

/** What the groups' sheets are compared by. */
export function BoardDesk({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console");
  return <p>{work.comparison ? t(`work.compared.${work.comparison.type}`) : t("work.compared.none")}</p>;
}
