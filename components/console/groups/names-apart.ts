"use client";
import { useTranslations } from "use-intl";
import { useConsoleContext } from "@/components/console/console-context";
import { listedIn } from "@/components/console/groups/sizes";
import { namesApart } from "@/workshop/groups/names";

/** The name of somebody of the room, told from all others. */
export function useNameApart(): (id: string) => string {
  const t = useTranslations("console.people");
  const names = namesApart(listedIn(useConsoleContext().view.groups), t("nameless"));
  return (id) => names.get(id) ?? t("nameless");
}
